// What a report proposes to do, and in which words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, ActionName } from '#domain/follow-up/actions/library';
import { proposals, PROPOSED_MOST, type Judged } from '#domain/follow-up/actions/proposals';
import { loadActionWording } from '#domain/follow-up/actions/wording';
import { Language, type ItemId } from '#domain/ids';
import { factsOf, ITEMS } from '#domain/items/bank';
import { disclose } from '#domain/report/disclosure';
import type { PublishedItem, Report } from '#domain/report/report';
import { tally } from '#domain/report/tally';
import { people, termsOf } from './made-up.ts';

const named = (name: string) => name as ItemId;
/** Ten answers, `agree` of which agree, told exactly. */
const said = (name: string, agree: number, verdict: Judged['verdict'] = 'no-clear-change'): Judged => {
  const others = 10 - agree;
  return {
    item: {
      item: named(name),
      n: 10,
      atMost: [
        [0, 0],
        [others, others],
        [others, others],
        [10, 10],
      ],
      references: null,
    },
    verdict,
  };
};

const facetsOf = (found: ReturnType<typeof proposals>) => found.map(({ item }) => factsOf(item).facet);

const anyBlock = fc.tuple(fc.nat(12), fc.nat(12)).map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]);
const anyItem: fc.Arbitrary<PublishedItem> = fc.oneof(
  fc.record({ item: fc.constantFrom(...ITEMS.map(({ id }) => id)), withheld: fc.constant('floor' as const) }),
  fc.record({
    item: fc.constantFrom(...ITEMS.map(({ id }) => id)),
    n: fc.constant(12),
    atMost: fc.tuple(anyBlock, anyBlock, anyBlock, anyBlock).map((blocks) => [...blocks]),
    references: fc.constant(null),
  }),
);
const anyVerdict = fc.constantFrom<Judged['verdict']>('up', 'down', 'no-clear-change', 'too-few', 'not-compared', 'first', undefined);
const anyJudged = fc.uniqueArray(fc.record({ item: anyItem, verdict: anyVerdict }), { maxLength: 6, selector: ({ item }) => item.item });
const anyDone = fc.uniqueArray(fc.constantFrom(...ActionName.options));

describe('the library', () => {
  it('has at least two actions for each of the twelve facets, one of which keeps what is good', () => {
    // How people fare is not of a facet, and a fact is not either.
    const facets = [...new Set(ITEMS.flatMap((item) => ('pillar' in item ? [item.facet] : [])))];
    expect(facets).toHaveLength(12);
    for (const facet of facets) {
      const own = ACTIONS.filter((action) => action.facet === facet);
      expect([own.length >= 2, own.some(({ keeps }) => keeps), facet]).toEqual([true, true, facet]);
    }
    expect(ACTIONS.length).toBeGreaterThanOrEqual(24);
  });

  it.each(Language.options)('says in %s of each what it is, how in five lines, and which thought it comes from', async (language) => {
    const { actions, ideas } = await loadActionWording(language);
    for (const { name, idea } of ACTIONS) {
      const { title, why, how } = actions[name];
      for (const text of [title, why, ...how, ideas[idea]])
        expect([text.trim().length > 3, text.length <= 100, text]).toEqual([true, true, text]);
    }
    const said = Object.values(actions).flatMap(({ title, why, how }) => [title, why, ...how]);
    expect(new Set(said).size).toBe(ACTIONS.length * 7);
    expect(new Set(ACTIONS.map(({ idea }) => idea))).toEqual(new Set(Object.keys(ideas)));
  });
});

describe('what is proposed', () => {
  it('is at most three, no two for one facet, none that was just done, and each for a statement of the report', () => {
    fc.assert(
      fc.property(anyJudged, anyDone, (judged, done) => {
        const found = proposals(judged, done);
        expect(found.length).toBeLessThanOrEqual(PROPOSED_MOST);
        expect(new Set(facetsOf(found)).size).toBe(found.length);
        for (const { action, item } of found) {
          expect(done).not.toContain(action);
          expect(judged.map((one) => one.item.item)).toContain(item);
          expect(ACTIONS.find(({ name }) => name === action)?.facet).toBe(factsOf(item).facet);
        }
      }),
    );
  });

  it('is of the same facets in whatever order the statements come', () => {
    fc.assert(
      fc.property(
        anyJudged.chain((judged) => fc.tuple(fc.constant(judged), fc.shuffledSubarray(judged, { minLength: judged.length }))),
        ([judged, shuffled]) => {
          const oneEach = new Set(judged.map(({ item }) => factsOf(item.item).facet)).size === judged.length;
          fc.pre(oneEach);
          expect(proposals(shuffled, [])).toEqual(proposals(judged, []));
        },
      ),
    );
  });

  it('is the same whoever of the team gave which answers: it is made from what is published', () => {
    const items = ['relying-1', 'ownership-1', 'candour-1'].map(named);
    const sheet = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    const twice = fc
      .array(sheet, { minLength: 12, maxLength: 12 })
      .chain((sheets) => fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: 12 })));
    const roll = people('abcdefghijkl');
    const of = (sheets: readonly (readonly number[])[]): Report => {
      const counts = items.map((_, nth) => [0, 1, 2, 3, 4, 5].map((answer) => sheets.filter((one) => one[nth] === answer).length));
      return disclose({ tally: tally(counts), terms: termsOf(0, { items, roll: 12 }), roll, earlier: [], others: [] });
    };
    const proposed = (report: Report) =>
      report.outcome === 'published'
        ? proposals(
            report.items.map((item) => ({ item, verdict: 'first' as const })),
            [],
          )
        : [];
    fc.assert(
      fc.property(twice, ([one, other]) => {
        expect(proposed(of(one))).toEqual(proposed(of(other)));
      }),
    );
  });

  it('is for what clearly fell before what is low, each with its reason', () => {
    const found = proposals([said('relying-1', 1), said('ownership-1', 8), said('candour-1', 6, 'down')], []);
    expect(found.map(({ item, reason }) => [item, reason])).toEqual([
      ['candour-1', 'down'],
      ['relying-1', 'low'],
    ]);
  });

  it('is nothing for a number that chance alone may have made low', () => {
    expect(proposals([said('relying-1', 4), said('ownership-1', 5)], [])).toEqual([]);
  });

  it('is, where nothing is low and nothing fell, one action that keeps what is best', () => {
    const found = proposals([said('relying-1', 8), said('ownership-1', 9), said('candour-1', 10)], []);
    expect(found).toEqual([{ action: 'case-against', item: 'candour-1', reason: 'good' }]);
  });

  it('is another one for the same facet after the first was done, and none after both', () => {
    const low = [said('relying-1', 1)];
    expect(proposals(low, ['stand-up'])).toMatchObject([{ action: 'hand-over' }]);
    expect(proposals(low, ['stand-up', 'hand-over'])).toEqual([]);
  });
});
