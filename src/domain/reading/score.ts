// What people see of an item, computed from published blocks alone: so no number can say more than the report does.
import { isScored } from '../items/bank.ts';
import type { Block, MeasuredItem, PublishedItem } from '../report/report.ts';
import { narrowed, ridits } from './ridits.ts';

/** Share of an answer's variance that is still there when the same people are asked again. */
export const RETEST = 0.5;
/** Intervals hold about nine times in ten: Φ⁻¹(0.95). */
export const Z_INTERVAL = 1.6448536;
/** Verdicts, by how many are in one report: Φ⁻¹(1 − .05/m) for m = 5 … 12; fewer count as five, more as twelve. */
const Z_VERDICT = [2.326348, 2.39398, 2.449998, 2.497705, 2.539185, 2.575829, 2.608616, 2.638257];
/** Smaller differences are never called a change, however certain. */
export const DIFFERENCE_MIN = 0.08;
/** Fewer people on both rolls: two groups, not one team twice. */
export const COMMON_MIN = 5;

/** Fewer answers in one of two pulses can't tell a change from chance. */
export const changeMin = (edge: number): number => 4 * edge + 1;

/** Counts of people; agree is 4 or 5, disagree 1 or 2. */
export interface Level {
  n: number;
  agree: Block;
  neither: Block;
  disagree: Block;
  /** How many would probably agree if the same people were asked again. */
  again: Block;
  /** How many of the whole roll agree, whatever those who did not answer think. */
  bounds: Block;
}

/** @param roll how many were asked, at least `item.n` */
export function level({ n, atMost }: Pick<MeasuredItem, 'n' | 'atMost'>, roll: number): Level {
  const [, two, three] = narrowed(atMost) as [Block, Block, Block, Block];
  const agree: Block = [n - three[1], n - three[0]];
  return {
    n,
    agree,
    neither: [Math.max(0, three[0] - two[1]), three[1] - two[0]],
    disagree: two,
    again: [Math.round(n * wilson(agree[0], n)[0]), Math.round(n * wilson(agree[1], n)[1])],
    bounds: [agree[0], agree[1] + roll - n],
  };
}

/**
 * The item with the most agreement and the one with the least, where what is published tells: its range, as a share of those who
 * answered, lies beyond that of every other. An item of which nothing is said can be neither, and keeps others from being it.
 */
export function extremes<I extends Pick<MeasuredItem, 'n' | 'atMost'>>(items: readonly I[]): { most: I | undefined; least: I | undefined } {
  const ranges = items.map((item) => level(item, item.n).agree.map((count) => count / item.n) as [number, number]);
  const beyond = (isBeyond: (own: [number, number], other: [number, number]) => boolean) =>
    items.length < 2 ? undefined : items.find((_, nth) => ranges.every((other, at) => at === nth || isBeyond(ranges[nth]!, other)));
  return { most: beyond(([low], [, high]) => low > high), least: beyond(([, high], [low]) => high < low) };
}

/**
 * Wilson's score interval for `count` of `n` (Wilson 1927), with n/(2(1 − RETEST)) in place of n: the noise is that of the same
 * people asked twice, not that of a sample.
 * @returns shares, 0 … 1
 */
export function wilson(count: number, n: number): [number, number] {
  const share = count / n;
  const z2 = Z_INTERVAL ** 2 / (n / (2 * (1 - RETEST)));
  const middle = (share + z2 / 2) / (1 + z2);
  const half = Math.sqrt(z2 * share * (1 - share) + z2 ** 2 / 4) / (1 + z2);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

export type Change = 'up' | 'down' | 'no-clear-change' | 'too-few' | 'not-compared';

export interface Comparison {
  before: PublishedItem;
  now: PublishedItem;
  /** How many were on either roll. */
  rolls: { before: number; now: number };
  /** How many were on both. */
  common: number;
  /** How many items are compared in this report. */
  comparisons: number;
  /** The larger `edge` of the two pulses. */
  edge: number;
}

/**
 * Has the answer to one statement moved? Ridit difference (Bross 1958), the score test of the proportional-odds model
 * (McCullagh 1980), its error made smaller by the answers that must be from the same people. Swapping the pulses swaps up and down.
 * Clear only if some number has left what the other pulse said: where each could be the same share as before, the middles of wide
 * blocks tell nothing.
 * `not-compared`: nothing is published about one of them, fewer than five people are on both rolls, or it is a fact.
 * `too-few`: fewer than `changeMin` answers in one of them.
 */
export function change({ before, now, rolls, common, comparisons, edge }: Comparison): Change {
  if ('withheld' in before || 'withheld' in now || common < COMMON_MIN || !isScored(now.item)) return 'not-compared';
  if (Math.min(before.n, now.n) < changeMin(edge)) return 'too-few';
  const both = Math.max(0, before.n + now.n - (rolls.before + rolls.now - common));
  const { difference, z } = riditDifference(before, now, both);
  const isClear = Math.abs(z) >= zVerdict(comparisons) && Math.abs(difference) >= DIFFERENCE_MIN;
  if (!isClear || !isApart(before, now)) return 'no-clear-change';
  return difference > 0 ? 'up' : 'down';
}

/** Is there a cut whose two blocks have no share of answers in common? */
const isApart = (before: MeasuredItem, now: MeasuredItem) =>
  now.atMost.some(
    ([low, high], cut) => low / now.n > before.atMost[cut]![1] / before.n || high / now.n < before.atMost[cut]![0] / before.n,
  );

/**
 * `difference` + ½ is about the chance that a random answer now is higher than a random one before.
 * @param both the fewest people who can have answered both times
 */
export function riditDifference(before: MeasuredItem, now: MeasuredItem, both: number): { difference: number; error: number; z: number } {
  const { means, variance } = ridits([before, now]);
  const difference = means[1]! - means[0]!;
  const noise = 1 / before.n + 1 / now.n - (2 * RETEST * both) / (before.n * now.n);
  const error = Math.sqrt(variance * noise);
  return { difference, error, z: difference / error };
}

export const zVerdict = (comparisons: number) => Z_VERDICT[Math.min(Math.max(comparisons, 5), 12) - 5]!;
