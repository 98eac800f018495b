// How unsure what a report says of a statement is: what the rotation asks first of those that wait equally long.
import type { ItemId } from '../ids.ts';
import type { Report } from '../report/report.ts';
import { again } from './again.ts';

/** @returns by item, how wide "asked again, so many would probably agree" is, 0 … 1; nothing of an item about which nothing is published */
export function doubtsIn(report: Report | null): Record<ItemId, number> {
  const items = report?.outcome === 'published' ? report.items.filter((item) => 'n' in item) : [];
  return Object.fromEntries(
    items.map((item) => {
      const [low, high] = again(item);
      return [item.item, high - low];
    }),
  );
}
