// The statements: which exist, what each asks about, and which come next. Their words are in `wording/`, one language a file.
import type { ItemId } from './ids.ts';

export const FACETS = {
  relying: { pillar: 'reliance', source: 'behavioural trust, reliance: Gillespie 2003' },
  'relied-upon': { pillar: 'reliance', source: 'felt trust: Salamon & Robinson 2008' },
  ownership: { pillar: 'reliance', source: 'taking charge: Morrison & Phelps 1999' },
  discretion: { pillar: 'reliance', source: 'task discretion: Skills and Employment Survey' },
  candour: { pillar: 'trust', source: 'psychological safety: Edmondson 1999' },
  'mutual-expectations': { pillar: 'trust', source: 'psychological contract: Rousseau 1995' },
  'felt-trust': { pillar: 'trust', source: 'felt trust: Lau, Lam & Wen 2014' },
  'follow-through': { pillar: 'trust', source: 'voice and response: Detert & Burris 2007' },
  'help-in-time': { pillar: 'collaboration', source: 'backing-up behaviour: Porter 2003' },
  'give-and-gain': { pillar: 'collaboration', source: 'reciprocity: Wageman 1995' },
  'shared-direction': { pillar: 'collaboration', source: 'outcome interdependence: Van der Vegt 2000' },
  appreciation: { pillar: 'collaboration', source: 'perceived support: Eisenberger 1986' },
} as const;

export type Facet = keyof typeof FACETS;
export type Pillar = (typeof FACETS)[Facet]['pillar'];

/** The name and three statements of each facet; one that a language lacks does not compile. */
export type FacetWords = Record<Facet, readonly [name: string, one: string, two: string, three: string]>;

export interface Item {
  id: ItemId;
  facet: Facet;
  /** Asked in every pulse, so that the map and the trend always exist. */
  core: boolean;
}

const WORDINGS_PER_FACET = 3;
const CORE: readonly Facet[] = ['relying', 'ownership', 'candour'];
const facets = Object.keys(FACETS) as Facet[];

export const ITEMS: readonly Item[] = facets.flatMap((facet) =>
  Array.from({ length: WORDINGS_PER_FACET }, (_, nth): Item => ({
    id: `${facet}-${nth + 1}` as ItemId,
    facet,
    core: nth === 0 && CORE.includes(facet),
  })),
);

const byId = new Map<string, Item>(ITEMS.map((item) => [item.id, item]));

/** @throws RangeError for an id that the bank does not have */
export function itemOf(id: string): Item {
  const item = byId.get(id);
  if (item === undefined) throw new RangeError(`no such item: ${id}`);
  return item;
}

export const isItem = (id: string): id is ItemId => byId.has(id);

/**
 * What a pulse asks: the three core items, then rotation. Facets least recently asked come first, in the bank's order; the wording
 * moves on each time a facet returns. The same history gives the same choice, so it can be explained.
 * @param length 3…5  @param asked the items of earlier pulses, oldest first
 */
export function chooseItems(length: number, asked: readonly (readonly ItemId[])[]): ItemId[] {
  const core = ITEMS.filter((item) => item.core).map(({ id }) => id);
  const lastAsked = (facet: Facet) => asked.findLastIndex((items) => items.some((id) => byId.get(id)?.facet === facet));
  const rotating = facets.filter((facet) => !CORE.includes(facet)).toSorted((one, other) => lastAsked(one) - lastAsked(other));
  const turn = (facet: Facet) => asked.filter((items) => items.some((id) => byId.get(id)?.facet === facet)).length % WORDINGS_PER_FACET;
  return [...core, ...rotating.slice(0, length - core.length).map((facet) => `${facet}-${turn(facet) + 1}` as ItemId)];
}
