// Several teams together: the teams are the sample, and how far each has moved is counted in pairs of answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUpChange, rollUpChanges, type TeamTwice } from '#domain/reading/roll-up-change';
import type { Report } from '#domain/report/report';
import { counted, persons, published, sum, weekly } from './history.ts';

const team = (before: readonly number[], now: readonly number[]): TeamTwice => ({ before: published(before), now: published(now) });
const turned = ({ before, now }: TeamTwice): TeamTwice => ({ before: now, now: before });

/** Six teams of ten that move up, each a little differently. */
const SIX = [
  team([1, 3, 3, 2, 1], [0, 2, 3, 3, 2]),
  team([2, 3, 3, 1, 1], [1, 2, 3, 2, 2]),
  team([0, 3, 3, 3, 1], [0, 1, 3, 4, 2]),
  team([1, 2, 4, 2, 1], [0, 2, 3, 4, 1]),
  team([2, 2, 3, 2, 1], [1, 1, 3, 3, 2]),
  team([1, 3, 3, 3, 0], [0, 2, 3, 3, 2]),
];

describe('a change of several teams', () => {
  it('is told if most have moved the same way, and in the other order the other way', () => {
    expect(rollUpChange(SIX, 4)).toBe('up');
    expect(rollUpChange(SIX.map(turned), 4)).toBe('down');
  });

  it('is not told of five teams', () => {
    expect(rollUpChange(SIX.slice(1), 4)).toBe('too-few');
  });

  it('is not told if some went up as others went down', () => {
    expect(rollUpChange([...SIX, ...SIX.map(turned)], 4)).toBe('no-clear-change');
    expect(rollUpChange([...SIX.slice(0, 3), ...SIX.slice(3).map(turned)], 4)).toBe('no-clear-change');
  });

  it('is not told of teams that have not moved, or all by the same hair', () => {
    const still = team([1, 3, 3, 2, 1], [1, 3, 3, 2, 1]);
    expect(
      rollUpChange(
        Array.from({ length: 8 }, () => still),
        4,
      ),
    ).toBe('no-clear-change');
    const hair = team([0, 30, 60, 30, 0], [0, 29, 60, 31, 0]);
    expect(
      rollUpChange(
        Array.from({ length: 8 }, () => hair),
        4,
      ),
    ).toBe('no-clear-change');
  });

  it('needs to be clearer among many comparisons, and no less clear among few', () => {
    const mixed = [...SIX, ...SIX.slice(0, 2).map(turned)];
    const verdicts = [1, 5, 6, 200].map((comparisons) => rollUpChange(mixed, comparisons));
    expect(verdicts[0]).toBe(verdicts[1]);
    expect([rollUpChange(SIX, 4), rollUpChange(SIX, 100_000)]).toEqual(['up', 'no-clear-change']);
  });

  it('is the verdict of a t test on how far each team has moved, found by permuting nothing and counting pairs', () => {
    const teams = fc.array(fc.tuple(persons(8), persons(8)), { minLength: 6, maxLength: 9 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(teams, fc.integer({ min: -2, max: 2 }), (all, drift) => {
        const twice = all.map(([before, now]) =>
          team(counted(before), counted(now.map((answer) => Math.min(5, Math.max(1, answer + drift))))),
        );
        const verdict = rollUpChange(twice, 5);
        seen.add(verdict);
        const expected = byPairs(twice);
        // Two sided 1 %, five to eight degrees of freedom.
        const limit = [4.0321, 3.7074, 3.4995, 3.3554][twice.length - 6]!;
        const isClear = Math.abs(expected.t) >= limit && Math.abs(expected.mean) >= 0.03;
        expect(verdict).toBe(isClear ? (expected.mean > 0 ? 'up' : 'down') : 'no-clear-change');
        expect(rollUpChange(twice.toReversed(), 5)).toBe(verdict);
      }),
      { numRuns: 100 },
    );
    expect([...seen].toSorted()).toEqual(['down', 'no-clear-change', 'up']);
  });
});

/** Every answer as two halves, since a block's middle may be half a person; a team's score is how often it is above the answers of all. */
function byPairs(teams: readonly TeamTwice[]): { mean: number; t: number } {
  const read = ({ n, atMost }: TeamTwice['now']) => {
    const middles = [0, ...atMost.map(([low, high]) => (low + high) / 2), n];
    return middles.slice(1).flatMap((middle, nth) => Array.from({ length: 2 * (middle - middles[nth]!) }, () => nth + 1));
  };
  const all = [...teams.flatMap(({ before, now }) => [...read(before), ...read(now)]), 1, 2, 3, 4, 5];
  const score = (answers: readonly number[]) =>
    sum(answers.flatMap((one) => all.map((other) => (Math.sign(one - other) + 1) / 2))) / answers.length / all.length;
  const moved = teams.map(({ before, now }) => score(read(now)) - score(read(before)));
  const mean = sum(moved) / moved.length;
  const deviation = Math.sqrt(sum(moved.map((one) => one ** 2)) - moved.length * mean ** 2) / Math.sqrt(moved.length - 1);
  return { mean, t: (mean * Math.sqrt(moved.length)) / deviation };
}

describe('The sum of teams that were asked together', () => {
  const TABLES = [
    [
      [1, 3, 3, 2, 1],
      [0, 2, 3, 3, 2],
    ],
    [
      [2, 3, 3, 1, 1],
      [1, 2, 3, 2, 2],
    ],
    [
      [0, 3, 3, 3, 1],
      [0, 1, 3, 4, 2],
    ],
    [
      [1, 2, 4, 2, 1],
      [0, 2, 3, 4, 1],
    ],
    [
      [2, 2, 3, 2, 1],
      [1, 1, 3, 3, 2],
    ],
    [
      [1, 3, 3, 3, 0],
      [0, 2, 3, 3, 2],
    ],
  ];
  const histories = TABLES.map((tables) => weekly('relying-1', tables));

  it('tells of each statement whether its teams have moved since what their own numbers refer to', () => {
    expect(rollUpChanges(histories)).toEqual({ 'relying-1': 'up' });
    expect(rollUpChanges(histories.slice(1))).toEqual({ 'relying-1': 'too-few' });
  });

  it('leaves out a team that is asked for the first time, and one without a result', () => {
    const first = histories.map((reports, nth) => (nth === 0 ? reports.slice(1) : reports));
    expect(rollUpChanges(first)).toEqual({ 'relying-1': 'too-few' });
    const below = histories.map((reports, nth): Report[] =>
      nth === 0 ? [reports[0]!, { outcome: 'below-floor', terms: reports[1]!.terms }] : reports,
    );
    expect(rollUpChanges(below)).toEqual({ 'relying-1': 'too-few' });
    expect(rollUpChanges([])).toEqual({});
  });
});
