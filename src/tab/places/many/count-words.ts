// A count as exactly as it is published, in a few characters and as it is read aloud.
import type { Block } from '#domain/report/report';
import { words } from '../../words.ts';

const t = words('many');

/** From none to all: that says nothing. */
export const isUntold = ([low, high]: Block, n: number): boolean => low <= 0 && high >= n;

export function shortCount([low, high]: Block, n: number): string {
  if (low === high) return String(low);
  if (low <= 0) return `≤${high}`;
  return high >= n ? `${low}+` : `${low}–${high}`;
}

export function sayCount([low, high]: Block, n: number): string {
  if (low === high) return t('count.exact', { count: low });
  if (low <= 0) return t('count.atMost', { count: high });
  return high >= n ? t('count.atLeast', { count: low }) : t('count.between', { low, high });
}
