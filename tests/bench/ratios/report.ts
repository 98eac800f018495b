// Reading a report must cost the same however many teams there are.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reports } from '../../../server/report.ts';
import { fileOf } from '../../../server/store/folder.ts';
import { openMembers } from '../../../server/store/embedded-members.ts';
import { teamKey, type TeamDocument } from '../../../server/team.ts';
import { byClients } from '../clients.ts';
import { fatal, inFolder } from '../folder.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { everyoneEverywhere, somePeople, someTeam, someTeamId, TENANT } from '../teams.ts';

const ROUNDS = 9;
const READS = 2_000;
const TEAMS = 10_000;

const people = somePeople(8);

export const report: Ratio = {
  name: 'report',
  title: 'reading a report among 10,000 teams: against one team, embedded',
  bound: { atMost: 4 },
  run: (progress) =>
    inFolder(async (folder) => {
      const team = someTeam(people);
      progress(`storing ${TEAMS} teams`);
      const many = await openTeams(
        join(folder, 'many'),
        Array.from({ length: TEAMS }, () => ({ ...team, team: someTeamId() })),
      );
      const single = await openTeams(join(folder, 'single'), [team]);
      const { one, other, ratio } = await compare(progress, ROUNDS, many.time, single.time);
      await Promise.all([many.close(), single.close()]);
      return { value: ratio, detail: `${one.toFixed(1)} µs a read, ${other.toFixed(1)} µs in one team` };
    }),
};

async function openTeams(folder: string, teams: readonly TeamDocument[]) {
  const before = await openMembers(folder, fatal);
  await before.close();
  // Not by the store, which would wait for the disk after each.
  await byClients(teams, (team) => writeFile(fileOf(join(folder, 'teams'), teamKey(TENANT, team.team)), JSON.stringify(team)));
  const store = await openMembers(folder, fatal);
  const unused = () => Promise.reject(new Error('Nothing is closed here.'));
  const closing = { seal: unused, issued: unused, publishBulletin: unused, publishVoices: unused, scrubRoll: unused, plan: () => [] };
  const room = reports({ teams: store.teams, directory: everyoneEverywhere(people), ...closing });
  const caller = { user: people[0]!, admin: false, assertion: '' };
  return {
    close: store.close,
    /** µs for each read, of teams all over the store. */
    time: async () => {
      const begin = performance.now();
      for (let read = 0; read < READS; read++) {
        const { team, pulses } = teams[(read * 7_919) % teams.length]!;
        await room.get(TENANT, caller, team, pulses[read % pulses.length]!.terms.pulse);
      }
      return ((performance.now() - begin) / READS) * 1_000;
    },
  };
}
