// What one effect costs that is claimed, done and settled: it must cost the same in a large team as in a small one.
import { DAY, type TeamId } from '#domain/ids';
import { openBallotBox } from '../../../server/compose-ballots.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { MEMORY } from '../../../server/store/embedded/memory.ts';
import type { MemberStore } from '../../../server/store/member-store.ts';
import { openMembers as openMembersIn } from '../../../server/store/postgres/members.ts';
import { databaseProcessor } from '../database-processor.ts';
import { fatal, inFolder } from '../folder.ts';
import { inPostgres } from '../in-postgres.ts';
import { processorTime } from '../processor.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { roomsOn } from '../rooms.ts';
import { compare } from '../rounds.ts';
import { openPulse, somePeople, someTeam } from '../teams.ts';

const ROUNDS = 7;
const [LARGE, SMALL] = [10_000, 10];
/** Of each round, in small teams. */
const TEAMS = 40;
/** The card and the notices of a small team; its reminders are not due yet, as those of the large one. */
const EFFECTS = SMALL + 1;
/** At noon of the day on which all pulses have opened, so that everybody is at work. */
const clock = () => DAY / 2;

/** @param elsewhere processor time that is used outside of this process, in microseconds, so far */
async function measure(progress: Progress, store: MemberStore, elsewhere: () => Promise<number>): Promise<Measured> {
  const people = somePeople(LARGE);
  const box = await openBallotBox({ dataFolder: MEMORY, ballotDatabase: undefined }, { clock, fatal });
  const { teams, pulses, rolls, followUp } = roomsOn({ ...store, ...box }, people, clock);

  async function ask(size: number): Promise<TeamId> {
    const { team, ...named } = someTeam();
    const { terms, reminders, owners, joined } = openPulse(team, size, 0);
    await teams.create({ team, ...named });
    await rolls.create({ team, pulse: terms.pulse, people: people.slice(0, size) });
    await pulses.create({ terms, reminders, owners, joined });
    await followUp.plan(terms.pulse);
    return team;
  }

  /** All that is due of small teams, as many of a large one. */
  async function cost(of: readonly TeamId[]): Promise<number> {
    const before = await elsewhere();
    const own = await processorTime(1, async () => {
      for (const team of of)
        for (let nth = 0; nth < EFFECTS; nth++) if (!(await followUp.deliverNext(team))) throw new Error('Nothing is due.');
    });
    return (own + (await elsewhere()) - before) / (of.length * EFFECTS);
  }

  progress('planning');
  const small: TeamId[] = [];
  while (small.length < (ROUNDS + 1) * TEAMS) small.push(await ask(SMALL));
  const largeTeam = await ask(LARGE);
  const large = Array.from({ length: TEAMS }, () => largeTeam);
  const { one, other, ratio } = await compare(
    progress,
    ROUNDS,
    () => cost(large),
    () => cost(small.splice(0, TEAMS)),
  );
  return { value: ratio, detail: `${one.toFixed(0)} µs an effect, ${other.toFixed(0)} µs in the small team` };
}

export const effect: Ratio = {
  name: 'effect',
  title: 'an effect claimed, done and settled, in a team of 10,000: against a team of 10, processor time',
  bound: { atMost: 1.5 },
  run: (progress) =>
    inFolder(async (folder) => {
      const store = await openMembers(folder, fatal);
      const measured = await measure(progress, store, async () => 0);
      await store.close();
      return measured;
    }),
};

export const effectInPostgres: Ratio = {
  name: 'effect-postgres',
  title: 'the same in PostgreSQL, with the processor time of the database',
  bound: { atMost: 1.5 },
  run: (progress) =>
    inPostgres(progress, async (url) => {
      const store = await openMembersIn({ url, schema: 'members' });
      const measured = await measure(progress, store, await databaseProcessor(url));
      await store.close();
      return measured;
    }),
};
