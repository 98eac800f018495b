// Which earlier pulses of a team the reading of a report needs: bounded, however many there are.
import type { Instant } from '../ids.ts';
import { AGREE_CUT, type Report } from '../report/report.ts';
import { quarterly } from './quarters.ts';

/** The newest of the pulses before: a year of one every two weeks. */
export const PAST_MOST = 26;

/**
 * The newest, those that a number of the report refers to, however old they are, and one of each quarter of the year before.
 * @param earlier of the same team, newest first
 * @returns some of them, in the same order
 */
export function pastOf<P extends { opensAt: Instant; closesAt: Instant }>(report: Report, earlier: readonly P[]): P[] {
  const items = report.outcome === 'published' ? report.items.filter((item) => 'n' in item) : [];
  const named = new Set(items.map((item) => item.references?.[AGREE_CUT]?.closedAt));
  const seasons = quarterly(report.terms.opensAt, earlier, ({ opensAt }) => opensAt);
  return earlier.filter((one, nth) => nth < PAST_MOST || named.has(one.closesAt) || seasons.includes(one));
}
