// Which statements a pulse asks, why, and with which question somebody may begin a voice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids';
import { CORE, factsOf, ITEMS } from '#domain/items/bank';
import { offeredTo, promptAfter, PromptId } from '#domain/items/prompts';
import { chooseItems, fitTogether, mayBeChosen, type Asked, type AskedBefore, type Asking } from '#domain/items/rotation';
import { Why } from '#domain/items/why';
import { WEEK } from './made-up.ts';

const START = 1_000 * WEEK;
const ids = (...names: string[]) => names as ItemId[];

/** Pulses a number of weeks apart, of these items, the last of them that long before the next. */
const past = (every: number, ...pulses: (readonly ItemId[])[]): AskedBefore[] =>
  pulses.map((items, nth) => ({ opensAt: START + (nth - pulses.length) * every * WEEK, items, doubts: {} }));
const ask = (changes: Partial<Asking> = {}): Asked[] => chooseItems({ length: 4, thriving: false, at: START, before: [], ...changes });
const itemsOf = (asked: readonly Asked[]) => asked.map(({ item }) => item);

/** What the rotation asks in so many pulses, one after another. */
function history(pulses: number, { every = 1, ...of }: Partial<Asking> & { every?: number }): Asked[][] {
  const all: Asked[][] = [];
  for (let nth = 0; nth < pulses; nth += 1) {
    const before = all.map((asked, week) => ({ opensAt: START + week * every * WEEK, items: itemsOf(asked), doubts: {} }));
    all.push(ask({ ...of, at: START + nth * every * WEEK, before }));
  }
  return all;
}
const turnsOf = (asked: readonly Asked[]) => asked.slice(3).map(({ item }) => factsOf(item));

/** Any past: whatever was asked by hand, whenever, however unsure. */
const anyPast = fc
  .array(
    fc.record({
      weeks: fc.integer({ min: 0, max: 40 }),
      items: fc.subarray(ids(...ITEMS.map(({ id }) => id), 'gone-1'), { minLength: 3, maxLength: 5 }),
      doubts: fc.dictionary(fc.constantFrom(...ITEMS.map(({ id }) => id)), fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { maxLength: 16 },
  )
  .map((pulses) => {
    let at = START;
    return pulses
      .toReversed()
      .map(({ weeks, items, doubts }) => ({ opensAt: (at -= weeks * WEEK), items, doubts }))
      .toReversed() as AskedBefore[];
  });
const anyAsking: fc.Arbitrary<Asking> = fc.record({
  length: fc.integer({ min: 3, max: 5 }),
  thriving: fc.boolean(),
  at: fc.constant(START),
  before: anyPast,
  chosen: fc.array(fc.constantFrom(...ITEMS.map(({ id }) => id)), { maxLength: 2 }),
});

describe('What a pulse asks', () => {
  it.each([3, 4, 5])('of %i statements, three are the core, as in every pulse', (length) => {
    const asked = ask({ length });
    expect(asked).toHaveLength(length);
    expect(asked.slice(0, 3)).toEqual(CORE.map((item) => ({ item, why: { because: 'core' } })));
  });

  it('first is help in time beside the core, because it was never asked', () => {
    expect(ask()[3]).toEqual({ item: 'help-in-time-1', why: { because: 'never' } });
  });

  it.each([4, 5])('with %i statements, after nine pulses every facet has had the same number of turns', (length) => {
    const turns = history(9, { length }).flatMap(turnsOf);
    expect(new Set(turns.map(({ facet }) => facet)).size).toBe(9);
    for (const { facet } of turns) expect(turns.filter((one) => one.facet === facet)).toHaveLength(length - 3);
  });

  it('together is of different pillars', () => {
    const pillars = history(9, { length: 5 }).map((asked) => turnsOf(asked).map((item) => 'pillar' in item && item.pillar));
    for (const [one, other] of pillars) expect(one).not.toBe(other);
  });

  it('comes back in the same words, and says how many weeks ago it was last asked', () => {
    const all = history(10, { every: 1 });
    expect(all[9]![3]).toEqual({ item: all[0]![3]!.item, why: { because: 'longest-ago', weeks: 9 } });
  });

  it('is first what was asked longest ago, whoever chose it then', () => {
    const asked = history(9, {}).map(itemsOf);
    expect(ask({ before: past(1, ...asked, ids('help-in-time-2', 'relying-1', 'candour-1')) })[3]).toEqual({
      item: 'mutual-expectations-1',
      why: { because: 'longest-ago', weeks: 9 },
    });
  });

  it('is, of facets that were asked last in the same pulse, the one whose answer was least certain, and says so', () => {
    const [one, other] = ids('discretion-1', 'felt-trust-2');
    const rest = [
      ids('help-in-time-1', 'mutual-expectations-1', 'give-and-gain-1', 'relied-upon-1'),
      ids('shared-direction-1', 'appreciation-and-growth-1', 'follow-through-1'),
    ];
    const [oldest, ...later] = past(2, ids('relying-1', 'discretion-1', 'felt-trust-2'), ...rest);
    const unsure = (doubts: Record<string, number>) => ask({ before: [{ ...oldest!, doubts }, ...later] })[3];
    const discretion = (because: string) => ({ item: 'discretion-1', why: { because, weeks: 6 } });
    const feltTrust = { item: 'felt-trust-1', why: { because: 'least-certain', weeks: 6 } };
    expect(unsure({ [one!]: 0.2, [other!]: 0.6 })).toEqual(feltTrust);
    expect(unsure({ [one!]: 0.6, [other!]: 0.2 })).toEqual(discretion('least-certain'));
    // What said nothing at all is the least certain.
    expect(unsure({ [one!]: 0.2 })).toEqual(feltTrust);
    expect(unsure({ [one!]: 0.4, [other!]: 0.4 })).toEqual(discretion('longest-ago'));
  });

  it('passes over a statement that is no longer in the bank', () => {
    expect(itemsOf(ask({ before: past(1, ids('gone-1')) }))).toEqual(itemsOf(ask()));
  });

  it('is as many as the policy says, each facet once, the core first, and the same for the same past', () => {
    fc.assert(
      fc.property(anyAsking, (asking) => {
        const asked = chooseItems(asking);
        expect(asked).toHaveLength(asking.length);
        expect(itemsOf(asked).slice(0, 3)).toEqual(CORE);
        expect(new Set(asked.map(({ item }) => factsOf(item).facet)).size).toBe(asking.length);
        expect(chooseItems(structuredClone(asking))).toEqual(asked);
        for (const { why } of asked) expect(Why.parse(why)).toEqual(why);
      }),
    );
  });

  it('is never a facet twice running, unless the leader chose it; a fact has its own time', () => {
    fc.assert(
      fc.property(anyAsking, (asking) => {
        const last = new Set(asking.before.at(-1)?.items.flatMap((id) => (id === 'gone-1' ? [] : [factsOf(id).facet])));
        const again = chooseItems(asking).filter(
          ({ item, why }) => !['core', 'chosen', 'fact'].includes(why.because) && last.has(factsOf(item).facet),
        );
        expect(itemsOf(again)).toEqual([]);
      }),
    );
  });
});

describe('How people fare', () => {
  const fares = (asked: readonly Asked[]) => asked.filter(({ item }) => factsOf(item).kind === 'thriving').length;

  it('is asked at most once in a pulse, never in two running by itself, and not at all unless the policy says so', () => {
    fc.assert(
      fc.property(anyAsking, (asking) => {
        const asked = chooseItems(asking);
        const before = asking.before.at(-1)?.items.some((id) => ITEMS.find((item) => item.id === id)?.kind === 'thriving');
        expect(fares(asked)).toBeLessThanOrEqual(asking.thriving ? 1 : 0);
        if (before) expect(fares(asked.filter(({ why }) => why.because !== 'chosen'))).toBe(0);
      }),
    );
  });

  it('is passed over by the rotation where the leader has chosen another such statement', () => {
    const before = past(1, ids('relying-1', 'help-in-time-1', 'mutual-expectations-1'));
    const turn = (chosen: readonly ItemId[]) => itemsOf(ask({ length: 5, thriving: true, before, chosen })).slice(3);
    expect(turn([])).toEqual(['confidence-1', 'give-and-gain-1']);
    expect(turn(ids('strain-1'))).toEqual(['strain-1', 'give-and-gain-1']);
  });

  it('takes its turn among the others where the policy says so', () => {
    const all = history(13, { thriving: true });
    expect(new Set(all.flatMap(turnsOf).map(({ facet }) => facet)).size).toBe(13);
    expect(all.filter((asked) => fares(asked) > 0)).toHaveLength(4);
  });
});

describe('A fact', () => {
  const FACT = 'task-interdependence-1';
  const times = (asked: readonly Asked[][]) =>
    asked.flatMap((all, nth) => all.filter(({ item }) => item === FACT).map(({ why }) => [nth, why]));

  it.each([
    ['every week', 1, [13, 39, 65, 91]],
    ['every second week', 2, [7, 20, 33, 46]],
    ['every fourth week', 4, [4, 11, 18, 25]],
  ])('is asked %s a quarter after the first pulse and then twice a year, and says so', (_often, every, pulses) => {
    const all = times(history(pulses.at(-1)! + 1, { every }));
    expect(all.map(([nth]) => nth)).toEqual(pulses);
    expect(all[0]![1]).toEqual({ because: 'fact-first' });
    expect(all[1]![1]).toEqual({ because: 'fact', weeks: every * (pulses[1]! - pulses[0]!) });
  });

  it('is not asked where there is room for the core alone, and waits if the leader wants something else', () => {
    const before = past(13, CORE);
    expect(itemsOf(ask({ before, length: 3 }))).not.toContain(FACT);
    expect(itemsOf(ask({ before, chosen: ids('discretion-2') }))).not.toContain(FACT);
    expect(itemsOf(ask({ before }))).toContain(FACT);
  });
});

describe('What the leader chooses', () => {
  it('takes the place of what the rotation would ask, and the rest is filled up', () => {
    expect(ask({ length: 5, chosen: ids('discretion-2') }).slice(3)).toEqual([
      { item: 'discretion-2', why: { because: 'chosen' } },
      { item: 'help-in-time-1', why: { because: 'never' } },
    ]);
  });

  it('is passed over once it can’t be asked any more', () => {
    expect(itemsOf(ask({ chosen: ids('strain-1') }))).toEqual(itemsOf(ask()));
    expect(itemsOf(ask({ length: 3, chosen: ids('discretion-2') }))).toEqual(CORE);
  });

  it('is any statement that takes turns, how people fare where the policy says so, and neither the core nor a fact', () => {
    const choosable = (thriving: boolean) => ITEMS.filter(({ id }) => mayBeChosen(id, { thriving }));
    expect(choosable(false)).toHaveLength(27);
    expect(choosable(true)).toHaveLength(31);
    expect(choosable(true).filter(({ kind }) => kind === 'core' || kind === 'context')).toEqual([]);
    expect(mayBeChosen('gone-1' as ItemId, { thriving: true })).toBe(false);
  });

  it.each([
    ['an unknown one', ids('gone-1', ...CORE), true, false],
    ['one twice', ids('relying-1', 'relying-1', 'candour-1'), true, false],
    ['a fact', ids('task-interdependence-1', ...CORE), true, false],
    ['two about how people fare', ids('strain-1', 'purpose-1', 'candour-1'), true, false],
    ['one about how people fare', ids('strain-1', ...CORE), true, true],
    ['one about how people fare where the policy forbids it', ids('strain-1', ...CORE), false, false],
    ['two of one facet', ids('relying-1', 'relying-2', 'relying-3'), false, true],
  ])('together in one pulse: %s', (_what, items, thriving, fits) => {
    expect(fitTogether(items, { thriving })).toBe(fits);
  });
});

describe('The question that is offered to whoever writes', () => {
  it('is another one in each pulse, until all have had their turn', () => {
    const all: PromptId[] = [];
    for (const _ of PromptId.options) all.push(promptAfter(all.at(-1) ?? null));
    expect(all).toEqual(PromptId.options);
    expect(promptAfter(all.at(-1)!)).toBe('newcomer');
  });

  it.each(PromptId.options)('%s: everybody is offered the same, and whoever is new first what a newcomer sees', (prompt) => {
    const [old, fresh] = [offeredTo(prompt, { newcomer: false }), offeredTo(prompt, { newcomer: true })];
    expect(fresh.toSorted()).toEqual(old.toSorted());
    expect([old[0], fresh[0]]).toEqual([prompt, 'newcomer']);
    expect(offeredTo(null, { newcomer: true })).toEqual([]);
  });
});
