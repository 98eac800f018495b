// Has an item been rising or falling over the last pulses, by more than people's noise and by more than this team's own ups and downs?
import { DAY } from '../ids.ts';
import { ridits } from './ridits.ts';
import type { Run } from './run.ts';
import { DIFFERENCE_MIN, RETEST } from './score.ts';

export type Trend = 'rising' | 'falling' | 'no-clear-trend' | 'too-few';

/** Fewer pulses make no line. */
export const PULSES_MIN = 4;
/** Against people's noise, so that a year of looking every time has few false trends. */
const Z_TREND = 2.5;
/** Against the team's own ups and downs: Student's t, two-sided 2 %, two degrees of freedom fewer than pulses, from four to eight. */
const T_TREND: Readonly<Record<number, number>> = { 4: 6.9646, 5: 4.5407, 6: 3.7469, 7: 3.3649, 8: 3.1427 };
/** Pulses count as evenly spaced unless one interval is so many times another. */
const UNEVEN = 2;
/** Counts in halves and a line through them: less is a rounding error. */
const NO_SPREAD = 1e-12;

interface Line {
  /** From the first pulse to the last, in ridits. */
  total: number;
  /** Standard errors of people's noise. */
  z: number;
  /** Standard errors of the pulses' own scatter about the line. */
  t: number;
  /** That scatter, as a multiple of the noise. */
  phi: number;
}

/** `too-few`: the run has fewer than four pulses. */
export function trend(run: Run): Trend {
  if (run.pulses.length < PULSES_MIN) return 'too-few';
  const { total, z, t } = lineOf(run);
  const isClear = Math.abs(z) >= Z_TREND && Math.abs(t) >= T_TREND[run.pulses.length]! && Math.abs(total) >= DIFFERENCE_MIN;
  if (!isClear) return 'no-clear-trend';
  return total > 0 ? 'rising' : 'falling';
}

/**
 * A straight line through the pulses' mean ridits y: `slope = Σ a·y / A`, `A = Σ a²`, a the pulse's place from the middle. Its noise is
 * `V · Σ Σ a_t a_u κ_tu` with `κ_tt = 1/n_t` and `κ_tu = RETEST · both_tu / (n_t n_u)`: the same people's answers are alike.
 * @param run at least three pulses
 */
export function lineOf({ pulses, both }: Run): Line {
  const { means: heights, variance } = ridits(pulses.map(({ item }) => item));
  const places = centred(placesOf(pulses.map(({ terms }) => terms.opensAt)));
  const square = sum(places.map((place) => place ** 2));
  const slope = sum(places.map((place, nth) => place * heights[nth]!)) / square;
  const rest = sum(centred(heights).map((height, nth) => (height - slope * places[nth]!) ** 2));
  const scatter = Math.max(NO_SPREAD, rest) / (pulses.length - 2);
  const likeness = (one: number, other: number) => {
    const [n, m] = [pulses[one]!.item.n, pulses[other]!.item.n];
    return one === other ? 1 / n : (RETEST * both(one, other)) / (n * m);
  };
  const noise = variance * sum(places.flatMap((place, one) => places.map((far, other) => place * far * likeness(one, other))));
  return {
    total: slope * (places.at(-1)! - places[0]!),
    z: (slope * square) / Math.sqrt(noise),
    t: slope / Math.sqrt(scatter / square),
    phi: (scatter * square) / noise,
  };
}

/** 0, 1, 2 …, or days if the intervals differ a lot. */
function placesOf(opened: readonly number[]): number[] {
  const intervals = opened.slice(1).map((at, nth) => at - opened[nth]!);
  const [shortest, longest] = [Math.min(...intervals), Math.max(...intervals)];
  const isUneven = shortest > 0 && longest >= UNEVEN * shortest;
  return opened.map((at, nth) => (isUneven ? (at - opened[0]!) / DAY : nth));
}

function centred(values: readonly number[]): number[] {
  const middle = sum(values) / values.length;
  return values.map((value) => value - middle);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
