// A count as exactly as it is published: "5", "7 or more", "2 or fewer", "3 to 5", or that it is not said.
import type { Block } from '#domain/report/report';
import { words } from '../../words.ts';

const t = words('report');

/** From none to all: that says nothing. */
export const isUntold = ([low, high]: Block, n: number): boolean => low <= 0 && high >= n;

export function countWords([low, high]: Block, n: number): string {
  if (low === high) return t('count.exact', { count: low });
  if (isUntold([low, high], n)) return t('count.untold');
  if (low <= 0) return t('count.atMost', { count: high });
  if (high >= n) return t('count.atLeast', { count: low });
  return t('count.between', { low, high });
}
