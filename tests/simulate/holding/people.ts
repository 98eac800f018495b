// People who answer: each has a settled view and wobbles about it from week to week, as if a hidden value fell into one of five steps.

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A draw from the normal distribution (Box and Muller 1958). */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Where the hidden value crosses from one step to the next if 5, 15, 35 and 75 of 100 answer lower: a typical statement, mean 3.7. */
const STEPS = [-1.644854, -1.036433, -0.38532, 0.67449] as const;

/** So much of a hidden value's variance stays from week to week; then half of the variance of "agrees or not" does (`RETEST`). */
const SETTLED = 0.72;

export interface Person {
  readonly view: number;
}

export const person = (random: () => number): Person => ({ view: normal(random) });

/**
 * @param shift in standard deviations of a person's hidden value
 * @returns 1 … 5
 */
export function answer({ view }: Person, shift: number, random: () => number): number {
  const hidden = Math.sqrt(SETTLED) * view + Math.sqrt(1 - SETTLED) * normal(random) + shift;
  return 1 + STEPS.filter((step) => hidden > step).length;
}

/** What somebody would answer who never wobbles. */
export const settledAnswer = ({ view }: Person): number => 1 + STEPS.filter((step) => view > step).length;
