// What a report says, and how exactly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose } from '#domain/report/disclosure';
import type { TeamId } from '#domain/ids';
import { tally } from '#domain/report/tally';
import { MEMORY_WEEKS } from '#domain/policy/policy';
import { closed, ITEM, itemOf, OTHER_ITEM, people, tables, termsOf, WEEK, type Round } from '../made-up.ts';

const eight = people('abcdefgh');
const MEMORY = MEMORY_WEEKS * WEEK;

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

describe('a report that follows another', () => {
  const first = { answers: [0, 3, 2, 3, 0] };
  const swapped = people('bcdefghi');
  /** How many answered 3 or lower: five of eight before, so four to six if one leaves and one joins. */
  const said = (round: Round) => itemOf(closed(round)).atMost[2];
  const again = { answers: [0, 3, 2, 3, 0], week: 1 };

  it('is as exact as the first while the roll stays', () => {
    expect(itemOf(closed({ ...again, earlier: [closed(first)] }))).toEqual({ ...itemOf(closed(first)), common: 8 });
  });

  it('says how many were asked both times, as far as the last report about the item, and nothing if there is none', () => {
    const before = closed({ answers: [0, 0, 0, 0, 8] });
    const silent = closed({ answers: [0, 0, 0, 2, 1], skipped: 5, week: 1, roll: people('stuvwxyz') });
    expect(itemOf(closed({ answers: [1, 2, 2, 2, 1], week: 2, roll: people('efghijkl'), earlier: [before, silent] })).common).toBe(4);
    expect(itemOf(before)).not.toHaveProperty('common');
  });

  it('says nothing that would follow from unchanged minds after one left and one joined', () => {
    const report = itemOf(closed({ ...again, roll: swapped, earlier: [closed(first)] }));
    expect(report.atMost).toEqual([
      [0, 3],
      [0, 4],
      [4, 8],
      [5, 8],
    ]);
  });

  it('says until when', () => {
    const report = itemOf(closed({ ...again, roll: swapped, earlier: [closed(first)] }));
    expect(report.heldUntil).toBe(termsOf(1).opensAt + MEMORY);
  });

  it('speaks of holding only where the hold has widened something', () => {
    const earlier = [closed({ answers: [0, 0, 0, 0, 8] })];
    const widened = itemOf(closed({ answers: [0, 0, 0, 8, 0], week: 1, roll: swapped, earlier }));
    expect(widened).toMatchObject({
      atMost: [
        [0, 3],
        [0, 3],
        [0, 3],
        [6, 8],
      ],
      heldUntil: termsOf(1).opensAt + MEMORY,
    });
    const untouched = itemOf(closed({ answers: [5, 0, 0, 0, 3], week: 1, roll: swapped, earlier }));
    expect(untouched).toEqual({
      common: 7,
      item: ITEM,
      n: 8,
      atMost: [
        [5, 5],
        [5, 5],
        [5, 5],
        [5, 5],
      ],
    });
  });

  it('a joiner alone, or a leaver alone, widens to one side only', () => {
    expect(said({ ...again, answers: [0, 3, 2, 4, 0], roll: people('abcdefghi'), earlier: [closed(first)] })).toEqual([5, 6]);
    expect(said({ ...again, answers: [0, 3, 2, 2, 0], roll: people('abcdefg'), earlier: [closed(first)] })).toEqual([4, 7]);
  });

  it('stays held when somebody was off the roll once and is back', () => {
    const away = closed({ answers: [0, 3, 2, 2, 0], roll: people('abcdefg'), week: 1, earlier: [closed(first)] });
    expect(itemOf(away).atMost[2]).toEqual([4, 7]);
    expect(said({ ...again, week: 2, earlier: [closed(first), away] })).toEqual([4, 8]);
  });

  it.each([
    ['8 weeks after the change', 9, [4, 8]],
    ['more than 8 weeks after it', 10, [5, 5]],
  ])('%s, with a report in between every week, it says %j', (_, week, block) => {
    const weeks = Array.from({ length: week }, (_nothing, nth) => nth);
    const history = weeks.reduce<ReturnType<typeof closed>[]>(
      (earlier, nth) => [...earlier, closed({ ...first, week: nth, roll: nth === 0 ? eight : swapped, earlier })],
      [],
    );
    expect(said({ ...first, week, roll: swapped, earlier: history })).toEqual(block);
  });

  it('is not held to a report that is older than 8 weeks', () => {
    expect(said({ ...first, week: 8, roll: swapped, earlier: [closed(first)] })).toEqual([4, 8]);
    expect(said({ ...first, week: 9, roll: swapped, earlier: [closed(first)] })).toEqual([5, 5]);
  });

  it('is held to the last report that said something of the item, past one that did not ask and one under the floor', () => {
    const notAsked = closed({ ...first, week: 1, roll: swapped, changes: { items: [OTHER_ITEM] } });
    const withheld = closed({ answers: [0, 0, 0, 0, 4], skipped: 3, week: 2, roll: swapped });
    const belowFloor = closed({ answers: [0, 0, 0, 0, 4], week: 3, roll: swapped });
    expect(said({ ...first, week: 4, roll: swapped, earlier: [closed(first), notAsked, withheld, belowFloor] })).toEqual([4, 8]);
  });
});

describe('a report beside those of other teams', () => {
  const other = (roll: string, week = 0, changes: Round['changes'] = {}) =>
    closed({ answers: [0, 3, 2, roll.length - 5, 0], roll: people(roll), week, changes: { team: 'other' as TeamId, ...changes } });
  const said = (others: Round['others'] = [], week = 1) => itemOf(closed({ answers: [0, 3, 2, 3, 0], week, others })).atMost[2];

  it.each([
    ['one person less', 'abcdefg', [5, 8]],
    ['one person more', 'abcdefghi', [4, 5]],
    ['four other people', 'abcdwxyz', [0, 8]],
  ])('is held to a team with %s', (_, roll, block) => {
    expect(said([other(roll)])).toEqual(block);
  });

  it.each([
    ['the same people', 'abcdefgh'],
    ['five people more', 'abcdefghvwxyz'],
    ['other people', 'qrstuvwxyz'],
  ])('is not held to a team of %s', (_, roll) => {
    expect(said([other(roll)])).toEqual([5, 5]);
  });

  it('is not held to a team of the same people, even if fewer of them answered', () => {
    const same = closed({ answers: [0, 3, 2, 2, 0], skipped: 1, changes: { team: 'other' as TeamId } });
    expect(itemOf(same).atMost[2]).toEqual([5, 7]);
    expect(said([same])).toEqual([5, 5]);
  });

  it('is held until the last of several holds ends', () => {
    const others = [other('abcdefg'), other('abcdefghi', 1, { team: 'third' as TeamId })];
    const until = (order: typeof others) => itemOf(closed({ answers: [0, 3, 2, 3, 0], week: 2, others: order })).heldUntil;
    expect([until(others), until(others.toReversed())]).toEqual([termsOf(1).closesAt + MEMORY, termsOf(1).closesAt + MEMORY]);
  });

  it('is held until 8 weeks after that report closed', () => {
    expect(itemOf(closed({ answers: [0, 3, 2, 3, 0], week: 1, others: [other('abcdefg')] })).heldUntil).toBe(termsOf(0).closesAt + MEMORY);
    expect(said([other('abcdefg')], 8)).toEqual([5, 8]);
    expect(said([other('abcdefg')], 9)).toEqual([5, 5]);
  });

  it("is held to each other team's newest report of the item, in whatever order they come", () => {
    const newest = closed({ answers: [0, 0, 0, 7, 0], roll: people('abcdefg'), week: 1, changes: { team: 'other' as TeamId } });
    const unasked = other('abcdefg', 2, { items: [OTHER_ITEM] });
    const third = other('abcdefghi', 1, { team: 'third' as TeamId });
    expect(said([unasked, newest, other('abcdefg', 0)], 3)).toEqual([5, 5]);
    expect(said([third, unasked, newest, other('abcdefg', 0)], 3)).toEqual([4, 5]);
  });
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
