// Made-up teams, as stores keep them.
import { DEFAULT_CADENCE } from '#domain/cadence/cadence';
import { TeamId, TenantId } from '#domain/ids';
import { newTeam, teamKey, type TeamRecord } from '../../server/records/team.ts';
import { person } from './rolls-contract.ts';

export const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
export const OTHER_TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000002');
export const teamId = (number: number) => TeamId.parse(`bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`);
export const key = (number: number): string => teamKey(TENANT, teamId(number));

export const team = (number: number, changes: Partial<TeamRecord> = {}): TeamRecord => ({
  ...newTeam({ tenant: TENANT, team: teamId(number), name: `Team ${number}`, channel: 'channel' }),
  ...changes,
});

/** A team that has something to do at each of these moments. */
export const dueTeam = (number: number, ...moments: number[]): TeamRecord => {
  const occurrences = moments.map((opensAt) => ({ id: String(opensAt), opensAt, closesAt: opensAt, state: 'planned' as const }));
  return team(number, { cadence: { ...CADENCE, occurrences } });
};

const CADENCE: NonNullable<TeamRecord['cadence']> = {
  settings: { ...DEFAULT_CADENCE, timeZone: 'UTC' },
  owner: person(1),
  ownerName: 'Amara',
  series: 'series',
  link: null,
  occurrences: [],
  activeFrom: 0,
  lost: null,
};
