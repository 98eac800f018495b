// Answers as they are published of a team whose roll stays: every count as the block that holds it.
import type { ItemId } from '#domain/ids';
import { EDGE_DEFAULT } from '#domain/policy/policy';
import { cells } from '#domain/report/blocks';
import type { Block, MeasuredItem } from '#domain/report/report';

export const ITEM = 'relying-1' as ItemId;

const known = new Map<number, readonly Block[]>();

/** By count, from 0 to n. */
function blocksOf(n: number): readonly Block[] {
  const found = known.get(n) ?? cells(n, EDGE_DEFAULT).flatMap((block) => Array.from({ length: block[1] - block[0] + 1 }, () => block));
  known.set(n, found);
  return found;
}

/** @param answers 1 … 5, at least the floor of them */
export function published(answers: readonly number[], roll: number): MeasuredItem {
  const counts = [0, 0, 0, 0, 0];
  for (const answer of answers) counts[answer - 1]!++;
  const blocks = blocksOf(answers.length);
  let below = 0;
  const atMost = counts.slice(0, 4).map((count) => blocks[(below += count)]!);
  return { item: ITEM, n: answers.length, atMost, references: null, common: roll };
}
