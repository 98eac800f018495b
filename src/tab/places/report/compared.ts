// What a statement is compared with, the last report in which its number was said freely, and whether it has clearly changed since.
import { isScored } from '#domain/items/bank';
import { cells } from '#domain/report/blocks';
import { AGREE_CUT, type PublishedItem, type PublishedReport, type Report } from '#domain/report/report';
import { changesIn, type Changed } from '#domain/reading/changes';
import type { Said } from '#domain/reading/partner';
import type { Change } from '#domain/reading/score';
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

/** @param earlier reports of the same team, newest first  @returns every statement but facts, those that have clearly changed first */
export function compared(report: PublishedReport, earlier: readonly Report[]): Compared[] {
  const all = changesIn(report, earlier.toReversed()).map((one): Compared => {
    const { item, edge, before } = one;
    return { item, edge, before: before && beforeOf(item, before), verdict: verdictOn(one), wider: whyWider(item, report.terms) };
  });
  return all.toSorted((one, other) => Number(hasChanged(other)) - Number(hasChanged(one)));
}

/** The facts of a report: shown apart, beside nothing that they could be compared with. */
export const factsIn = ({ items, terms }: PublishedReport): Compared[] =>
  items
    .filter(({ item }) => !isScored(item))
    .map((item) => ({ item, before: undefined, edge: terms.edge, verdict: undefined, wider: whyWider(item, terms) }));

export const hasChanged = ({ verdict }: Pick<Compared, 'verdict'>): boolean => verdict === 'up' || verdict === 'down';

/** Where all are asked for the first time, nobody needs to read so beside each. */
export const areAllFirst = (all: readonly Pick<Compared, 'verdict'>[]): boolean =>
  all.every(({ verdict }) => verdict === 'first' || verdict === undefined);

/** Is it known whether it has changed? */
export const isJudged = (one: Pick<Compared, 'verdict'>): boolean => hasChanged(one) || one.verdict === 'no-clear-change';

function verdictOn({ item, before, change }: Changed): Compared['verdict'] {
  if ('withheld' in item) return undefined;
  if (before === undefined) return item.references?.[AGREE_CUT] ? undefined : 'first';
  return change;
}

const beforeOf = (item: PublishedItem, said: Said): Before => ({
  ...said,
  isExpired: 'n' in item && item.references?.[AGREE_CUT]?.said === 'expired',
});

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
