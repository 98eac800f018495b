// Which counts may be told apart. Not secret: it depends on how many answered, never on what; so the pages may show it too.
import type { Block } from './report.ts';

/**
 * What may be told apart about a count from 0 to `n`: the lowest `edge + 1` values are one statement, so are the highest
 * `edge + 1`, each value between is its own. One block, which says nothing, if the two ends would overlap.
 */
export function cells(n: number, edge: number): Block[] {
  if (n + 1 < 2 * (edge + 1)) return [[0, n]];
  const between = Array.from({ length: n - 2 * edge - 1 }, (_, nth): Block => [edge + 1 + nth, edge + 1 + nth]);
  return [[0, edge], ...between, [n - edge, n]];
}
