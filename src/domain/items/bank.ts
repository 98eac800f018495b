// What can be asked: twelve facets in three pillars, three statements of our own for each.
import type { ItemId } from '../ids.ts';

type Pillar = 'reliance' | 'trust' | 'collaboration';

export type Facet =
  | 'relying'
  | 'relied-upon'
  | 'ownership'
  | 'discretion'
  | 'candour'
  | 'mutual-expectations'
  | 'felt-trust'
  | 'follow-through'
  | 'help-in-time'
  | 'give-and-gain'
  | 'shared-direction'
  | 'appreciation-and-growth';

/** The name of a statement. Its wording is `Wording.items[name]`; agreement is always the good news. */
export type ItemName = `${Facet}-${1 | 2 | 3}`;

/** Whom a statement is about. */
type Referent = 'team' | 'leader' | 'self';
type Window = 'two-weeks' | 'general';

export interface Item {
  readonly id: ItemId;
  readonly facet: Facet;
  readonly pillar: Pillar;
  readonly referent: Referent;
  readonly window: Window;
  /** Asked in every pulse, so that the map and its trend always exist. */
  readonly core: boolean;
  /** The construct that the statement was written from. */
  readonly source: string;
}

interface FacetEntry {
  readonly pillar: Pillar;
  readonly source: string;
  readonly core?: true;
  /** Of the three statements, in the order of their numbers. */
  readonly about: readonly [Referent, Referent, Referent];
  readonly window: readonly [Window, Window, Window];
}

const FACETS: Record<Facet, FacetEntry> = {
  relying: {
    pillar: 'reliance',
    source: 'Reliance: willingness to act on the skill and judgement of another (Gillespie 2003, Behavioral Trust Inventory)',
    core: true,
    about: ['team', 'team', 'team'],
    window: ['general', 'two-weeks', 'general'],
  },
  'relied-upon': {
    pillar: 'reliance',
    source: 'Felt reliance (Lau, Lam & Wen 2014, Journal of Organizational Behavior)',
    about: ['team', 'self', 'team'],
    window: ['general', 'two-weeks', 'general'],
  },
  ownership: {
    pillar: 'reliance',
    source: 'Initiative in followership (Chaleff 1995, The Courageous Follower; Kelley 1992)',
    core: true,
    about: ['self', 'self', 'self'],
    window: ['two-weeks', 'two-weeks', 'general'],
  },
  discretion: {
    pillar: 'reliance',
    source: 'Task discretion (Skills and Employment Survey, UK); autonomy-oriented help (Nadler 2002)',
    about: ['self', 'self', 'team'],
    window: ['general', 'two-weeks', 'general'],
  },
  candour: {
    pillar: 'trust',
    source: 'Psychological safety (Edmondson 1999, Administrative Science Quarterly 44)',
    core: true,
    about: ['team', 'team', 'team'],
    window: ['general', 'two-weeks', 'general'],
  },
  'mutual-expectations': {
    pillar: 'trust',
    source: 'Mutuality of obligations in the psychological contract (Rousseau 1995)',
    about: ['leader', 'team', 'self'],
    window: ['general', 'general', 'two-weeks'],
  },
  'felt-trust': {
    pillar: 'trust',
    source: 'Felt trust (Lau, Lam & Wen 2014, Journal of Organizational Behavior)',
    about: ['leader', 'leader', 'leader'],
    window: ['general', 'two-weeks', 'general'],
  },
  'follow-through': {
    pillar: 'trust',
    source: 'Trustworthiness: ability, benevolence, integrity (Mayer, Davis & Schoorman 1995)',
    about: ['team', 'leader', 'team'],
    window: ['general', 'general', 'two-weeks'],
  },
  'help-in-time': {
    pillar: 'collaboration',
    source: 'Mutual support in teamwork quality (Hoegl & Gemuenden 2001, Organization Science 12)',
    about: ['team', 'team', 'team'],
    window: ['two-weeks', 'general', 'two-weeks'],
  },
  'give-and-gain': {
    pillar: 'collaboration',
    source: 'Reciprocity in social exchange; balance of contributions (Hoegl & Gemuenden 2001)',
    about: ['team', 'team', 'team'],
    window: ['general', 'two-weeks', 'general'],
  },
  'shared-direction': {
    pillar: 'collaboration',
    source: 'Outcome interdependence (Courtright et al. 2015, meta-analysis of 107 samples)',
    about: ['self', 'team', 'team'],
    window: ['general', 'general', 'two-weeks'],
  },
  'appreciation-and-growth': {
    pillar: 'collaboration',
    source: 'Self-esteem and goals in the organisation (Lau, Lam & Wen 2014); own goals beside shared ones (Wageman 1995)',
    about: ['team', 'self', 'team'],
    window: ['two-weeks', 'general', 'general'],
  },
};

export const ITEMS: readonly Item[] = (Object.keys(FACETS) as Facet[]).flatMap((facet) => {
  const { pillar, source, core, about, window } = FACETS[facet];
  return about.map((referent, nth) => {
    const id = `${facet}-${nth + 1}` as ItemId;
    return { id, facet, pillar, referent, window: window[nth]!, core: core === true && nth === 0, source };
  });
});

const byId = new Map(ITEMS.map((item) => [item.id, item]));

export const isInBank = (id: ItemId): boolean => byId.has(id);

/** @throws {RangeError} for an id that is not in the bank */
export function factsOf(id: ItemId): Item {
  const item = byId.get(id);
  if (item === undefined) throw new RangeError(`no item ${id}`);
  return item;
}
