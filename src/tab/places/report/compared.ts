// What the same statement said the last time that something was published about it, and whether that has clearly changed.
import type { PublishedItem, PublishedReport, Report } from '#domain/report/report';
import { change, type Change, type MeasuredItem } from '#domain/reading/score';
import type { Terms } from '#domain/pulse/terms';

export interface LastTime {
  item: MeasuredItem;
  terms: Terms;
}

/** A statement of a report, with what it is compared with. */
export interface Compared {
  item: PublishedItem;
  before: LastTime | undefined;
  /** The larger of both pulses. */
  edge: number;
  /** `first`: there is nothing to compare with; `undefined`: nothing is shown that could be compared. */
  verdict: Change | 'first' | undefined;
}

/** @param earlier reports of the same team, newest first  @returns every statement, those that have clearly changed first */
export function compared({ items, terms }: PublishedReport, earlier: readonly Report[]): Compared[] {
  const all = items.map((item) => ({ item, before: lastTime(item.item, earlier) }));
  const comparisons = all.filter(({ item, before }) => before && 'n' in item).length;
  const judged = all.map(({ item, before }): Compared => {
    const edge = Math.max(terms.edge, before?.terms.edge ?? 0);
    return { item, before, edge, verdict: verdictOn({ item, before, edge }, terms, comparisons) };
  });
  return judged.toSorted((one, other) => Number(hasChanged(other)) - Number(hasChanged(one)));
}

export const hasChanged = ({ verdict }: Pick<Compared, 'verdict'>): boolean => verdict === 'up' || verdict === 'down';

/** Where all are asked for the first time, nobody needs to read so beside each. */
export const areAllFirst = (all: readonly Pick<Compared, 'verdict'>[]): boolean =>
  all.every(({ verdict }) => verdict === 'first' || verdict === undefined);

/** Is it known whether it has changed? */
export const isJudged = (one: Pick<Compared, 'verdict'>): boolean => hasChanged(one) || one.verdict === 'no-clear-change';

function verdictOn({ item, before, edge }: Omit<Compared, 'verdict'>, { roll }: Terms, comparisons: number): Compared['verdict'] {
  if ('withheld' in item) return undefined;
  if (before === undefined) return 'first';
  return change({
    before: before.item,
    now: item,
    rolls: { before: before.terms.roll, now: roll },
    common: item.common ?? 0,
    comparisons,
    edge,
  });
}

function lastTime(id: PublishedItem['item'], earlier: readonly Report[]): LastTime | undefined {
  for (const { items, terms } of earlier.filter(isPublished)) {
    const found = items.find((item) => item.item === id);
    if (found && 'n' in found) return { item: found, terms };
  }
  return undefined;
}

const isPublished = (report: Report): report is PublishedReport => report.outcome === 'published';
