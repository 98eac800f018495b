// What the same statement said the last time that something was published about it.
import type { Instant, ItemId } from '#domain/ids';
import type { PublishedReport, Report } from '#domain/report';
import { changeMin, type MeasuredItem } from '#domain/score';

export interface LastTime {
  item: MeasuredItem;
  opensAt: Instant;
  timeZone: string;
}

/** @param earlier reports of the same team, newest first */
export function lastTime(id: ItemId, earlier: readonly Report[]): LastTime | undefined {
  for (const { items, terms } of earlier.filter(isPublished)) {
    const found = items.find((item) => item.item === id);
    if (found && 'n' in found) return { item: found, opensAt: terms.opensAt, timeZone: terms.timeZone };
  }
  return undefined;
}

/** Fewer answers can't tell a change from chance: the same limit as that of a verdict. */
export const isEnoughToCompare = (before: MeasuredItem, now: MeasuredItem, edge: number): boolean =>
  Math.min(before.n, now.n) >= changeMin(edge);

const isPublished = (report: Report): report is PublishedReport => report.outcome === 'published';
