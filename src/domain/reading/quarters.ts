// One pulse of each quarter before another, so that where a team came from can be seen without every step.
import { DAY, type Instant } from '../ids.ts';

const QUARTER = 91 * DAY;
/** A year. */
const QUARTERS = 4;

/**
 * Of each of the four quarters before an instant the one that is nearest to a whole quarter, half a quarter off at most.
 * @param at when each of them was
 * @returns four at most, oldest first
 */
export function quarterly<T>(now: Instant, all: readonly T[], at: (one: T) => Instant): T[] {
  const nearest = new Map<number, T>();
  for (const one of all) {
    const quarter = Math.round((now - at(one)) / QUARTER);
    if (quarter < 1 || quarter > QUARTERS) continue;
    const off = (other: T) => Math.abs(now - at(other) - quarter * QUARTER);
    const found = nearest.get(quarter);
    if (found === undefined || off(one) < off(found)) nearest.set(quarter, one);
  }
  return [...nearest.values()].toSorted((one, other) => at(one) - at(other));
}
