// Which actions a report proposes, and why these: from what is published and from nothing else.
import { factsOf, type Topic } from '../../items/bank.ts';
import type { ItemId } from '../../ids.ts';
import type { PublishedItem } from '../../report/report.ts';
import { extremes, level, type Change } from '../../reading/score.ts';
import { ACTIONS, type ActionName } from './library.ts';

/** More would be a list, not a proposal. */
export const PROPOSED_MOST = 3;

/** A statement of a report, and whether it has changed since it was last asked. */
export interface Judged {
  readonly item: PublishedItem;
  readonly verdict: Change | 'first' | undefined;
}

/**
 * `down`: it has clearly fallen. `low`: asked again, probably fewer than half would agree. `good`: nothing is either, and of this one more
 * than half probably would.
 */
export interface Proposal {
  readonly action: ActionName;
  readonly item: ItemId;
  readonly reason: 'down' | 'low' | 'good';
}

type Reasoned = Omit<Proposal, 'action'>;

/**
 * What fell comes first, then what is low, each as the bank has them: which of two is lower may be chance. Where nothing did or is, one
 * action that keeps what is good; nothing where not even that is told.
 * @param judged the statements of one report  @param justDone actions that the team has done lately or is at
 * @returns at most three, no two for one facet, the same whatever the order of `judged`
 */
export function proposals(judged: readonly Judged[], justDone: readonly ActionName[]): Proposal[] {
  const order = judged.toSorted((one, other) => placeOf(one) - placeOf(other));
  const reasons = [...order.flatMap(fallen), ...order.flatMap(low)];
  const found = distinct(reasons.flatMap((reasoned) => withAction(reasoned, false, justDone)));
  if (reasons.length > 0) return found.slice(0, PROPOSED_MOST);
  return good(order)
    .flatMap((reasoned) => withAction(reasoned, true, justDone))
    .slice(0, 1);
}

/** How people fare has no action of its own, and a fact none at all. */
const FACETS: readonly Topic[] = [...new Set(ACTIONS.map(({ facet }) => facet))];
const placeOf = ({ item }: Judged): number => FACETS.indexOf(factsOf(item.item).facet);

const fallen = ({ item, verdict }: Judged): Reasoned[] => (verdict === 'down' ? [{ item: item.item, reason: 'down' }] : []);

/** The roll does not matter to what those who answered would say again. */
function low({ item }: Judged): Reasoned[] {
  return 'n' in item && level(item, item.n).again[1] < item.n / 2 ? [{ item: item.item, reason: 'low' }] : [];
}

/** The one with the most agreement, where that is told; then the others. */
function good(judged: readonly Judged[]): Reasoned[] {
  const measured = judged.flatMap(({ item }) => ('n' in item ? [item] : []));
  const { most } = extremes(measured);
  const high = measured.filter((item) => level(item, item.n).again[0] > item.n / 2);
  return high
    .toSorted((one, other) => Number(other === most) - Number(one === most))
    .map(({ item }) => ({ item, reason: 'good' as const }));
}

/** The first in the library that serves the facet and was not just done. */
function withAction(reasoned: Reasoned, keeps: boolean, justDone: readonly ActionName[]): Proposal[] {
  const { facet } = factsOf(reasoned.item);
  const action = ACTIONS.find((one) => one.facet === facet && (one.keeps || !keeps) && !justDone.includes(one.name));
  return action ? [{ ...reasoned, action: action.name }] : [];
}

/** Of what is proposed twice, the first reason counts. */
const distinct = (all: readonly Proposal[]): Proposal[] =>
  all.filter(({ item }, nth) => all.findIndex((other) => factsOf(other.item).facet === factsOf(item).facet) === nth);
