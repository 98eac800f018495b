// What a statement is compared with, the last report in which its number was said freely, and whether it has clearly changed since.
import { cells } from '#domain/report/blocks';
import { AGREE_CUT, type MeasuredItem, type PublishedItem, type PublishedReport, type Report } from '#domain/report/report';
import { referredTo, type Said } from '#domain/reading/partner';
import { change, type Change } from '#domain/reading/score';
import type { Instant } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';

export interface Before extends Said {
  /** So long ago that the number is said anew, whatever it was. */
  isExpired: boolean;
}

/** A statement of a report, with what it is compared with. */
export interface Compared {
  item: PublishedItem;
  before: Before | undefined;
  /** The larger of both pulses. */
  edge: number;
  /** `first`: there is nothing to compare with; `undefined`: nothing is shown that could be compared, or it could not be loaded. */
  verdict: Change | 'first' | undefined;
  /** Why a number is a wider range than its answers alone would make it. */
  wider: 'held' | 'other-teams' | undefined;
}

/** So many earlier reports are looked through for the same statements, where a report is from before there were references. */
const LOOK_BACK = 6;

/**
 * Which of the earlier pulses a report is compared with.
 * @param earlier of the same team, newest first
 */
export function comparedPulses<P extends { closesAt: Instant }>(report: Report, earlier: readonly P[]): P[] {
  const items = report.outcome === 'published' ? report.items.filter((item) => 'n' in item) : [];
  const named = new Set(items.map((item) => item.references?.[AGREE_CUT]?.closedAt));
  const older = items.some(({ references }) => references === null) ? LOOK_BACK : 0;
  return earlier.filter(({ closesAt }, nth) => nth < older || named.has(closesAt));
}

/** @param earlier reports of the same team, newest first  @returns every statement, those that have clearly changed first */
export function compared({ items, terms }: PublishedReport, earlier: readonly Report[]): Compared[] {
  const all = items.map((item) => ({ item, before: 'n' in item ? beforeOf(item, earlier) : undefined }));
  const comparisons = all.filter(({ before }) => before).length;
  const judged = all.map(({ item, before }): Compared => {
    const edge = Math.max(terms.edge, before?.terms.edge ?? 0);
    return { item, before, edge, verdict: verdictOn({ item, before, edge }, terms, comparisons), wider: whyWider(item, terms) };
  });
  return judged.toSorted((one, other) => Number(hasChanged(other)) - Number(hasChanged(one)));
}

export const hasChanged = ({ verdict }: Pick<Compared, 'verdict'>): boolean => verdict === 'up' || verdict === 'down';

/** Where all are asked for the first time, nobody needs to read so beside each. */
export const areAllFirst = (all: readonly Pick<Compared, 'verdict'>[]): boolean =>
  all.every(({ verdict }) => verdict === 'first' || verdict === undefined);

/** Is it known whether it has changed? */
export const isJudged = (one: Pick<Compared, 'verdict'>): boolean => hasChanged(one) || one.verdict === 'no-clear-change';

function verdictOn(
  { item, before, edge }: Pick<Compared, 'item' | 'before' | 'edge'>,
  { roll }: Terms,
  comparisons: number,
): Compared['verdict'] {
  if ('withheld' in item) return undefined;
  if (before === undefined) return item.references?.[AGREE_CUT] ? undefined : 'first';
  return change({
    before: before.item,
    now: item,
    rolls: { before: before.terms.roll, now: roll },
    common: item.common ?? 0,
    comparisons,
    edge,
  });
}

function beforeOf(item: MeasuredItem, earlier: readonly Report[]): Before | undefined {
  const said = referredTo(item, earlier.toReversed());
  return said && { ...said, isExpired: item.references?.[AGREE_CUT]?.said === 'expired' };
}

function whyWider(item: PublishedItem, { edge }: Terms): Compared['wider'] {
  if ('withheld' in item || item.references === null) return undefined;
  const plain = cells(item.n, edge);
  const wider = item.references.filter((_, cut) => {
    const [low, high] = item.atMost[cut]!;
    return !plain.some((cell) => cell[0] === low && cell[1] === high);
  });
  if (wider.some((reference) => reference?.said === 'held')) return 'held';
  return wider.length > 0 ? 'other-teams' : undefined;
}
