// People who answer on five steps: a settled view each, and the noise of a day (ordered probit, Aitchison & Silvey 1957).
import type { Chance } from '../../server/sandbox/year/chance.ts';
import type { Shape } from './shapes.ts';

export interface People {
  /** Settled views of a team, in deviations of an answer's latent value. */
  team: (size: number, chance: Chance) => number[];
  /** What they answer on one day, 1 … 5, if all views have moved by so many deviations. */
  answer: (views: readonly number[], shift: number, chance: Chance) => number[];
}

/** @param retest correlation of the same people's five-step answers on two days */
export function people(shape: Shape, retest: number): People {
  const lasting = lastingFor(shape, retest);
  const steps = stepsOf(shape, lasting);
  const [settled, daily] = [Math.sqrt(lasting), Math.sqrt(1 - lasting)];
  return {
    team: (size, { normal, uniform }) => Array.from({ length: size }, () => settled * viewOf(shape, normal(), uniform() < 1 / 2)),
    answer: (views, shift, { normal }) => views.map((view) => stepOf(view + shift + daily * normal(), steps)),
  };
}

function stepOf(value: number, steps: readonly number[]): number {
  let answer = 1;
  while (answer <= steps.length && value > steps[answer - 1]!) answer++;
  return answer;
}

const viewOf = ({ camps }: Shape, noise: number, isUpper: boolean) => (isUpper ? camps : -camps) + Math.sqrt(1 - camps ** 2) * noise;

/** Which share of the latent variance has to last, so that the answers correlate so: found by halving. */
function lastingFor(shape: Shape, retest: number): number {
  return solve((lasting) => retestOf(shape, lasting) - retest, 0, 1);
}

const GRID = Array.from({ length: 81 }, (_, nth) => (nth - 40) / 10);

/** Variance of the answer that a view leads to on average, as a share of the variance of all answers. */
function retestOf(shape: Shape, lasting: number): number {
  const steps = stepsOf(shape, lasting);
  const mean = shape.shares.reduce((sum, share, nth) => sum + share * (nth + 1), 0);
  const variance = shape.shares.reduce((sum, share, nth) => sum + share * (nth + 1 - mean) ** 2, 0);
  const daily = Math.sqrt(1 - lasting);
  const weights = GRID.map((noise) => Math.exp((-noise * noise) / 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const between = [true, false].flatMap((isUpper) =>
    GRID.map((noise, nth) => {
      const view = Math.sqrt(lasting) * viewOf(shape, noise, isUpper);
      const expected = 1 + steps.reduce((sum, step) => sum + 1 - below((step - view) / daily), 0);
      return ((weights[nth]! / whole) * (expected - mean) ** 2) / 2;
    }),
  );
  return between.reduce((sum, part) => sum + part, 0) / variance;
}

/** Where one answer becomes the next, so that the shares come out. */
function stepsOf({ shares, camps }: Shape, lasting: number): number[] {
  const [apart, width] = [Math.sqrt(lasting) * camps, Math.sqrt(1 - lasting * camps ** 2)];
  return [1, 2, 3, 4].map((cut) => {
    const share = shares.slice(0, cut).reduce((sum, one) => sum + one, 0);
    return solve((step) => (below((step - apart) / width) + below((step + apart) / width)) / 2 - share, -6, 6);
  });
}

/** Where a rising function is 0. */
function solve(rising: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 40; step++) {
    const middle = (from + to) / 2;
    if (rising(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** Φ, to seven digits (Abramowitz & Stegun 1964, 26.2.17). */
function below(x: number): number {
  const near = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = near * (0.31938153 + near * (-0.356563782 + near * (1.781477937 + near * (-1.821255978 + near * 1.330274429))));
  const tail = (series * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
  return x > 0 ? 1 - tail : tail;
}
