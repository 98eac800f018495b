// What the verdicts promise, on people made up by chance; and that those people are as they are said to be.
import { describe, expect, it } from 'vitest';
import { chance } from '../../server/sandbox/year/chance.ts';
import { changes } from '../simulate/changes.ts';
import { people } from '../simulate/respondents.ts';
import { ITEM, published } from '../simulate/published.ts';
import { rollUps } from '../simulate/roll-ups.ts';
import { SHAPES } from '../simulate/shapes.ts';
import { FALSE_ALARMS, type Simulation, type Table } from '../simulate/simulation.ts';
import { text } from '../simulate/table.ts';
import { trends } from '../simulate/trends.ts';
import { closed, itemOf, tables } from './domain/made-up.ts';

/** Rates above their limit, as "row, column: rate". */
const above = ({ columns, rows }: Table) =>
  rows.flatMap(({ name, rates, atMost = 1 }) => rates.flatMap((rate, nth) => (rate > atMost ? [`${name}, ${columns[nth]}: ${rate}`] : [])));
const limited = ({ rows }: Table) => rows.filter(({ atMost }) => atMost === FALSE_ALARMS).length;

describe('false alarms', { tags: ['long'] }, () => {
  it.each<[Simulation, number]>([
    [changes, 2_000],
    [trends, 200],
    [rollUps, 100],
  ])('of a $name are told in 5 of 100 at most, however many are asked and however they answer', ({ run }, tries) => {
    const [nothing, real] = run(tries);
    expect(limited(nothing!)).toBeGreaterThan(1);
    expect(above(nothing!)).toEqual([]);
    // A verdict that is never told would have no false alarms either.
    expect(real!.rows.every(({ rates }) => rates.at(-1)! > 0.25)).toBe(true);
  });
});

describe('the people made up', () => {
  it.each(SHAPES.flatMap((shape) => [0.6, 0.7].map((retest) => [shape.name, retest, shape] as const)))(
    '%s: answer in the shares of their shape, and on another day with a correlation of %f',
    (_, retest, shape) => {
      const [{ team, answer }, random] = [people(shape, retest), chance(7)];
      const views = team(20_000, random);
      const [one, other] = [answer(views, 0, random), answer(views, 0, random)];
      const shares = [1, 2, 3, 4, 5].map((step) => one.filter((given) => given === step).length / one.length);
      shares.forEach((share, nth) => expect(share).toBeCloseTo(shape.shares[nth]!, 1));
      expect(Math.abs(correlation(one, other) - retest)).toBeLessThan(0.03);
    },
  );

  it('are published as the door does it', () => {
    for (const answers of [5, 7, 9].flatMap((n) => tables(n))) {
      const given = answers.flatMap((count, nth) => Array.from({ length: count }, () => nth + 1));
      expect(published(given, 9)).toMatchObject({ ...itemOf(closed({ answers })), item: ITEM, references: null });
    }
  });

  it('are the same again with the same seed, and others with another', () => {
    const drawn = (seed: number) => {
      const { normal, uniform } = chance(seed);
      return [normal(), uniform(), normal(), normal()];
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});

it('a table marks what breaks its limit', () => {
  const rows = [
    { name: 'a row', rates: [0.031, 0.052], atMost: 0.05 },
    { name: 'power', rates: [0.5, 1] },
  ];
  expect(text({ title: 'A title', columns: ['n 5', 'n 10'], rows })).toBe(
    ['', 'A title', '            n 5     n 10 ', '  a row     3.1      5.2!', '  power    50.0    100.0 ', ''].join('\n'),
  );
});

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
  const [here, there] = [mean(one), mean(other)];
  const product = (a: readonly number[], b: readonly number[], from: number, to: number) =>
    mean(a.map((value, nth) => (value - from) * (b[nth]! - to)));
  return product(one, other, here, there) / Math.sqrt(product(one, one, here, here) * product(other, other, there, there));
}
