// What a report says, and how exactly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose } from '#domain/report/disclosure';
import { tally } from '#domain/report/tally';
import { closed, ITEM, itemOf, OTHER_ITEM, people, tables, termsOf } from '../made-up.ts';

const eight = people('abcdefgh');

describe('how exactly a count is said', () => {
  /** Everything that can be said about one cumulative count when `n` answer, whatever they answer. */
  const sayable = (n: number, cut: number, edge = 2) => {
    const counts = Array.from({ length: n + 1 }, (_, low) =>
      [0, 1, 2, 3, 4].map((step) => (step === cut ? low : step === cut + 1 ? n - low : 0)),
    );
    const said = counts.map((answers) => itemOf(closed({ answers, changes: { edge } })).atMost[cut]!);
    return [...new Set(said.map(([low, high]) => (low === high ? `${low}` : `${low}–${high}`)))].join(' · ');
  };

  it.each([
    [5, '0–2 · 3–5'],
    [6, '0–2 · 3 · 4–6'],
    [7, '0–2 · 3 · 4 · 5–7'],
    [8, '0–2 · 3 · 4 · 5 · 6–8'],
    [12, '0–2 · 3 · 4 · 5 · 6 · 7 · 8 · 9 · 10–12'],
    [20, '0–2 · 3 · 4 · 5 · 6 · 7 · 8 · 9 · 10 · 11 · 12 · 13 · 14 · 15 · 16 · 17 · 18–20'],
  ])('of %i answers every cumulative count is one of %s', (n, blocks) => {
    expect([0, 1, 2, 3].map((cut) => sayable(n, cut))).toEqual([blocks, blocks, blocks, blocks]);
  });

  it.each([
    [3, 6, '0–6'],
    [3, 7, '0–3 · 4–7'],
    [3, 9, '0–3 · 4 · 5 · 6–9'],
    [5, 11, '0–5 · 6–11'],
    [5, 13, '0–5 · 6 · 7 · 8–13'],
  ])('with edges of %i, of %i answers it is one of %s', (edge, n, blocks) => {
    expect(sayable(n, 2, edge)).toBe(blocks);
  });

  it('the block that is said always holds the count', () => {
    for (const answers of [5, 6, 7, 8].flatMap((n) => tables(n))) {
      itemOf(closed({ answers })).atMost.forEach(([low, high], cut) => {
        const count = answers.slice(0, cut + 1).reduce((total, one) => total + one, 0);
        expect(low <= count && count <= high, `${answers.join()} at ${cut}`).toBe(true);
      });
    }
  });
});

describe('the floor', () => {
  it.each([0, 1, 2, 3, 4])('a pulse with %i ballots says no number at all', (ballots) => {
    const { report } = closed({ answers: [0, 0, 0, 0, ballots] });
    expect(report).toEqual({ outcome: 'below-floor', terms: termsOf(0) });
  });

  it('an item with four answers is withheld although seven answered the pulse', () => {
    const { report } = closed({ answers: [0, 0, 2, 1, 1], skipped: 3 });
    expect(report).toMatchObject({ outcome: 'published', ballots: 7, items: [{ item: ITEM, withheld: 'floor' }] });
  });

  it('"rather not say" is no answer to the item, and is a ballot', () => {
    const { report } = closed({ answers: [1, 1, 1, 1, 2], skipped: 2 });
    expect(report).toMatchObject({ ballots: 8, items: [{ n: 6 }] });
  });

  it('a raised floor holds for ballots and for items', () => {
    const changes = { floor: 8 };
    expect(closed({ answers: [1, 2, 1, 2, 1], changes }).report.outcome).toBe('below-floor');
    expect(closed({ answers: [1, 2, 1, 2, 1], skipped: 1, changes }).report).toMatchObject({ items: [{ withheld: 'floor' }] });
  });

  it('nobody can lower it below five', () => {
    expect(closed({ answers: [1, 1, 1, 1, 0], changes: { floor: 1 } }).report.outcome).toBe('below-floor');
  });
});

it.each([
  ['no row', []],
  [
    'a row too many',
    [
      [0, 1, 1, 1, 1, 1],
      [0, 1, 1, 1, 1, 1],
    ],
  ],
  ['a row that is too short', [[1, 1, 1, 1, 1]]],
])('a tally with %s is refused as a fault', (_, counts) => {
  expect(() => disclose({ tally: tally(counts), terms: termsOf(0), roll: eight, earlier: [], others: [] })).toThrow(RangeError);
});

it('a tally whose rows have different sums is refused as a fault', () => {
  const counts = [
    [0, 1, 1, 1, 1, 1],
    [0, 1, 1, 1, 1, 2],
  ];
  const terms = termsOf(0, { items: [ITEM, OTHER_ITEM] });
  expect(() => disclose({ tally: tally(counts), terms, roll: eight, earlier: [], others: [] })).toThrow(RangeError);
});

describe('a report does not depend on', () => {
  const answers = fc
    .array(fc.nat(4), { minLength: 8, maxLength: 8 })
    .map((ids) => [0, 1, 2, 3, 4].map((one) => ids.filter((id) => id === one).length));
  const roll = fc.shuffledSubarray(people('abcdefghijk'), { minLength: 8, maxLength: 8 });

  it('the order in which people are on the rolls', () => {
    fc.assert(
      fc.property(answers, answers, roll, roll, (before, now, then, here) => {
        const report = (order: (ids: typeof here) => typeof here) =>
          closed({ answers: now, week: 1, roll: order(here), earlier: [closed({ answers: before, roll: order(then) })] }).report;
        expect(report((ids) => ids.toReversed())).toEqual(report((ids) => ids));
      }),
    );
  });

  it('anything secret beyond the blocks: tallies with the same blocks have the same report', () => {
    const earlier = [closed({ answers: [0, 3, 2, 3, 0] })];
    const reports = new Map<string, string>();
    for (const answers of tables(8)) {
      const published = closed({ answers, week: 1, roll: people('bcdefghi'), earlier });
      const blocks = JSON.stringify(itemOf(published).atMost);
      expect(JSON.stringify(published.report)).toBe(reports.get(blocks) ?? JSON.stringify(published.report));
      reports.set(blocks, JSON.stringify(published.report));
    }
    expect(reports.size).toBeLessThan(tables(8).length);
  });
});
