// What the same people would probably say if they were asked again, unrounded.
import { wilson } from './score.ts';
import type { MeasuredItem } from '../report/report.ts';

/** Shares of those who answered, 0 … 1. */
export type Shares = readonly [low: number, high: number];

/** How many would probably agree: Wilson's interval about both ends of what is published (`level` has the same in whole people). */
export function again({ n, atMost }: MeasuredItem): Shares {
  const [least, most] = atMost[2]!;
  return [wilson(n - most, n)[0], wilson(n - least, n)[1]];
}
