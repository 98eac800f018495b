// Reading a report must cost the same however many teams there are.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reports } from '../../../server/report/report.ts';
import { pathOf } from '../../../server/store/embedded/folder.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { openMembers as openMembersIn } from '../../../server/store/postgres/members.ts';
import { teamKey, type TeamDocument, type Teams } from '../../../server/records/team.ts';
import { byClients } from '../clients.ts';
import { fatal, inFolder } from '../folder.ts';
import { inPostgres } from '../in-postgres.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { everyoneEverywhere, somePeople, someTeam, someTeamId, TENANT } from '../teams.ts';

const ROUNDS = 9;
const READS = 2_000;
const TEAMS = 10_000;

interface Store {
  teams: Teams;
  close(): Promise<void>;
}

const people = somePeople(8);

/** @param open makes a store that holds these teams; `name` is another each time */
async function measure(progress: Progress, open: (name: string, teams: readonly TeamDocument[]) => Promise<Store>): Promise<Measured> {
  progress(`storing ${TEAMS} teams`);
  const team = someTeam(people);
  const all = Array.from({ length: TEAMS }, () => ({ ...team, team: someTeamId() }));
  const [many, single] = [await open('many', all), await open('single', [team])];
  const { one, other, ratio } = await compare(
    progress,
    ROUNDS,
    () => timeOf(many, all),
    () => timeOf(single, [team]),
  );
  await Promise.all([many.close(), single.close()]);
  return { value: ratio, detail: `${one.toFixed(0)} µs a read, ${other.toFixed(0)} µs in one team` };
}

/** Microseconds for each read, of teams all over the store. */
async function timeOf({ teams }: Store, stored: readonly TeamDocument[]): Promise<number> {
  const unused = () => Promise.reject(new Error('Nothing is closed here.'));
  const closing = { seal: unused, issued: unused, publishBulletin: unused, publishVoices: unused, scrubRoll: unused, plan: () => [] };
  const room = reports({ teams, directory: everyoneEverywhere(people), ...closing });
  const caller = { user: people[0]!, admin: false, assertion: '' };
  const begin = performance.now();
  for (let read = 0; read < READS; read++) {
    const { team, pulses } = stored[(read * 7_919) % stored.length]!;
    await room.get(TENANT, caller, team, pulses[read % pulses.length]!.terms.pulse);
  }
  return ((performance.now() - begin) / READS) * 1_000;
}

export const report: Ratio = {
  name: 'report',
  title: 'reading a report among 10,000 teams: against one team, embedded',
  bound: { atMost: 4 },
  run: (progress) =>
    inFolder((folder) =>
      measure(progress, async (name, teams) => {
        const own = join(folder, name);
        const before = await openMembers(own, fatal);
        await before.close();
        // Not by the store, which would wait for the disk after each.
        await byClients(teams, (team) => writeFile(pathOf(join(own, 'teams'), keyOf(team)), JSON.stringify(team)));
        return openMembers(own, fatal);
      }),
    ),
};

export const reportInPostgres: Ratio = {
  name: 'postgres-report',
  title: 'the same in PostgreSQL',
  bound: { atMost: 8 },
  run: (progress) =>
    inPostgres(progress, (url) =>
      measure(progress, async (schema, teams) => {
        const store = await openMembersIn({ url, schema });
        await byClients(teams, (team) => store.teams.create(keyOf(team), team));
        return store;
      }),
    ),
};

const keyOf = ({ tenant, team }: TeamDocument) => teamKey(tenant, team);
