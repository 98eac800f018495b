// What a team can do about what it said: two actions for each facet, each with the entry that it makes in the calendar.
import * as z from 'zod/mini';
import type { Facet } from '../../items/bank.ts';

/** How often: once; on so many working days in a row; so many times, every so many weeks, on the weekday of the first. */
export type Rhythm =
  | { readonly kind: 'once' }
  | { readonly kind: 'working-days'; readonly times: number }
  | { readonly kind: 'weeks'; readonly every: 1 | 2 | 4; readonly times: number };

/** The thought that an action comes from. */
export type IdeaName =
  | 'counting'
  | 'autonomy'
  | 'legitimate'
  | 'able'
  | 'discretion'
  | 'repair'
  | 'recommendation'
  | 'dissent'
  | 'benefit'
  | 'circle'
  | 'field'
  | 'seen'
  | 'aspirations'
  | 'picture'
  | 'newcomer'
  | 'loop';

export const ActionName = z.enum([
  'stand-up',
  'hand-over',
  'who-needs-me',
  'introductions',
  'edges',
  'first-step',
  'able-help',
  'own-way',
  'recommendation',
  'case-against',
  'ask-and-expect',
  'newcomer-eyes',
  'give-decision',
  'early-word',
  'open-list',
  'close-three',
  'one-who-answers',
  'ask-early',
  'bring-and-need',
  'unseen-work',
  'bigger-picture',
  'field-morning',
  'named-thanks',
  'aspirations',
]);
/** The name of an action. Its words are `ActionWording.actions[name]`. */
export type ActionName = z.infer<typeof ActionName>;

export interface Action {
  readonly name: ActionName;
  /** What it helps when it is low or has fallen. */
  readonly facet: Facet;
  /** Does it also help a facet that is good to stay so? */
  readonly keeps: boolean;
  readonly idea: IdeaName;
  /** Of one time. */
  readonly minutes: number;
  readonly rhythm: Rhythm;
}

/** How to do it, in five lines. */
type Lines = readonly [string, string, string, string, string];

interface ActionWords {
  readonly title: string;
  /** What it is good for. */
  readonly why: string;
  readonly how: Lines;
}

export interface ActionWording {
  readonly actions: Readonly<Record<ActionName, ActionWords>>;
  readonly ideas: Readonly<Record<IdeaName, string>>;
}

const once: Rhythm = { kind: 'once' };
const weekly: Rhythm = { kind: 'weeks', every: 1, times: 6 };
const monthly: Rhythm = { kind: 'weeks', every: 4, times: 3 };

const FACTS: Record<ActionName, Omit<Action, 'name'>> = {
  'stand-up': { facet: 'relying', keeps: false, idea: 'circle', minutes: 15, rhythm: { kind: 'working-days', times: 10 } },
  'hand-over': { facet: 'relying', keeps: true, idea: 'counting', minutes: 30, rhythm: once },
  'who-needs-me': { facet: 'relied-upon', keeps: false, idea: 'counting', minutes: 45, rhythm: once },
  introductions: { facet: 'relied-upon', keeps: true, idea: 'counting', minutes: 20, rhythm: { kind: 'weeks', every: 2, times: 4 } },
  edges: { facet: 'ownership', keeps: false, idea: 'autonomy', minutes: 30, rhythm: once },
  'first-step': { facet: 'ownership', keeps: true, idea: 'autonomy', minutes: 15, rhythm: weekly },
  'able-help': { facet: 'discretion', keeps: false, idea: 'able', minutes: 30, rhythm: once },
  'own-way': { facet: 'discretion', keeps: true, idea: 'discretion', minutes: 30, rhythm: monthly },
  recommendation: { facet: 'candour', keeps: false, idea: 'recommendation', minutes: 15, rhythm: once },
  'case-against': { facet: 'candour', keeps: true, idea: 'dissent', minutes: 15, rhythm: once },
  'ask-and-expect': { facet: 'mutual-expectations', keeps: false, idea: 'legitimate', minutes: 45, rhythm: once },
  'newcomer-eyes': { facet: 'mutual-expectations', keeps: true, idea: 'newcomer', minutes: 30, rhythm: once },
  'give-decision': { facet: 'felt-trust', keeps: true, idea: 'autonomy', minutes: 30, rhythm: once },
  'early-word': { facet: 'felt-trust', keeps: false, idea: 'legitimate', minutes: 15, rhythm: weekly },
  'open-list': { facet: 'follow-through', keeps: false, idea: 'loop', minutes: 10, rhythm: weekly },
  'close-three': { facet: 'follow-through', keeps: true, idea: 'repair', minutes: 30, rhythm: once },
  'one-who-answers': { facet: 'help-in-time', keeps: false, idea: 'counting', minutes: 15, rhythm: once },
  'ask-early': { facet: 'help-in-time', keeps: true, idea: 'able', minutes: 10, rhythm: weekly },
  'bring-and-need': { facet: 'give-and-gain', keeps: true, idea: 'benefit', minutes: 45, rhythm: once },
  'unseen-work': { facet: 'give-and-gain', keeps: false, idea: 'benefit', minutes: 30, rhythm: monthly },
  'bigger-picture': { facet: 'shared-direction', keeps: false, idea: 'picture', minutes: 30, rhythm: monthly },
  'field-morning': { facet: 'shared-direction', keeps: true, idea: 'field', minutes: 240, rhythm: monthly },
  'named-thanks': { facet: 'appreciation-and-growth', keeps: true, idea: 'seen', minutes: 10, rhythm: weekly },
  aspirations: { facet: 'appreciation-and-growth', keeps: false, idea: 'aspirations', minutes: 30, rhythm: once },
};

export const ACTIONS: readonly Action[] = ActionName.options.map((name) => ({ name, ...FACTS[name] }));

export const actionOf = (name: ActionName): Action => ({ name, ...FACTS[name] });
