// What a select offers (the usual values, and the one that is set, whatever it is), and what choosing changes.
import type { Cadence } from '#domain/cadence/cadence';
import type { JoinedTeams } from '#domain/cadence/joined-teams';
import type { Policy } from '#domain/policy/policy';

export interface Change {
  cadence(part: Partial<Cadence>): void;
  policy(part: Partial<Policy>): void;
  joinedTeams(teams: JoinedTeams): void;
}

export const numberChoices = (usual: readonly number[], set: number): number[] =>
  [...new Set([...usual, set])].toSorted((one, other) => one - other);

export const timeChoices = (usual: readonly string[], set: string): (readonly [string, string])[] =>
  [...new Set([...usual, set])].toSorted().map((time) => [time, time]);

/** By their IANA names, as the browser knows them. */
export const zoneChoices = (set: string): readonly string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), set])].toSorted();
