// Which statements of a report have clearly changed: the only place that decides it, for the page and for the figures.
import type { ItemId } from '../ids.ts';
import { isScored } from '../items/bank.ts';
import type { MeasuredItem, PublishedItem, PublishedReport, Report } from '../report/report.ts';
import { partnerOf, referredTo, type Said } from './partner.ts';
import { runOf } from './run.ts';
import { changeBeyondScatter, scatter } from './scatter.ts';
import type { Change } from './score.ts';

/** A statement of a report, with what it is told against. */
export interface Changed {
  item: PublishedItem;
  /** What its number refers to. */
  before: Said | undefined;
  /** The larger of both pulses. */
  edge: number;
  change: Change;
}

/** @param earlier reports of the same team, oldest first  @returns every statement but facts, as they stand in the report */
export function changesIn(report: PublishedReport, earlier: readonly Report[]): Changed[] {
  const comparisons = comparisonsIn(report, earlier);
  const scored = report.items.filter(({ item }) => isScored(item));
  return scored.map((item) => {
    const before = 'n' in item ? referredTo(item, earlier) : undefined;
    const change = 'n' in item ? changeOf(item, report, earlier, comparisons) : 'not-compared';
    return { item, before, edge: Math.max(report.terms.edge, before?.terms.edge ?? 0), change };
  });
}

/** The changes alone, by the id of the statement. @param reports of one team, oldest first; those of the last are told */
export function changesOf(reports: readonly Report[]): Record<ItemId, Change> {
  const newest = reports.at(-1);
  if (newest?.outcome !== 'published') return {};
  return Object.fromEntries(changesIn(newest, reports.slice(0, -1)).map(({ item, change }) => [item.item, change]));
}

/** How many statements are compared in this report: so many chances of a false alarm. @param earlier oldest first */
export const comparisonsIn = ({ items }: PublishedReport, earlier: readonly Report[]): number =>
  items.filter((item) => 'n' in item && isScored(item.item) && partnerOf(item, earlier) !== undefined).length;

/** Against the partner, with the scatter of the pulses before this one. */
function changeOf(item: MeasuredItem, { terms }: PublishedReport, earlier: readonly Report[], comparisons: number): Change {
  const partner = partnerOf(item, earlier);
  if (partner === undefined) return 'not-compared';
  const comparison = {
    before: partner.item,
    now: item,
    rolls: { before: partner.terms.roll, now: terms.roll },
    common: partner.common,
    comparisons,
    edge: Math.max(partner.terms.edge, terms.edge),
  };
  return changeBeyondScatter(comparison, scatter(runOf(item.item, earlier)));
}
