// A count as exactly as it is published: "5", "7 or more", "2 or fewer", "3 to 5", "0 to 6" if nothing is known.
import type { Block } from '#domain/report/report';
import { words } from '../../words.ts';

const t = words('report');

export function countWords([low, high]: Block, n: number): string {
  if (low === high) return String(low);
  if (low <= 0 && high >= n) return t('count.between', { low: 0, high: n });
  if (low <= 0) return t('count.atMost', { count: high });
  if (high >= n) return t('count.atLeast', { count: low });
  return t('count.between', { low, high });
}
