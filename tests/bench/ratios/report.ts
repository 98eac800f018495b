// Reading a report must cost the same however many teams there are.
import { join } from 'node:path';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { openBallotBox } from '../../../server/compose-ballots.ts';
import { MEMORY } from '../../../server/store/embedded/memory.ts';
import type { MemberStore } from '../../../server/store/member-store.ts';
import { fatal, inFolder } from '../folder.ts';
import { inPostgres } from '../in-postgres.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { roomsOn } from '../rooms.ts';
import { compare } from '../rounds.ts';
import { askedTeams, somePulseOf, storeInFolder, storeInPostgres, type Asked } from '../stored.ts';
import { memberOf, somePeople } from '../teams.ts';

const ROUNDS = 9;
const READS = 2_000;
const TEAMS = 10_000;

/** @param open makes a store that holds these teams; `name` is another each time */
async function measure(progress: Progress, open: (name: string, asked: readonly Asked[]) => Promise<MemberStore>): Promise<Measured> {
  progress(`storing ${TEAMS} teams`);
  const all = askedTeams(TEAMS, 1);
  const few = all.slice(0, 1);
  const [many, single] = [await open('many', all), await open('single', few)];
  const { one, other, ratio } = await compare(
    progress,
    ROUNDS,
    () => timeOf(many, all),
    () => timeOf(single, few),
  );
  await Promise.all([many.close(), single.close()]);
  return { value: ratio, detail: `${one.toFixed(0)} µs a read, ${other.toFixed(0)} µs in one team` };
}

/** Microseconds for each read, with the question who may, of teams all over the store. */
async function timeOf(store: MemberStore, stored: readonly Asked[]): Promise<number> {
  const box = await openBallotBox({ dataFolder: MEMORY, ballotDatabase: undefined }, { clock: Date.now, fatal });
  const { guard, report: room } = roomsOn({ ...store, ...box }, somePeople(8), Date.now);
  const caller = { user: memberOf(0), admin: false, assertion: '' };
  const begin = performance.now();
  for (let read = 0; read < READS; read++) {
    const at = somePulseOf(stored[(read * 7_919) % stored.length]!, read);
    await guard('team', caller, at);
    await room.get(at.team, at.pulse);
  }
  return ((performance.now() - begin) / READS) * 1_000;
}

export const report: Ratio = {
  name: 'report',
  title: 'reading a report among 10,000 teams: against one team, embedded',
  bound: { atMost: 4 },
  run: (progress) =>
    inFolder((folder) =>
      measure(progress, async (name, asked) => {
        const own = join(folder, name);
        await storeInFolder(own, asked);
        return openMembers(own, fatal);
      }),
    ),
};

export const reportInPostgres: Ratio = {
  name: 'postgres-report',
  title: 'the same in PostgreSQL',
  bound: { atMost: 8 },
  run: (progress) => inPostgres(progress, (url) => measure(progress, (schema, asked) => storeInPostgres({ url, schema }, asked))),
};
