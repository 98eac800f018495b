// What the published blocks say, and how surely. Computed from them alone, so that no sentence can tell more than the report.
import type { Block, PublishedItem } from './report.ts';

export type AnsweredItem = Extract<PublishedItem, { n: number }>;

/** Nine times in ten. Φ⁻¹(.95) */
const Z90 = 1.6448536;
/** Φ⁻¹(1 − .05/5): at most five comparisons in a report. */
const Z_CHANGE = 2.326348;
/** Smaller differences are never called, however certain. */
const D_MIN = 0.08;
/** Share of the variance of an answer that persists from one pulse to the next. */
const RHO = 0.5;
/** An imaginary half answer per category stops "all said 4" from having no spread. */
const PSEUDO = 0.5;
/** Fewer members on both rolls and two pulses are not the same team. */
const COMMON_MIN = 5;

export interface Level {
  n: number;
  /** Answers of 4 or 5, of 1 or 2. */
  agree: Block;
  disagree: Block;
  /** "Asked again, the same n would probably give …": Wilson's interval, about nine times in ten. */
  again: Block;
  /** "Of all on the roll: at least, at most": nothing assumed about who did not answer. */
  bounds: Block;
}

/** @param roll how many were asked */
export function level({ n, atMost }: AnsweredItem, roll: number): Level {
  const [, disagree = [0, n], below = [0, n]] = atMost;
  const agree: Block = [n - below[1], n - below[0]];
  const again: Block = [round(n * wilson(agree[0], n)[0]), round(n * wilson(agree[1], n)[1])];
  return { n, agree, disagree, again, bounds: [agree[0], agree[1] + roll - n] };
}

/** Wilson 1927: the shares that k of n are compatible with. `x = k/n; c = (x + z²/2n)/(1 + z²/n); h = z/(1 + z²/n)·√(x(1−x)/n + z²/4n²)` */
export function wilson(k: number, n: number, z = Z90): [number, number] {
  const share = k / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

export type Verdict = 'up' | 'down' | 'no-clear-change' | 'too-few' | 'not-compared';

export interface Pair {
  before: AnsweredItem;
  now: AnsweredItem;
  rollBefore: number;
  rollNow: number;
  /** Members on both rolls. */
  common: number;
  edge: number;
}

/**
 * The change of one item between two pulses: difference of mid-rank (ridit, Bross 1958) scores, its error shrunk by the answers
 * that must come from the same people. `z = D/√(V·f)`, `f = 1/n₁ + 1/n₂ − 2ρ·both/(n₁n₂)`; up or down at |z| ≥ Z_CHANGE and |D| ≥ D_MIN.
 * Needs 4·EDGE + 1 answers both times.
 */
export function change({ before, now, rollBefore, rollNow, common, edge }: Pair): Verdict {
  if (common < COMMON_MIN) return 'not-compared';
  if (Math.min(before.n, now.n) < 4 * edge + 1) return 'too-few';
  const [a, b] = [read(before), read(now)];
  const pooled = a.map((count, category) => count + (b[category] ?? 0) + PSEUDO);
  const total = sum(pooled);
  const ridits = pooled.map((count, category) => (sum(pooled.slice(0, category)) + count / 2) / total);
  const mean = (counts: number[], n: number) => sum(counts.map((count, category) => count * (ridits[category] ?? 0))) / n;
  const difference = mean(b, now.n) - mean(a, before.n);
  const variance = ((sum(pooled.map((count, category) => count * (ridits[category] ?? 0) ** 2)) / total - 0.25) * total) / (total - 1);
  const both = Math.max(0, before.n + now.n - (rollBefore + rollNow - common));
  const factor = 1 / before.n + 1 / now.n - (2 * RHO * both) / (before.n * now.n);
  if (Math.abs(difference) < D_MIN || Math.abs(difference / Math.sqrt(variance * factor)) < Z_CHANGE) return 'no-clear-change';
  return difference > 0 ? 'up' : 'down';
}

/** A block is read as its middle; the counts of the five answers are the differences. */
export function read({ n, atMost }: AnsweredItem): number[] {
  const cumulative = [0, ...atMost.map(([low, high]) => (low + high) / 2), n];
  return cumulative.slice(1).map((count, nth) => count - (cumulative[nth] ?? 0));
}

const round = (value: number) => Math.floor(value + 0.5);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
