// Which statements a pulse asks, from what was asked before: deterministic, so that it can be explained.
import type { ItemId } from '../ids.ts';
import { factsOf, isInBank, ITEMS, type Facet } from './bank.ts';

/** The facets that take turns, in a circle; neighbours are of different pillars, because up to two are asked together. */
const ROTATION: readonly Facet[] = [
  'help-in-time',
  'mutual-expectations',
  'give-and-gain',
  'relied-upon',
  'shared-direction',
  'felt-trust',
  'appreciation-and-growth',
  'discretion',
  'follow-through',
];

/**
 * The core three, then the facets asked least recently: with nine in turn and five to a pulse, none twice running. A facet comes
 * back with its first statement, because only the same words can be compared; the others are there to be chosen by hand.
 * @param length 3 … 5  @param asked the items of this team's pulses, oldest first; ids that are not in the bank are passed over
 */
export function chooseItems(length: number, asked: readonly (readonly ItemId[])[]): ItemId[] {
  const core = ITEMS.filter((item) => item.core).map(({ id }) => id);
  const history = asked.flat().map((id) => (isInBank(id) ? factsOf(id).facet : undefined));
  const lastAsked = (facet: Facet) => history.lastIndexOf(facet);
  const next = ROTATION.toSorted((one, other) => lastAsked(one) - lastAsked(other)).slice(0, length - core.length);
  return [...core, ...next.map((facet) => `${facet}-1` as ItemId)];
}
