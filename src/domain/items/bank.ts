// What can be asked: twelve facets in three pillars, three statements of our own for each; beside them how people fare, and one fact.
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

/** How people fare, which reliance on each other is good for. At most one of these in a pulse, and only where the policy says so. */
export type Thriving = 'confidence' | 'strain' | 'purpose' | 'belonging';

/** A fact about the work that helps to read a result. More of it is neither good nor bad, so it is never scored. */
export type Context = 'task-interdependence';

/** What a statement is about; each has a name in `Wording.facets`. */
export type Topic = Facet | Thriving | Context;

/** The name of a statement. Its wording is `Wording.items[name]`; agreement is always the good news, but for a fact. */
export type ItemName = `${Facet}-${1 | 2 | 3}` | `${Thriving | Context}-1`;

/** Whom a statement is about. */
type Referent = 'team' | 'leader' | 'self';
type Window = 'two-weeks' | 'general';

interface Facts {
  readonly id: ItemId;
  readonly referent: Referent;
  readonly window: Window;
  /** The construct that the statement was written from. */
  readonly source: string;
}

/**
 * `core`: asked in every pulse, so that the map and its trend always exist. `rotating`: takes turns, or is chosen by hand.
 * `thriving`: how people fare. `context`: a fact, which has no facet that anything could score.
 */
export type Item = Facts &
  (
    | { readonly kind: 'core' | 'rotating'; readonly facet: Facet; readonly pillar: Pillar }
    | { readonly kind: 'thriving'; readonly facet: Thriving }
    | { readonly kind: 'context'; readonly facet: Context }
  );
/** A statement of one of the twelve facets. */
export type PillarItem = Extract<Item, { pillar: Pillar }>;

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

interface SingleEntry {
  readonly source: string;
  readonly window: Window;
}

const THRIVING: Record<Thriving, SingleEntry> = {
  confidence: {
    source: 'Occupational self-efficacy (Rigotti, Schyns & Mohr 2008, Journal of Career Assessment 16)',
    window: 'two-weeks',
  },
  strain: {
    source: 'Psychological detachment from work (Sonnentag & Fritz 2007, Journal of Occupational Health Psychology 12)',
    window: 'two-weeks',
  },
  purpose: {
    source: 'Task significance (Hackman & Oldham 1976, Organizational Behavior and Human Performance 16)',
    window: 'general',
  },
  belonging: { source: 'The need to belong (Baumeister & Leary 1995, Psychological Bulletin 117)', window: 'general' },
};

const CONTEXT: Record<Context, SingleEntry> = {
  'task-interdependence': {
    source: 'Task interdependence (Van der Vegt, Emans & Van de Vliert 2001, Personnel Psychology 54)',
    window: 'two-weeks',
  },
};

const idOf = (topic: Topic, nth: number) => `${topic}-${nth}` as ItemId;

const PILLAR_ITEMS: readonly PillarItem[] = (Object.keys(FACETS) as Facet[]).flatMap((facet) => {
  const { pillar, source, core, about, window } = FACETS[facet];
  return about.map((referent, nth): PillarItem => {
    const kind = core === true && nth === 0 ? 'core' : 'rotating';
    return { id: idOf(facet, nth + 1), kind, facet, pillar, referent, window: window[nth]!, source };
  });
});

export const ITEMS: readonly Item[] = [
  ...PILLAR_ITEMS,
  ...(Object.keys(THRIVING) as Thriving[]).map((facet): Item => ({
    ...{ id: idOf(facet, 1), kind: 'thriving' as const, facet, referent: 'self' as const },
    ...THRIVING[facet],
  })),
  ...(Object.keys(CONTEXT) as Context[]).map((facet): Item => ({
    ...{ id: idOf(facet, 1), kind: 'context' as const, facet, referent: 'self' as const },
    ...CONTEXT[facet],
  })),
];

export const CORE: readonly ItemId[] = PILLAR_ITEMS.filter(({ kind }) => kind === 'core').map(({ id }) => id);

const byId = new Map(ITEMS.map((item) => [item.id, item]));

export const isInBank = (id: ItemId): boolean => byId.has(id);

/** @throws {RangeError} for an id that is not in the bank */
export function factsOf(id: ItemId): Item {
  const item = byId.get(id);
  if (item === undefined) throw new RangeError(`no item ${id}`);
  return item;
}

/** May anything be made of its numbers: a level, a change, a trend? Not of a fact. An id that is not in the bank was a statement once. */
export const isScored = (id: ItemId): boolean => byId.get(id)?.kind !== 'context';
