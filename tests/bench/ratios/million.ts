// A pulse of a million members on PostgreSQL, from opening to bulletin, by as many instances as there are processors.
import { availableParallelism } from 'node:os';
import { disclose } from '#domain/report/disclosure';
import { ballots } from '../../../server/ballot/ballot.ts';
import { credentials } from '../../../server/credential/credential.ts';
import { openBallots } from '../../../server/store/postgres/ballots.ts';
import { openMembers } from '../../../server/store/postgres/members.ts';
import { start, type Child } from '../child.ts';
import { inPostgres } from '../in-postgres.ts';
import { memberOf, SECRET } from '../million.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import type { Wanted } from '../served/voters.ts';
import { openPulse, someTeamId } from '../teams.ts';

/** How many members' signatures and checks are measured alone, by each instance while the others do the same. */
const ALONE = 300;
/** Voters at a time, so that there is progress to tell. */
const PORTION = 2_000;
const INSTANCES = availableParallelism();

export const million = (members: number): Ratio => ({
  name: 'million',
  title: `${members.toLocaleString('en')} members drawn, cast, counted, closed, published: against the cryptography alone`,
  bound: { atMost: 3 },
  onlyNamed: true,
  run: (progress) => inPostgres(progress, (url) => measure(progress, url, members)),
});

async function measure(progress: Progress, url: string, members: number): Promise<Measured> {
  const pulse = await aPulse(url, members);
  progress('opening');
  const opened = await seconds(pulse.open);
  const instances = await Promise.all(Array.from({ length: INSTANCES }, () => start('voters', [url, pulse.id, pulse.spki()])));
  progress('signing and checking alone');
  const each = await Promise.all(instances.map((instance) => instance.ask(JSON.stringify({ alone: ALONE } satisfies Wanted))));
  const alone = each.reduce((sum, microseconds) => sum + microseconds) / INSTANCES ** 2;
  let memory = 0;
  const voted = await seconds(async () => void (memory = await vote(progress, instances, members)));
  await Promise.all(instances.map((instance) => instance.stop()));
  progress('closing');
  const closed = await seconds(pulse.end);
  const whole = ((opened + voted + closed) * 1_000_000) / members;
  return { value: whole / alone, detail: told({ opened, voted, closed, whole, alone, memory }) };
}

interface Told {
  /** Seconds. */
  opened: number;
  voted: number;
  closed: number;
  /** Microseconds a member, on all processors together. */
  whole: number;
  alone: number;
  /** Kilobytes. */
  memory: number;
}

function told({ opened, voted, closed, whole, alone, memory }: Told): string {
  const [times, each] = [[opened, voted, closed, opened + voted + closed].map((time) => time.toFixed(0)), [whole, alone].map(Math.round)];
  const megabytes = [memory, process.resourceUsage().maxRSS].map((kilobytes) => Math.round(kilobytes / 1_000));
  return (
    `opened in ${times[0]} s, voted in ${times[1]} s, closed in ${times[2]} s, together ${times[3]} s; ` +
    `${each[0]} µs a member, ${each[1]} µs alone; memory of an instance ${megabytes[0]} MB, of the one that closes ${megabytes[1]} MB`
  );
}

/** @returns the most memory that one of them has had, in kilobytes */
async function vote(progress: Progress, instances: readonly Child[], members: number): Promise<number> {
  let next = 0;
  let memory = 0;
  const work = async (instance: Child) => {
    while (next < members) {
      progress(`${next} have voted`);
      const from = next;
      next = Math.min(from + PORTION, members);
      memory = Math.max(memory, await instance.ask(JSON.stringify({ from, to: next } satisfies Wanted)));
    }
  };
  await Promise.all(instances.map(work));
  return memory;
}

async function aPulse(url: string, members: number) {
  const clock = () => 0;
  const { rolls, close: closeMembers } = await openMembers({ url, schema: 'members' });
  const { boxes, close: closeBallots } = await openBallots({ url, schema: 'ballots' });
  const [credential, ballot] = [credentials({ rolls, secret: SECRET, clock }), ballots({ boxes, clock })];
  const roll = Array.from({ length: members }, (_, nth) => memberOf(nth));
  const { terms } = openPulse(someTeamId(), roll);
  const { pulse, closesAt, floor, keyId } = terms;
  let spki = '';
  return {
    id: pulse,
    spki: () => spki,
    async open() {
      ({
        spki: { ballot: spki },
      } = await credential.enrol(pulse, roll, closesAt));
      await ballot.open(pulse, { spki, items: terms.items.length, closesAt, floor });
    },
    /** @throws an Error if anybody is missing in the report or the bulletin */
    async end() {
      const report = disclose({ tally: await ballot.seal(pulse), terms, roll, earlier: [], others: [] });
      await ballot.publish(pulse, { keyId, roll: members, issued: await credential.issued(pulse) });
      await credential.scrub(pulse);
      const { counted, issued } = await ballot.bulletin(pulse);
      const said = report.outcome === 'published' ? report.ballots : 0;
      if ([said, counted, issued].some((number) => number !== members)) throw new Error(`Published: ${said}, ${counted} of ${issued}.`);
      await Promise.all([closeMembers(), closeBallots()]);
    },
  };
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await act();
  return (performance.now() - begin) / 1_000;
}
