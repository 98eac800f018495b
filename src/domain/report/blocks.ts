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

/** All blocks that touch `low … high` become one. */
export function merge(blocks: readonly Block[], [low, high]: Block): readonly Block[] {
  const touched = blocks.filter((block) => touches(block, [low, high]));
  const [first, last] = [touched.at(0), touched.at(-1)];
  if (first === undefined || last === undefined) return blocks;
  return [...blocks.filter(([, to]) => to < first[0]), [first[0], last[1]], ...blocks.filter(([from]) => from > last[1])];
}

export const touches = ([from, to]: Block, [low, high]: Block): boolean => from <= high && to >= low;
