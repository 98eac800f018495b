// Teams as they are after a while: eight closed pulses with their reports, of eight people.
import { randomBytes, randomUUID } from 'node:crypto';
import { disclose } from '#domain/report/disclosure';
import { DAY, KeyId, TeamId, TenantId, UserId } from '#domain/ids';
import { chooseItems } from '#domain/items/rotation';
import { tally } from '#domain/report/tally';
import type { Directory } from '../../server/access/directory.ts';
import type { PulseRecord, TeamDocument } from '../../server/records/team.ts';
import { newPulse } from '../support/signed-ballot.ts';

export const TENANT = TenantId.parse('7e4a11ed-0000-4000-8000-000000000001');
const PULSES = 8;
const COUNTS = [0, 1, 1, 1, 2, 3];

export const somePeople = (count: number): UserId[] => Array.from({ length: count }, () => UserId.parse(randomUUID()));

export const someTeamId = (): TeamId => TeamId.parse(randomUUID());

export function someTeam(roll: readonly UserId[] = somePeople(8)): TeamDocument {
  const team = someTeamId();
  const pulses = Array.from({ length: PULSES }, (_, nth) => closedPulse(team, roll, nth));
  return { tenant: TENANT, team, name: 'Team', channel: `19:${team}@thread.tacv2`, cadence: null, opening: null, pulses, outbox: [] };
}

function closedPulse(team: TeamId, roll: readonly UserId[], nth: number): PulseRecord {
  const record = openPulse(team, roll, nth);
  const counts = tally(record.terms.items.map(() => COUNTS));
  const report = disclose({ tally: counts, terms: record.terms, roll, earlier: [], others: [] });
  return { ...record, phase: 'closed', report, scrubbed: true };
}

/** A pulse of somebody's own, to be put into a team. */
export function openPulse(team: TeamId, roll: readonly UserId[], week = PULSES): PulseRecord {
  const terms = {
    ...{ pulse: newPulse(), team, teamName: 'Team', leaderName: 'Lead', items: chooseItems(5, []), roll: roll.length },
    ...{ floor: 5, edge: 2, opensAt: week * 7 * DAY, closesAt: (week * 7 + 3) * DAY, timeZone: 'UTC', language: 'en' as const },
    keyId: KeyId.parse(randomBytes(32).toString('base64url')),
  };
  const nothing = {
    card: null,
    report: null,
    scrubbed: false,
    conversation: null,
    done: 0,
    lostReminder: null,
    together: [],
    rollUp: null,
  };
  return { ...nothing, phase: 'open', terms, owners: [], roll: [...roll] };
}

/** Everybody is in every team, as if Microsoft had been asked just now. */
export function everyoneEverywhere(people: readonly UserId[]): Directory {
  const members = people.map((id) => ({ id, name: 'Somebody', mail: `${id}@mutual.example`, role: 'member' as const }));
  return { members: async () => members, teamsOf: async () => [] };
}
