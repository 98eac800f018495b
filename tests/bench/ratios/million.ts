// A pulse of a million members on PostgreSQL, from the opening to the last notice of its result, by as many instances as there are
// processors. The team, the roll and the outbox are real; what is sent arrives nowhere. Nobody is reminded: that would cost another notice each.
import { availableParallelism } from 'node:os';
import pino from 'pino';
import { HOUR, type PulseId } from '#domain/ids';
import { openBallotBox } from '../../../server/compose-ballots.ts';
import { schedule } from '../../../server/schedule/schedule.ts';
import { openMembers } from '../../../server/store/postgres/members.ts';
import { start, type Child } from '../child.ts';
import { fatal } from '../folder.ts';
import { inPostgres } from '../in-postgres.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { roomsOn } from '../rooms.ts';
import type { Wanted } from '../served/voters.ts';
import { memberOf, somePeople, someTeam } from '../teams.ts';

/** How many members' signatures and checks are measured alone, by each instance while the others do the same. */
const ALONE = 300;
/** Voters at a time, so that there is progress to tell. */
const PORTION = 2_000;
const INSTANCES = availableParallelism();

export const million = (members: number): Ratio => ({
  name: 'million',
  title: `${members.toLocaleString('en')} members asked, drawn, cast, counted, closed, published, told: against the cryptography alone`,
  bound: { atMost: 2 },
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
  const notified = seconds(pulse.deliver);
  const voted = await seconds(async () => void (memory = await vote(progress, instances, members)));
  progress('all have voted, notices go out');
  const answered = Math.max(voted, await notified);
  await Promise.all(instances.map((instance) => instance.stop()));
  progress('closing');
  const closed = await seconds(pulse.end);
  const whole = ((opened + answered + closed) * 1_000_000) / members;
  return { value: whole / alone, detail: told({ opened, voted, answered, closed, whole, alone, memory }) };
}

interface Told {
  /** Seconds. */
  opened: number;
  voted: number;
  /** Until the last notice of the opening, too, which go out at the same time. */
  answered: number;
  closed: number;
  /** Microseconds a member, on all processors together. */
  whole: number;
  alone: number;
  /** Kilobytes. */
  memory: number;
}

function told({ opened, voted, answered, closed, whole, alone, memory }: Told): string {
  const [times, each] = [
    [opened, voted, answered, closed, opened + answered + closed].map((time) => time.toFixed(0)),
    [whole, alone].map(Math.round),
  ];
  const megabytes = [memory, process.resourceUsage().maxRSS].map((kilobytes) => Math.round(kilobytes / 1_000));
  return (
    `opened in ${times[0]} s, voted in ${times[1]} s and notified in ${times[2]} s, closed and told in ${times[3]} s, together ${times[4]} s; ` +
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
  // At noon, so that everybody is at work.
  let now = 12 * HOUR;
  const clock = () => now;
  const store = await openMembers({ url, schema: 'members' });
  const box = await openBallotBox({ dataFolder: '', ballotDatabase: { url, schema: 'ballots' } }, { clock, fatal });
  let told = 0;
  const feed = { notify: async () => void told++, remindOfPromise: async () => {} };
  const rooms = roomsOn({ ...store, ...box }, somePeople(members), clock, { feed });
  const { tick, stop } = schedule({ ...rooms, clock, log: pino({ level: 'error' }) });
  const { team, ...named } = someTeam();
  let [id, spki] = ['' as PulseId, ''];
  return {
    get id() {
      return id;
    },
    spki: () => spki,
    async open() {
      await rooms.teams.create({ team, ...named });
      await rooms.teams.change(team, ({ policy }) => void (policy.reminders = 0));
      ({ pulse: id } = await rooms.pulse.openNow(team, memberOf(0), { items: null, workingDays: 1 }));
      spki = await box.ballot.key(id);
    },
    /** Card and notices. */
    deliver: tick,
    /** Everything that is due after closing. @throws an Error if anybody is missing in the report or the bulletin, or was not told */
    async end() {
      now = (await rooms.pulses.get(team, id)).terms.closesAt;
      await tick();
      const report = await rooms.report.get(team, id);
      const { counted, issued } = await box.ballot.bulletin(id);
      const said = report.outcome === 'published' ? report.ballots : 0;
      if ([said, counted, issued].some((number) => number !== members)) throw new Error(`Published: ${said}, ${counted} of ${issued}.`);
      if (told !== 2 * members) throw new Error(`Told: ${told}.`);
      const { waiting } = await rooms.effects.ofPulse(id);
      if (waiting.length > 0) throw new Error(`Not done: ${waiting.length}.`);
      await stop();
      await Promise.all([store.close(), box.close()]);
    },
  };
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await act();
  return (performance.now() - begin) / 1_000;
}
