// Which earlier report a change of an item is told against, and how many people both asked: the only place that decides it.
import type { ItemId } from '../ids.ts';
import type { Terms } from '../pulse/terms.ts';
import { AGREE_CUT, type MeasuredItem, type Report } from '../report/report.ts';

/** An item of a report about which something is published. */
export interface Said {
  item: MeasuredItem;
  terms: Terms;
}

export interface Partner extends Said {
  /** How many people are on both rolls. */
  common: number;
}

/** @param earlier reports of the same team, oldest first  @returns `undefined` if there is none, or if nobody remembers whom it asked */
export function partnerOf(item: MeasuredItem, earlier: readonly Report[]): Partner | undefined {
  const said = referredTo(item, earlier);
  return said === undefined || item.common === undefined ? undefined : { ...said, common: item.common };
}

/**
 * What the number of those who agree refers to; in a report from before there were references, the last one about the item.
 * @param earlier reports of the same team, oldest first
 */
export function referredTo({ item, references }: MeasuredItem, earlier: readonly Report[]): Said | undefined {
  const reference = references?.[AGREE_CUT];
  const isMeant = ({ terms }: Report) => references === null || terms.closesAt === reference?.closedAt;
  const last = earlier.findLast((report) => isMeant(report) && saidOf(item, report) !== undefined);
  return last && saidOf(item, last);
}

export function saidOf(id: ItemId, report: Report): Said | undefined {
  const item = report.outcome === 'published' ? report.items.find((one) => one.item === id) : undefined;
  return item === undefined || 'withheld' in item ? undefined : { item, terms: report.terms };
}
