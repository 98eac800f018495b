// Who is asked in a pulse, compared with who is asked in another.
import type { UserId } from '../ids.ts';
import { FLOOR } from '../policy/policy.ts';

/** How many of `some` are not among `others`. */
export function missing(some: readonly UserId[], others: readonly UserId[]): number {
  const known = new Set(others);
  return some.filter((person) => !known.has(person)).length;
}

/** How many people are only on one roll, on the side where they are more. */
export const differ = (one: readonly UserId[], other: readonly UserId[]): number => Math.max(missing(one, other), missing(other, one));

/**
 * Are they the same group but for 1 … `FLOOR − 1` people? What is said about one is then held against what is said about the other,
 * and they are never asked at the same time: the difference between two such results would be about those few.
 */
export function isNearly(one: readonly UserId[], other: readonly UserId[]): boolean {
  const people = differ(one, other);
  return people > 0 && people < FLOOR;
}
