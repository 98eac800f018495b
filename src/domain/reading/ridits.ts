// Where each of the five answers stands among all answers that are compared.
import type { Block, MeasuredItem } from '../report/report.ts';

/** Half an imaginary answer per category: "all said 4" must not look free of noise. */
export const PSEUDO = 0.5;

export interface Ridits {
  /** Mean score of each item, 0 … 1; ½ if it is like all of them together. */
  means: number[];
  /** Of the score of a single answer. */
  variance: number;
}

/**
 * Mid-rank scores (Bross 1958): of all answers P together, the share that is lower than c, and half of the share that is c.
 * `R[c] = (Σ_{j<c} P[j] + P[c]/2) / M`, `V = Σ P·(R − ½)² / (M − 1)`. Assumes no distance between two answers.
 */
export function ridits(items: readonly MeasuredItem[]): Ridits {
  const tables = items.map(categories);
  const pooled = [0, 1, 2, 3, 4].map((answer) => tables.reduce((total, table) => total + table[answer]!, PSEUDO));
  const total = pooled.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const scores = pooled.map((count) => {
    below += count;
    return (below - count / 2) / total;
  });
  return {
    means: tables.map((table, nth) => table.reduce((sum, count, answer) => sum + count * scores[answer]!, 0) / items[nth]!.n),
    variance: pooled.reduce((sum, count, answer) => sum + count * (scores[answer]! - 1 / 2) ** 2, 0) / (total - 1),
  };
}

/** The five counts, each block read as its middle. */
export function categories({ n, atMost }: MeasuredItem): number[] {
  const middles = [0, ...narrowed(atMost).map(([low, high]) => (low + high) / 2), n];
  return middles.slice(1).map((middle, nth) => middle - middles[nth]!);
}

/** Cumulative counts never fall: the ends that follow from the others, so that a held block beside an exact one stays below it. */
export const narrowed = (atMost: readonly Block[]): Block[] =>
  atMost.map((_, cut): Block => [
    Math.max(...atMost.slice(0, cut + 1).map(([low]) => low)),
    Math.min(...atMost.slice(cut).map(([, high]) => high)),
  ]);
