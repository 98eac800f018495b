// Made-up teams: what `npm run simulate -- holding` prints is what was found when the rule was chosen, and the year's limit is what it is.
// @module-tag long
import { describe, expect, it } from 'vitest';
import { changeFound, givenAway, trendFound, width, YEAR } from '../../../simulate/holding/measures.ts';
import { answer, person, randomFrom } from '../../../simulate/holding/people.ts';

/** Widths were found to ± .04; these few teams are off by as much again. Shares to ± 4 of 100; a hundred teams by two standard errors. */
const WIDTH = 0.06;
const SHARE = 0.13;
const expectNear = (found: number, published: number, error: number) => {
  expect(Math.abs(found - published), `${found.toFixed(2)} instead of ${published}`).toBeLessThan(error);
};

it('People who are asked again agree as alike as the noise of the verdicts supposes: by a half', () => {
  const random = randomFrom(1);
  const pairs = Array.from({ length: 20_000 }, () => {
    const one = person(random);
    return [0, 1].map(() => Number(answer(one, 0, random) >= 4)) as [number, number];
  });
  const mean = (of: (pair: [number, number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const share = mean(([one]) => one);
  expect((mean(([one, other]) => one * other) - share ** 2) / (share * (1 - share))).toBeCloseTo(0.5, 1);
});

describe('Over eight weekly pulses', () => {
  it.each([
    [6, 0.9, 0.49],
    [8, 0.9, 0.36],
    [10, 0.9, 0.26],
    [20, 0.9, 0.13],
    [8, 0.8, 0.57],
    [14, 0.8, 0.31],
    [8, 0.95, 0.25],
  ])('of %i at a turnout of %d, those who agree are a range of %d of those who answered', (roll, turnout, published) => {
    expectNear(width({ roll, turnout }, 100).width, published, WIDTH);
  });

  it.each([
    [14, 0.9, 0.44, 0.58],
    [20, 0.9, 0.69, 0.8],
    [20, 0.8, 0.49, 0.61],
  ])('of %i at %d, a drop of .8 SD is found by one comparison in %d and as a trend in %d', (roll, turnout, change, trend) => {
    expectNear(changeFound({ roll, turnout }, 100), change, SHARE);
    expectNear(trendFound({ roll, turnout }, 100), trend, SHARE);
  });

  it.each([
    [6, 0, 0.39],
    [8, 0.01, 0.78],
    [10, 0.06, 0.89],
  ])('of %i at .9, somebody is given away in %d, and in %d if nothing is held', (roll, held, loose) => {
    expectNear(givenAway({ roll, turnout: 0.9 }, 60), held, SHARE);
    expectNear(givenAway({ roll, turnout: 0.9, isHeld: false }, 60), loose, SHARE);
  });

  it('at full turnout nothing is a wider range than it would be without', () => {
    const full = { roll: 8, turnout: 1 };
    expect(width(full, 100).width).toBe(width({ ...full, isHeld: false }, 100).width);
  });
});

describe('What is not promised: over a year of pulses every second week, of a team of eight who never change their mind,', () => {
  const team = { ...YEAR, roll: 8, turnout: 0.85 };

  it('somebody is certain to be given away in most histories, though hardly in any within eight weeks', () => {
    expect(givenAway({ ...team, pulses: 5 }, 40)).toBeLessThan(0.1);
    expect(givenAway(team, 40)).toBeGreaterThan(0.5);
  });

  it('a third of the numbers are said freely, and one in five says nothing', () => {
    const { free, nothing } = width({ ...team, isSettled: false }, 40);
    expectNear(free, 0.33, 0.06);
    expectNear(nothing, 0.19, 0.06);
  });
});
