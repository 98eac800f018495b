// Freezing the terms of a pulse: who is asked what, and under which policy, decided once.
import type { PulseId, TeamId, UserId } from '#domain/ids';
import { isInBank } from '#domain/items/bank';
import { FLOOR, isAsked } from '#domain/policy/policy';
import { besideCheckBack, type Terms } from '#domain/pulse/terms';
import { Refusal } from '#contract/problem';
import type { TeamMember } from '../access/directory.ts';
import type { Opening, PulsePolicy, SharedTerms } from '../records/team.ts';

/** Who is asked. Owners are not, they get the mirror; guests only if the policy says so. Refuses `team-too-small`. */
export function rollOf(policy: PulsePolicy, members: readonly TeamMember[]): UserId[] {
  const asked = members.filter(({ role }) => isAsked(policy, role));
  if (asked.length < Math.max(FLOOR, policy.floor)) throw new Refusal('team-too-small');
  return asked.map(({ id }) => id);
}

/** Refuses `malformed`: an item that is unknown, or asked twice. */
export function checkItems({ items }: SharedTerms): void {
  if (!items.every(isInBank) || new Set(items).size < items.length) throw new Refusal('malformed');
}

/** Everything but the key, which is made for these terms. */
export function freezeTerms(
  { team, name, pulse }: { team: TeamId; name: string; pulse: PulseId },
  { policy, shared, checkBack }: Pick<Opening, 'policy' | 'shared' | 'checkBack'>,
  roll: readonly UserId[],
  members: readonly TeamMember[],
): { terms: Omit<Terms, 'keyId'>; owners: UserId[] } {
  const owners = members.filter(({ role }) => role === 'owner');
  const [leader] = owners;
  const { floor, edge, timeZone, language } = policy;
  const { opensAt, closesAt } = shared;
  const asked = { items: besideCheckBack(shared.items, checkBack), ...(checkBack && { checkBack }) };
  const whose = { pulse, team, teamName: name, leaderName: leader?.name ?? '', roll: roll.length };
  return {
    terms: { ...whose, ...asked, opensAt, closesAt, floor, edge, timeZone, language },
    owners: owners.map(({ id }) => id),
  };
}
