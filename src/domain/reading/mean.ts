// The mean of the answers, as a range: what the blocks hide and what the same people would wobble are both in it.
import type { MeasuredItem } from '../report/report.ts';
import { categories, PSEUDO } from './ridits.ts';
import { RETEST, Z_INTERVAL } from './score.ts';

/** Below, a mean beside the blocks would look more exact than five answers are. */
const ANSWERS_MIN = 10;

/** On the scale of the answers, 1 … 5. */
export interface Mean {
  middle: number;
  range: readonly [low: number, high: number];
}

/**
 * `x̄ ± Z·√(V·(1/n − RETEST/N)) ± Σ(high − low)/2n`, within 1 … 5; x̄ from the blocks' middles, V from the same counts with half an
 * imaginary answer each. Assumes that those who did not answer are like those who did.
 * @param roll how many were asked (N)
 * @returns `null` under ten answers
 */
export function mean(item: MeasuredItem, roll: number): Mean | null {
  const { n, atMost } = item;
  if (n < ANSWERS_MIN) return null;
  const counts = categories(item);
  const middle = meanOf(counts);
  const imagined = counts.map((count) => count + PSEUDO);
  const centre = meanOf(imagined);
  const variance = imagined.reduce((sum, count, nth) => sum + count * (nth + 1 - centre) ** 2, 0) / (totalOf(imagined) - 1);
  const noise = Z_INTERVAL * Math.sqrt(variance * (1 / n - RETEST / roll));
  const hidden = atMost.reduce((sum, [low, high]) => sum + high - low, 0) / (2 * n);
  return { middle, range: [Math.max(1, middle - noise - hidden), Math.min(5, middle + noise + hidden)] };
}

const totalOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const meanOf = (counts: readonly number[]) => counts.reduce((sum, count, nth) => sum + count * (nth + 1), 0) / totalOf(counts);
