// A team's own ups and downs: a mood that all share for a week really moves the answers, and is no change that lasts.
import type { Run } from './run.ts';
import { change, riditDifference, zVerdict, type Change, type Comparison } from './score.ts';
import { lineOf, PULSES_MIN } from './trend.ts';

/** With fewer answers people's noise is larger than any shared mood. */
const ANSWERS_MIN = 15;

/**
 * How many times the variance of people's noise the item has wobbled about its own line (Birge 1932); never less than 1.
 * @param before the run up to the pulse before the one that is judged; says nothing, that is 1, if it has fewer than four pulses
 */
export const scatter = (before: Run): number => (before.pulses.length < PULSES_MIN ? 1 : Math.max(1, lineOf(before).phi));

/** `change`, its noise made larger by the team's own scatter: `z / √φ` where both pulses have 15 answers or more. */
export function changeBeyondScatter(comparison: Comparison, phi: number): Change {
  const { before, now, rolls, common, comparisons } = comparison;
  const verdict = change(comparison);
  const isClear = verdict === 'up' || verdict === 'down';
  if (!isClear || 'withheld' in before || 'withheld' in now) return verdict;
  if (Math.min(before.n, now.n) < ANSWERS_MIN) return verdict;
  const both = Math.max(0, before.n + now.n - (rolls.before + rolls.now - common));
  const { z } = riditDifference(before, now, both);
  return Math.abs(z) / Math.sqrt(phi) >= zVerdict(comparisons) ? verdict : 'no-clear-change';
}
