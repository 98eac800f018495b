// Teams as they are after a while: pulses that are closed, with their reports. Who is in them can be counted up, so nobody keeps lists.
import { randomBytes, randomUUID } from 'node:crypto';
import { disclose } from '#domain/report/disclosure';
import { DAY, KeyId, TeamId, TenantId, UserId } from '#domain/ids';
import { chooseItems } from '#domain/items/rotation';
import { tally } from '#domain/report/tally';
import type { Directory } from '../../server/access/directory.ts';
import { newPulse as openPulseOf, type PulseRecord } from '../../server/records/pulse.ts';
import { newTeam, type TeamRecord } from '../../server/records/team.ts';
import { newPulse } from '../support/signed-ballot.ts';

export const TENANT = TenantId.parse('7e4a11ed-0000-4000-8000-000000000001');
const COUNTS = [0, 1, 1, 1, 2, 3];
const WEEK = 7 * DAY;

export const memberOf = (nth: number): UserId => `00000000-0000-4000-8000-${nth.toString(16).padStart(12, '0')}` as UserId;

export const somePeople = (count: number): UserId[] => Array.from({ length: count }, (_, nth) => memberOf(nth));

export const someTeamId = (): TeamId => TeamId.parse(randomUUID());

export function someTeam(): TeamRecord {
  const team = someTeamId();
  return newTeam({ tenant: TENANT, team, name: 'Team', channel: `19:${team}@thread.tacv2` });
}

/** Everything is done about it. The roll is forgotten. @param week in which it was asked */
export function closedPulse(team: TeamId, week: number): PulseRecord {
  const open = openPulse(team, COUNTS.length + 2, week);
  const counts = tally(open.terms.items.map(() => COUNTS));
  const report = disclose({ tally: counts, terms: open.terms, roll: somePeople(8), earlier: [], others: [] });
  return { ...open, phase: 'closed', report, scrubbed: true };
}

const ITEMS = chooseItems({ length: 5, thriving: false, at: 0, before: [] }).map(({ item }) => item);

/** All of its effects are created. @param roll how many are asked */
export function openPulse(team: TeamId, roll: number, week: number): PulseRecord {
  const terms = {
    ...{ pulse: newPulse(), team, teamName: 'Team', leaderName: 'Lead', items: ITEMS, roll },
    ...{ floor: 5, edge: 2, opensAt: week * WEEK, closesAt: week * WEEK + 3 * DAY, timeZone: 'UTC', language: 'en' as const },
    keyId: KeyId.parse(randomBytes(32).toString('base64url')),
  };
  return { ...openPulseOf({ tenant: TENANT, terms, reminders: 2, owners: [], joined: [] }), unplanned: [] };
}

/** The same people in every team, as if Microsoft had been asked just now. */
export function everyoneEverywhere(people: readonly UserId[]): Directory {
  const members = people.map((id) => ({ id, name: 'Somebody', mail: `${id}@mutual.example`, role: 'member' as const }));
  const known = new Set(people);
  return {
    members: async () => members,
    teamsOf: async () => [],
    roleOf: async (user) => (known.has(user) ? 'member' : undefined),
  };
}
