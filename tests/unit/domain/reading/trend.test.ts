// Trends, against a line drawn through all pairs of pulses and noise counted person by person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids';
import { runOf } from '#domain/reading/run';
import { lineOf, trend } from '#domain/reading/trend';
import type { PublishedReport } from '#domain/report/report';
import { ITEM } from '../made-up.ts';
import { counted, persons, report, sum, weekly, withBlocks } from './history.ts';

const of = (reports: readonly PublishedReport[]) => runOf(ITEM, reports);
const verdict = (tables: readonly (readonly number[])[]) => trend(of(weekly(ITEM, tables)));

const RISING = [
  [2, 4, 4, 2, 0],
  [1, 4, 4, 3, 0],
  [1, 3, 4, 4, 0],
  [0, 3, 4, 4, 1],
  [0, 2, 4, 5, 1],
  [0, 1, 3, 6, 2],
];
const STILL = [
  [1, 2, 3, 4, 2],
  [0, 3, 3, 4, 2],
  [1, 2, 3, 3, 3],
  [1, 2, 4, 3, 2],
  [0, 3, 3, 4, 2],
  [1, 2, 3, 4, 2],
];

describe('the line', () => {
  /** All answers of one pulse as half persons: the middles of blocks are halves. */
  const halves = (counts: readonly number[]) => counts.flatMap((count, nth) => Array.from({ length: count * 2 }, () => nth + 1));
  /** Answers as they are read: the lowest 0–2 and the highest n−2…n of each cumulative count as their middle. */
  const read = (answers: readonly number[]) => {
    const n = sum(answers);
    const cumulative = [1, 2, 3, 4].map((cut) => sum(answers.slice(0, cut)));
    const middles = [0, ...cumulative.map((count) => (count <= 2 ? 1 : count >= n - 2 ? n - 1 : count)), n];
    return middles.slice(1).map((middle, nth) => middle - middles[nth]!);
  };
  const chance = (one: number, others: readonly number[]) =>
    sum(others.map((other) => (other < one ? 1 : other === one ? 1 / 2 : 0))) / others.length;

  /** Slope: the mean of all pairs' slopes, weighted by their distance squared. Noise: everybody answers, so a person's half stays and half is new. */
  function byPairs(tables: readonly (readonly number[])[]) {
    const all = [...tables.flatMap((answers) => halves(read(answers))), 1, 2, 3, 4, 5];
    const heights = tables.map((answers) => {
      const own = halves(read(answers));
      return sum(own.map((one) => chance(one, all))) / own.length;
    });
    const pairs = heights.flatMap((height, one) =>
      heights.slice(one + 1).map((other, nth) => ({ distance: nth + 1, step: other - height })),
    );
    const square = sum(pairs.map(({ distance }) => distance ** 2));
    const slope = sum(pairs.map(({ distance, step }) => distance * step)) / square;
    const spread = sum(pairs.map(({ distance, step }) => (step - slope * distance) ** 2));
    const ranks = all.map((one) => chance(one, all));
    const variance = sum(ranks.map((rank) => (rank - 1 / 2) ** 2)) / (ranks.length - 2);
    const [k, n] = [tables.length, sum(tables[0]!)];
    // Σ over pairs is k times the sum about the middle.
    const [about, rest] = [square / k, spread / k];
    return {
      total: slope * (k - 1),
      z: slope / Math.sqrt(variance / (2 * n * about)),
      t: slope / Math.sqrt(rest / (k - 2) / about),
      phi: rest / (k - 2) / (variance / (2 * n)),
    };
  }

  it.each([
    ['rising', RISING],
    ['still', STILL],
    ['of twenty', RISING.map((answers) => answers.map((count, nth) => count + (nth === 2 ? 8 : 0)))],
    ['of eight pulses', [...RISING.slice(0, 2), ...STILL]],
    ['of four pulses', STILL.slice(0, 4)],
  ])('%s: slope, both tests and scatter are the same by all pairs of pulses', (_, tables) => {
    const [found, expected] = [lineOf(of(weekly(ITEM, tables))), byPairs(tables)];
    expect(found.total).toBeCloseTo(expected.total, 10);
    expect(found.z).toBeCloseTo(expected.z, 8);
    expect(found.t).toBeCloseTo(expected.t, 8);
    expect(found.phi).toBeCloseTo(expected.phi, 8);
  });

  it('where not everybody answers, only those who must have answered twice make the noise smaller', () => {
    const some = of(weekly(ITEM, RISING, { roll: 18 }));
    const strangers = of(weekly(ITEM, RISING, { roll: 24 }));
    // Of 18, at least 6 of both 12 are the same; of 24 perhaps nobody: noise as a share of that of strangers.
    expect(some.both(0, 5)).toBe(6);
    expect(strangers.both(0, 5)).toBe(0);
    expect((lineOf(some).z / lineOf(strangers).z) ** 2).toBeCloseTo(1 / (1 - (0.5 * 6) / 12), 8);
  });

  it('of pulses in uneven weeks is drawn through their days', () => {
    const at = (weeks: readonly number[]) =>
      of(RISING.map((answers, nth) => report(weeks[nth]!, { [ITEM]: answers }, nth > 0 ? { common: 12 } : {})));
    expect(lineOf(at([0, 1, 2, 3, 4, 5]))).toEqual(lineOf(of(weekly(ITEM, RISING))));
    expect(lineOf(at([0, 3, 6, 9, 12, 15]))).toEqual(lineOf(of(weekly(ITEM, RISING))));
    const uneven = lineOf(at([0, 1, 2, 3, 4, 12]));
    // The last one far away: the line is nearly that through two points.
    expect(uneven.total).toBeLessThan(lineOf(at([0, 1, 2, 3, 4, 5])).total);
  });
});

describe('the verdict', () => {
  it.each([
    ['rising', RISING],
    ['falling', RISING.toReversed()],
    ['no-clear-trend', STILL],
    ['no-clear-trend', [...STILL.slice(0, 5), RISING[0]!]],
    ['too-few', RISING.slice(0, 3)],
  ])('%s', (expected, tables) => {
    expect(verdict(tables)).toBe(expected);
  });

  it('four pulses can be enough', () => {
    const up = [0, 1, 2, 3].map((step) => [8 - 2 * step, 5, 4, 3 + step, step]);
    expect(verdict(up)).toBe('rising');
    expect(verdict(up.slice(1))).toBe('too-few');
  });

  it('a rise in a straight line is no trend while the same people could as well have wobbled', () => {
    const straight = [0, 1, 2, 3].map((step) => [0, 3, 5 - step, 4 + step, 0]);
    const { z, t, total } = lineOf(of(weekly(ITEM, straight)));
    expect(t).toBeGreaterThan(6.9646);
    expect(total).toBeGreaterThan(0.08);
    expect(z).toBeLessThan(2.5);
    expect(verdict(straight)).toBe('no-clear-trend');
    // The same shares of ten times as many people.
    expect(verdict(straight.map((answers) => answers.map((count) => count * 10)))).toBe('rising');
  });

  it('a steady rise of less than .08 is no trend, however certain', () => {
    const tiny = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => [200 - step * 4, 200, 200, 200, 200 + step * 4]);
    const { z, t, total } = lineOf(of(weekly(ITEM, tiny)));
    expect(Math.min(z, t)).toBeGreaterThan(3.2);
    expect(total).toBeLessThan(0.08);
    expect(verdict(tiny)).toBe('no-clear-trend');
  });

  it('turning time round swaps rising and falling, and nothing else', () => {
    const seen = new Set<string>();
    const mirrored = { rising: 'falling', falling: 'rising', 'no-clear-trend': 'no-clear-trend', 'too-few': 'too-few' };
    const steps = fc.array(persons(12), { minLength: 4, maxLength: 8 });
    // Half of them drift, so that every verdict comes.
    const drifting = steps.map((pulses) =>
      pulses.map((all, nth) => all.map((answer) => Math.min(5, Math.max(1, Math.round((answer + nth) / 2))))),
    );
    fc.assert(
      fc.property(fc.oneof(steps, drifting), fc.boolean(), (pulses, isTurned) => {
        const tables = (isTurned ? pulses.toReversed() : pulses).map(counted);
        const found = verdict(tables);
        seen.add(found);
        expect(verdict(tables.toReversed())).toBe(mirrored[found]);
      }),
      { numRuns: 100 },
    );
    expect([...seen].toSorted()).toEqual(['falling', 'no-clear-trend', 'rising']);
  });

  it('blocks that are wider about the same middle change nothing', () => {
    const wider = weekly(ITEM, RISING).map((one) =>
      withBlocks(one, ([low, high], n) => (low > 0 && high < n ? [low - 1, high + 1] : [low, high])),
    );
    expect(trend(of(wider))).toBe('rising');
    expect(lineOf(of(wider)).total).toBeCloseTo(lineOf(of(weekly(ITEM, RISING))).total, 12);
  });
});

describe('the run', () => {
  const lengthOf = (reports: readonly PublishedReport[]) => of(reports).pulses.length;
  const twelve = RISING[0]!;

  it('has the last eight pulses at most', () => {
    expect(
      lengthOf(
        weekly(
          ITEM,
          Array.from({ length: 11 }, () => twelve),
        ),
      ),
    ).toBe(8);
  });

  it('begins anew where fewer than seven answered, fewer than five are on both rolls, or nobody remembers the roll', () => {
    const history = weekly(ITEM, [...RISING, ...STILL].slice(0, 8));
    expect(lengthOf(history)).toBe(8);
    const broken = (nth: number, by: PublishedReport) => lengthOf(history.with(nth, by));
    expect(broken(2, report(2, { [ITEM]: [1, 1, 1, 2, 1] }, { roll: 12, common: 12 }))).toBe(5);
    expect(broken(2, report(2, { [ITEM]: [1, 1, 2, 2, 1] }, { roll: 12, common: 12 }))).toBe(8);
    expect(broken(2, report(2, { [ITEM]: twelve }, { common: 4 }))).toBe(6);
    expect(broken(2, report(2, { [ITEM]: twelve }, { common: 5 }))).toBe(8);
    expect(broken(2, report(2, { [ITEM]: twelve }))).toBe(6);
  });

  it('needs more answers where the edge is wider', () => {
    const edged = (n: number) =>
      lengthOf(
        weekly(
          ITEM,
          Array.from({ length: 4 }, () => [0, 0, n, 0, 0]),
          { edge: 3 },
        ),
      );
    expect([edged(9), edged(10)]).toEqual([1, 4]);
  });

  it('passes over pulses that did not ask, that withheld the item, or that say nothing about it', () => {
    const history = weekly(ITEM, RISING);
    const other = report(2, { 'ownership-1': twelve });
    const withheld = report(2, { [ITEM]: [0, 1, 1, 1, 0], 'ownership-1': twelve }, { roll: 12 });
    const silent = withBlocks(report(2, { [ITEM]: twelve }, { common: 12 }), (_, n) => [0, n]);
    for (const between of [other, withheld, silent]) {
      const longer = [...history.slice(0, 3), between, ...history.slice(3)];
      expect(lineOf(of(longer))).toEqual(lineOf(of(history)));
    }
    expect(runOf('candour-1' as ItemId, history).pulses).toEqual([]);
  });

  it('counts as asked in pulses far apart only those who must have been on both rolls', () => {
    const moving = RISING.map((answers, nth) => report(nth, { [ITEM]: answers }, nth > 0 ? { common: 10 } : {}));
    const run = of(moving);
    // Two of twelve are new each week: after one week 10 are still there, after two at least 8, after five at least 2.
    expect([1, 2, 3, 5].map((weeks) => run.both(0, weeks))).toEqual([10, 8, 6, 2]);
  });
});
