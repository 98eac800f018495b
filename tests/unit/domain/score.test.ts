// Levels and verdicts, against values that were worked out apart from this code: Wilson by solving its quadratic, ridits by
// counting pairs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, MeasuredItem } from '#domain/report/report';
import { change, level, riditDifference, type Comparison } from '#domain/reading/score';
import { closed, ITEM, itemOf, tables } from './made-up.ts';

/** Published as of a first pulse, with the usual edges. */
const published = (answers: readonly number[]) => itemOf(closed({ answers }));

const blocks = (n: number, ...atMost: Block[]): MeasuredItem => ({ item: ITEM, n, atMost, references: null });

describe('level', () => {
  it.each([
    { answers: [2, 2, 3, 4, 1], roll: 14, agree: [5, 5], disagree: [4, 4], neither: [3, 3], again: [3, 8], bounds: [5, 7] },
    { answers: [0, 1, 3, 4, 1], roll: 11, agree: [5, 5], disagree: [0, 2], neither: [2, 4], again: [3, 7], bounds: [5, 7] },
    { answers: [0, 0, 1, 4, 4], roll: 9, agree: [7, 9], disagree: [0, 2], neither: [0, 2], again: [5, 9], bounds: [7, 9] },
    { answers: [3, 3, 1, 0, 0], roll: 9, agree: [0, 2], disagree: [5, 7], neither: [0, 2], again: [0, 4], bounds: [0, 4] },
    { answers: [1, 1, 0, 2, 1], roll: 5, agree: [3, 5], disagree: [0, 2], neither: [0, 2], again: [1, 5], bounds: [3, 5] },
    { answers: [0, 0, 1, 9, 10], roll: 24, agree: [18, 20], disagree: [0, 2], neither: [0, 2], again: [15, 20], bounds: [18, 24] },
    { answers: [4, 4, 0, 6, 6], roll: 20, agree: [12, 12], disagree: [8, 8], neither: [0, 0], again: [8, 15], bounds: [12, 12] },
  ])('of $answers on a roll of $roll: $agree agree, asked again $again, of all $bounds', ({ answers, roll, ...expected }) => {
    expect(level(published(answers), roll)).toEqual({ n: answers.reduce((total, count) => total + count, 0), ...expected });
  });

  it('says of a report that tells nothing that nothing is known', () => {
    const nothing = blocks(8, [0, 8], [0, 8], [0, 8], [0, 8]);
    expect(level(nothing, 10)).toEqual({ n: 8, agree: [0, 8], disagree: [0, 8], neither: [0, 8], again: [0, 8], bounds: [0, 10] });
  });

  it('holds the truth within agree and within bounds, whatever the absent think', () => {
    for (const answers of tables(7)) {
      const agreeing = answers[3]! + answers[4]!;
      const { agree, bounds, again } = level(published(answers), 9);
      expect(agree[0] <= agreeing && agreeing <= agree[1]).toBe(true);
      expect(bounds[0] <= agreeing && agreeing + 2 <= bounds[1]).toBe(true);
      expect(again[0] <= agreeing && agreeing <= again[1]).toBe(true);
    }
  });
});

describe('the difference of two pulses', () => {
  it.each([
    { before: [1, 3, 2, 4, 2], now: [0, 1, 2, 5, 4], both: 10, difference: 0.183962264, z: 2.089285714 },
    { before: [1, 2, 3, 3, 1], now: [0, 0, 1, 4, 5], both: 7, difference: 0.273333333, z: 2.658587964 },
    { before: [4, 4, 3, 1, 0], now: [0, 1, 3, 4, 4], both: 12, difference: 0.336477987, z: 4.047622655 },
    { before: [2, 3, 4, 3, 3], now: [1, 1, 3, 5, 5], both: 7, difference: 0.157948718, z: 1.734766357 },
    { before: [0, 1, 2, 3, 3], now: [3, 3, 2, 1, 0], both: 9, difference: -0.303523035, z: -3.14260548 },
    { before: [0, 2, 3, 5, 2], now: [0, 2, 3, 5, 2], both: 12, difference: 0, z: 0 },
  ])('from $before to $now is $difference, $z standard errors', ({ before, now, both, difference, z }) => {
    const found = riditDifference(published(before), published(now), both);
    expect(found.difference).toBeCloseTo(difference, 8);
    expect(found.z).toBeCloseTo(z, 7);
  });

  it('never reads a held block as a negative count', () => {
    const held = blocks(12, [0, 12], [0, 12], [4, 4], [4, 4]);
    const certain = blocks(12, [0, 4], [0, 4], [4, 4], [4, 4]);
    expect(riditDifference(held, held, 12).z).toBe(0);
    expect(riditDifference(held, published([0, 3, 3, 3, 3]), 12)).toEqual(riditDifference(certain, published([0, 3, 3, 3, 3]), 12));
  });
});

describe('verdict', () => {
  const compare = (before: readonly number[], now: readonly number[], more: Partial<Comparison> = {}) => {
    const [then, here] = [published(before), published(now)];
    return change({ before: then, now: here, rolls: { before: then.n, now: here.n }, common: then.n, comparisons: 4, edge: 2, ...more });
  };

  it.each([
    ['up', [0, 3, 4, 4, 1], [0, 0, 2, 6, 4]],
    ['down', [0, 1, 2, 3, 3], [3, 3, 2, 1, 0]],
    ['no-clear-change', [1, 3, 2, 4, 2], [0, 1, 2, 5, 4]],
    ['no-clear-change', [0, 0, 0, 0, 9], [0, 0, 0, 0, 9]],
  ])('%s: from %j to %j', (verdict, before, now) => {
    expect(compare(before, now)).toBe(verdict);
  });

  it.each([
    [5, 'up'],
    [7, 'up'],
    [8, 'no-clear-change'],
    [12, 'no-clear-change'],
    [30, 'no-clear-change'],
  ])('among %i comparisons, 2.49 standard errors are "%s"', (comparisons, verdict) => {
    expect(compare([0, 3, 4, 4, 1], [0, 0, 2, 6, 4], { common: 5, comparisons })).toBe(verdict);
  });

  it.each([
    [2, 8, 'too-few'],
    [2, 9, 'up'],
    [3, 12, 'too-few'],
    [3, 13, 'up'],
  ])('with edges of %i, %i answers are "%s"', (edge, n, verdict) => {
    expect(compare([n, 0, 0, 0, 0], [0, 0, 0, 0, n], { edge })).toBe(verdict);
    expect(compare([n, 0, 0, 0, 0], [0, 0, 0, 0, 30], { edge, common: n })).toBe(verdict);
  });

  it.each([
    [4, 'not-compared'],
    [5, 'up'],
  ])('with %i people on both rolls it is "%s"', (common, verdict) => {
    expect(compare([12, 0, 0, 0, 0], [0, 0, 0, 0, 12], { common })).toBe(verdict);
  });

  it('where so few answered that no one need have answered twice, no answers count as from the same people', () => {
    const [before, now] = [
      [2, 4, 4, 2, 0],
      [0, 1, 2, 5, 4],
    ];
    const rolls = { before: 40, now: 40 };
    expect(riditDifference(published(before), published(now), 0).z).toBeGreaterThan(2.4);
    expect(compare(before, now, { rolls, common: 40 })).toBe('up');
  });

  it('nothing is compared with an item that was withheld', () => {
    const withheld = { item: ITEM, withheld: 'floor' } as const;
    expect(compare([12, 0, 0, 0, 0], [0, 0, 0, 0, 12], { before: withheld })).toBe('not-compared');
    expect(compare([12, 0, 0, 0, 0], [0, 0, 0, 0, 12], { now: withheld })).toBe('not-compared');
  });

  it('a tiny difference in a large team is no change, however certain', () => {
    const [before, now] = [
      [60, 80, 100, 160, 100],
      [40, 70, 100, 170, 120],
    ];
    const { difference, z } = riditDifference(published(before), published(now), 500);
    expect(z).toBeGreaterThan(2.7);
    expect(difference).toBeLessThan(0.08);
    expect(compare(before, now)).toBe('no-clear-change');
  });

  const answers = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6)).filter((counts) => counts.reduce((a, b) => a + b) >= 9);

  it('swapping the pulses swaps up and down', () => {
    const mirrored = { up: 'down', down: 'up', 'no-clear-change': 'no-clear-change', 'too-few': 'too-few', 'not-compared': 'not-compared' };
    const seen = new Set<string>();
    fc.assert(
      fc.property(answers, answers, (before, now) => {
        const verdict = compare(before, now, { common: 5 });
        seen.add(verdict);
        expect(compare(now, before, { common: 5 })).toBe(mirrored[verdict]);
      }),
      // Among so many each verdict comes.
      { numRuns: 300 },
    );
    expect([...seen].toSorted()).toEqual(['down', 'no-clear-change', 'up']);
  });

  it('turning the scale round swaps up and down', () => {
    fc.assert(
      fc.property(answers, answers, (before, now) => {
        const straight = riditDifference(published(before), published(now), 5).z;
        const turned = riditDifference(published(before.toReversed()), published(now.toReversed()), 5).z;
        expect(turned).toBeCloseTo(-straight, 9);
      }),
    );
  });
});
