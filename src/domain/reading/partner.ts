// Which earlier report a change of an item is told against, and how many people both asked: the only place that decides it.
import type { ItemId } from '../ids.ts';
import type { Terms } from '../pulse/terms.ts';
import type { Report } from '../report/report.ts';
import type { MeasuredItem } from './score.ts';

/** An item of a report about which something is published. */
export interface Said {
  item: MeasuredItem;
  terms: Terms;
}

export interface Partner extends Said {
  /** How many people are on both rolls. */
  common: number;
}

/**
 * The last report before it that said something about the item.
 * @param earlier reports of the same team, oldest first
 * @returns `undefined` if there is none, or if nobody remembers whom it asked
 */
export function partnerOf({ item, common }: MeasuredItem, earlier: readonly Report[]): Partner | undefined {
  const last = earlier.findLast((report) => saidOf(item, report) !== undefined);
  const said = last && saidOf(item, last);
  return said === undefined || common === undefined ? undefined : { ...said, common };
}

export function saidOf(id: ItemId, report: Report): Said | undefined {
  const item = report.outcome === 'published' ? report.items.find((one) => one.item === id) : undefined;
  return item === undefined || 'withheld' in item ? undefined : { item, terms: report.terms };
}
