// Which statements a pulse asks, from what was asked before: deterministic, so that it can be explained, and each says why it is there.
import { DAY, type Instant, type ItemId } from '../ids.ts';
import { CORE, factsOf, isInBank, type Item, type Topic } from './bank.ts';
import type { Why } from './why.ts';

/**
 * What takes turns, in a circle. Neighbours are of different pillars, because up to two are asked together; how people fare stands
 * between them, and is passed over where the policy does not allow it.
 */
const ROTATION: readonly Exclude<Topic, 'task-interdependence'>[] = [
  'help-in-time',
  'mutual-expectations',
  'confidence',
  'give-and-gain',
  'relied-upon',
  'strain',
  'shared-direction',
  'felt-trust',
  'purpose',
  'appreciation-and-growth',
  'discretion',
  'belonging',
  'follow-through',
];

const FACT = 'task-interdependence-1' as ItemId;
const WEEK = 7 * DAY;
/** A fact is asked twice a year, … */
const FACT_EVERY = 26 * WEEK;
/** … and not before a team has been asked for a quarter: first it gets to know what is asked every time. */
const FACT_FROM = 13 * WEEK;

/** One pulse of the past. */
export interface AskedBefore {
  readonly opensAt: Instant;
  /** Ids that are not in the bank are passed over. */
  readonly items: readonly ItemId[];
  /** How unsure what it said of an item was, 0 … 1; an item that is missing here said nothing. */
  readonly doubts: Readonly<Record<ItemId, number>>;
}

export interface Asking {
  /** How many statements, 3 … 5. */
  readonly length: number;
  /** May one of them be about how people fare? */
  readonly thriving: boolean;
  /** When the pulse opens. */
  readonly at: Instant;
  /** This team's pulses, oldest first. */
  readonly before: readonly AskedBefore[];
  /** What the leader wants beside the core; what can't be asked (`mayBeChosen`) is passed over. */
  readonly chosen?: readonly ItemId[];
}

export interface Asked {
  readonly item: ItemId;
  readonly why: Why;
}

/**
 * May a leader put it into the place of a rotating statement? Of each facet that takes turns any, and of how people fare only where the
 * policy allows it; the core is there anyway, and a fact has its own time.
 */
export const mayBeChosen = (item: ItemId, { thriving }: Pick<Asking, 'thriving'>): boolean => {
  if (!isInBank(item)) return false;
  const { kind, facet } = factsOf(item);
  return (ROTATION as readonly Topic[]).includes(facet) && (kind !== 'thriving' || thriving);
};

/**
 * May these be asked together? All in the bank, each once, at most one about how people fare and only where the policy allows it; no
 * fact, which has its own time.
 */
export function fitTogether(items: readonly ItemId[], { thriving }: Pick<Asking, 'thriving'>): boolean {
  if (!items.every(isInBank) || new Set(items).size < items.length) return false;
  const kinds = items.map((item) => factsOf(item).kind);
  return !kinds.includes('context') && kinds.filter((kind) => kind === 'thriving').length <= (thriving ? 1 : 0);
}

/**
 * The core three, what the leader has chosen, a fact if one is due, then the facets asked least recently, of those asked last in the same
 * pulse the least certain first: with nine in turn and five to a pulse, none twice running. How people fare is asked once in a pulse and
 * never in two running. A facet comes back with its first statement, because only the same words can be compared; the others are there
 * to be chosen by hand.
 */
export function chooseItems(asking: Asking): Asked[] {
  const { length, at, before, chosen = [] } = asking;
  const all: Asked[] = CORE.map((item) => ({ item, why: { because: 'core' } }));
  const add = (asked: Asked) => {
    const { kind, facet } = factsOf(asked.item);
    const others = all.map(({ item }) => factsOf(item));
    const fits = !others.some((one) => one.facet === facet || (kind === 'thriving' && one.kind === 'thriving'));
    if (all.length < length && fits) all.push(asked);
  };
  for (const item of chosen) if (mayBeChosen(item, asking)) add({ item, why: { because: 'chosen' } });
  const fact = dueFact(at, before);
  if (fact) add({ item: FACT, why: fact });
  for (const turn of turns(asking)) add({ item: `${turn.topic}-1` as ItemId, why: whyOf(turn) });
  return all;
}

/** Why the fact is asked now; `undefined` if its time has not come. */
function dueFact(at: Instant, before: readonly AskedBefore[]): Why | undefined {
  const last = before.findLast(({ items }) => items.includes(FACT));
  if (last) return at - last.opensAt < FACT_EVERY ? undefined : { because: 'fact', weeks: weeksBetween(last.opensAt, at) };
  const [first] = before;
  return first === undefined || at - first.opensAt < FACT_FROM ? undefined : { because: 'fact-first' };
}

interface Turn {
  topic: (typeof ROTATION)[number];
  /** The place of the pulse in which it was last asked; −1: never. */
  last: number;
  /** Its place in that pulse. */
  place: number;
  doubt: number;
  weeks: number;
  /** Something more certain was last asked in the same pulse and waits. */
  isDoubted: boolean;
}

/** Everything that may be asked, in the order of its turn. */
function turns({ thriving, at, before }: Asking): Turn[] {
  const isPast = before.at(-1)?.items.some((item) => factsIn(item)?.kind === 'thriving');
  const kindOf = (topic: Topic) => factsOf(`${topic}-1` as ItemId).kind;
  const all = ROTATION.filter((topic) => kindOf(topic) !== 'thriving' || (thriving && !isPast)).map((topic) => {
    const isOf = (item: ItemId) => factsIn(item)?.facet === topic;
    const last = before.findLastIndex(({ items }) => items.some(isOf));
    const pulse = before[last];
    const place = pulse?.items.findIndex(isOf) ?? 0;
    const doubt = pulse ? (pulse.doubts[pulse.items[place]!] ?? 1) : 0;
    return { topic, last, place, doubt, weeks: pulse ? weeksBetween(pulse.opensAt, at) : 0 };
  });
  const inTurn = all.toSorted((one, other) => one.last - other.last || other.doubt - one.doubt || one.place - other.place);
  return inTurn.map((turn) => ({ ...turn, isDoubted: inTurn.some(({ last, doubt }) => last === turn.last && doubt < turn.doubt) }));
}

function whyOf({ last, weeks, isDoubted }: Turn): Why {
  if (last < 0) return { because: 'never' };
  return { because: isDoubted ? 'least-certain' : 'longest-ago', weeks };
}

const factsIn = (id: ItemId): Item | undefined => (isInBank(id) ? factsOf(id) : undefined);

const weeksBetween = (from: Instant, to: Instant): number => Math.max(0, Math.round((to - from) / WEEK));
