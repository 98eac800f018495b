// Which statements a pulse asks, and in which words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItemId, Language } from '#domain/ids';
import { chooseItems } from '#domain/items/rotation';
import { factsOf, isInBank, ITEMS } from '#domain/items/bank';
import { loadWording } from '#domain/items/wording';

const CORE = ['relying-1', 'ownership-1', 'candour-1'];

describe('the bank', () => {
  it('holds twelve facets with three statements each, four facets in every pillar', () => {
    const facets = [...new Set(ITEMS.map(({ facet }) => facet))];
    expect(facets).toHaveLength(12);
    for (const facet of facets) expect(ITEMS.filter((item) => item.facet === facet)).toHaveLength(3);
    for (const pillar of ['reliance', 'trust', 'collaboration']) {
      expect(new Set(ITEMS.filter((item) => item.pillar === pillar).map(({ facet }) => facet)).size).toBe(4);
    }
  });

  it('has names that the wire accepts, each once', () => {
    expect(ITEMS.map(({ id }) => ItemId.parse(id))).toEqual([...new Set(ITEMS.map(({ id }) => id))]);
  });

  it('has one core statement for relying, ownership and candour', () => {
    expect(ITEMS.filter(({ core }) => core).map(({ id }) => id)).toEqual(CORE);
  });

  it('knows its own statements and no other', () => {
    expect(factsOf('help-in-time-1' as ItemId)).toMatchObject({ facet: 'help-in-time', pillar: 'collaboration', window: 'two-weeks' });
    expect(isInBank('help-in-time-1' as ItemId)).toBe(true);
    expect(isInBank('help-in-time-4' as ItemId)).toBe(false);
    expect(() => factsOf('help-in-time-4' as ItemId)).toThrow(RangeError);
  });
});

describe('what a pulse asks', () => {
  const history = (pulses: number, length: number) =>
    Array.from({ length: pulses }).reduce<ItemId[][]>((asked) => [...asked, chooseItems(length, asked)], []);
  const rotated = (items: ItemId[] = []) => items.slice(3).map((id) => factsOf(id).facet);

  it.each([3, 4, 5])('of %i statements, three are the core', (length) => {
    const items = chooseItems(length, []);
    expect(items).toHaveLength(length);
    expect(items.slice(0, 3)).toEqual(CORE);
  });

  it('first asks for help in time beside the core', () => {
    expect(chooseItems(4, [])).toEqual([...CORE, 'help-in-time-1']);
  });

  it.each([
    [4, 9],
    [5, 9],
  ])('with %i statements, after %i pulses every facet has had the same number of turns', (length, pulses) => {
    const turns = history(pulses, length).flatMap(rotated);
    expect(new Set(turns).size).toBe(9);
    for (const facet of turns) expect(turns.filter((one) => one === facet)).toHaveLength(length - 3);
  });

  it('two facets asked together are of different pillars', () => {
    for (const items of history(9, 5)) expect(new Set(items.slice(3).map((id) => factsOf(id).pillar)).size).toBe(2);
  });

  it('a facet comes back in the same words', () => {
    const [first] = history(1, 4);
    expect(history(10, 4)[9]).toEqual(first);
  });

  it('never asks a facet twice running, whatever was chosen by hand before', () => {
    const ids = fc.subarray(
      ITEMS.map(({ id }) => id),
      { minLength: 3, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 12 }), fc.integer({ min: 3, max: 5 }), (asked, length) => {
        const before = new Set(asked.at(-1)?.map((id) => factsOf(id).facet));
        const items = chooseItems(length, asked);
        expect(new Set(items.map((id) => factsOf(id).facet)).size).toBe(length);
        expect(rotated(items).filter((facet) => before.has(facet))).toEqual([]);
      }),
    );
  });

  it('prefers the facet that was asked longest ago', () => {
    const asked = history(9, 4);
    const byHand = [...asked, ['help-in-time-2', 'relying-1', 'candour-1'] as ItemId[]];
    expect(chooseItems(4, byHand).at(3)).toBe('mutual-expectations-1');
  });

  it('passes over a statement that is no longer in the bank', () => {
    expect(chooseItems(4, [['gone-1' as ItemId]])).toEqual(chooseItems(4, []));
  });
});

describe.each(Language.options)('the wording in %s', (language) => {
  it('has a sentence of its own for every statement, and a name for every facet', async () => {
    const { items, facets } = await loadWording(language);
    expect(Object.keys(items).toSorted()).toEqual(ITEMS.map(({ id }) => id as string).toSorted());
    expect(new Set(Object.values(items)).size).toBe(36);
    expect(new Set(Object.values(facets)).size).toBe(12);
  });

  it('fits a phone: no statement is longer than 110 characters, each is one sentence', async () => {
    const { items } = await loadWording(language);
    expect(Object.values(items).filter((text) => text.length > 110 || !/^[^.!?؟]+\.$/.test(text))).toEqual([]);
  });
});
