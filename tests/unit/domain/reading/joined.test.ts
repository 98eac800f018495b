// Teams that were asked together, side by side: what a cell says, and how many marks are chance.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#domain/reading/figures';
import { chanceMarks, joinedCells, shadeOf } from '#domain/reading/joined';
import { closed, ITEM, people, type Round } from '../made-up.ts';

const TWELVE = people('abcdefghijkl');
const SHARE = { most: [0.75, 1], more: [0.5, 1], open: [0, 1], fewer: [0, 0.5], fewest: [0, 0.25] } as const;

function reportsOf(...rounds: Round[]) {
  const reports: ReturnType<typeof closed>[] = [];
  for (const [nth, round] of rounds.entries()) reports.push(closed({ roll: TWELVE, week: 2 * nth, ...round, earlier: [...reports] }));
  return reports.map(({ report }) => report);
}

describe('The shade of a cell', () => {
  it('says nothing that is not true of every count in the range', () => {
    const ranges = fc
      .tuple(fc.integer({ min: 5, max: 50 }), fc.nat(50), fc.nat(50))
      .map(([n, one, other]) => ({ n, agree: [Math.min(one, other, n), Math.min(n, Math.max(one, other))] as [number, number] }));
    fc.assert(
      fc.property(ranges, (cell) => {
        const [least, most] = SHARE[shadeOf(cell)];
        expect(cell.agree[0] / cell.n).toBeGreaterThanOrEqual(least);
        expect(cell.agree[1] / cell.n).toBeLessThanOrEqual(most);
      }),
    );
  });

  it.each([
    [[9, 12], 12, 'most'],
    [[7, 7], 12, 'more'],
    [[6, 6], 12, 'open'],
    [[5, 7], 12, 'open'],
    [[4, 5], 12, 'fewer'],
    [[0, 3], 12, 'fewest'],
  ] as const)('of %j of %i is %s', (agree, n, shade) => {
    expect(shadeOf({ agree, n })).toBe(shade);
  });
});

describe('The cells of a team', () => {
  const LOW = [5, 4, 3, 0, 0];
  const HIGH = [0, 0, 3, 4, 5];

  it('say of each statement what the team’s own page says, the change too', () => {
    for (const reports of [reportsOf({ answers: LOW }, { answers: HIGH }), reportsOf({ answers: HIGH }, { answers: HIGH })]) {
      const { items } = figuresOf(reports.map((report) => ({ report, voices: 0 })));
      const [cell] = joinedCells(reports);
      expect(cell).toEqual({ item: ITEM, n: 12, agree: items[ITEM]!.level!.agree, change: items[ITEM]!.change });
    }
    expect(joinedCells(reportsOf({ answers: LOW }, { answers: HIGH }))[0]?.change).toBe('up');
  });

  it('are none where nothing is published: too few answered, or nobody has been asked', () => {
    expect(joinedCells(reportsOf({ answers: [0, 0, 0, 2, 2] }))).toEqual([]);
    expect(joinedCells(reportsOf({ answers: [0, 0, 0, 2, 2], skipped: 5 }))).toEqual([]);
    expect(joinedCells([])).toEqual([]);
  });
});

it('Of the cells that were compared, one in a hundred is marked by chance; the others are not counted', () => {
  const cells = (['up', 'down', 'no-clear-change', 'too-few', 'not-compared'] as const).map((change) => ({ change }));
  expect(chanceMarks(cells)).toEqual({ compared: 3, byChance: 0.03 });
  expect(chanceMarks([])).toEqual({ compared: 0, byChance: 0 });
});
