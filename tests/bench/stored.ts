// Many teams with pulses that are over, put into a store at once: not by the store, which would wait for the disk after each.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TeamId } from '#domain/ids';
import { PULSE, type PulseRecord } from '../../server/records/pulse.ts';
import { TEAM, teamKey, type TeamRecord } from '../../server/records/team.ts';
import { writeRecord } from '../../server/records/versions.ts';
import { pathOf } from '../../server/store/embedded/folder.ts';
import { openMembers } from '../../server/store/postgres/members.ts';
import { byClients } from './clients.ts';
import { closedPulse, someTeam } from './teams.ts';

export interface Asked {
  team: TeamRecord;
  pulses: PulseRecord[];
}

/** @param pulses of each of them */
export const askedTeams = (count: number, pulses: number): Asked[] =>
  Array.from({ length: count }, () => {
    const team = someTeam();
    return { team, pulses: Array.from({ length: pulses }, (_, week) => closedPulse(team.team, week)) };
  });

/** @param folder of the embedded store of those who are asked, in which nothing is yet */
export async function storeInFolder(folder: string, asked: readonly Asked[]): Promise<void> {
  const [teams, pulses] = [join(folder, 'teams'), join(folder, 'pulses')];
  await Promise.all([teams, pulses].map((part) => mkdir(part, { recursive: true })));
  await byClients(asked, async (one) => {
    await writeFile(pathOf(teams, keyOf(one)), JSON.stringify(writeRecord(TEAM, one.team)));
    for (const pulse of one.pulses) await writeFile(pathOf(pulses, pulse.terms.pulse), JSON.stringify(writeRecord(PULSE, pulse)));
  });
}

/** @returns the store */
export async function storeInPostgres(location: { url: string; schema: string }, asked: readonly Asked[]) {
  const store = await openMembers(location);
  await byClients(asked, async (one) => {
    await store.teams.create(keyOf(one), one.team);
    for (const pulse of one.pulses) await store.pulses.create(pulse.terms.pulse, pulse);
  });
  return store;
}

const keyOf = ({ team: { tenant, team } }: Asked) => teamKey(tenant, team);

/** The report of one of their pulses. */
export const somePulseOf = ({ team, pulses }: Asked, nth: number): { team: TeamId; pulse: PulseRecord['terms']['pulse'] } => ({
  team: team.team,
  pulse: pulses[nth % pulses.length]!.terms.pulse,
});
