// How teams answer: shares of the five answers, from floor to ceiling, and whether there are two camps.

export interface Shape {
  readonly name: string;
  /** Of 1 … 5; their sum is 1. */
  readonly shares: readonly [number, number, number, number, number];
  /** Settled views lie about two points so far from the middle, in deviations between persons; 0: about one. */
  readonly camps: number;
}

const one = (name: string, ...shares: Shape['shares']): Shape => ({ name, shares, camps: 0 });
const two = (name: string, ...shares: Shape['shares']): Shape => ({ name, shares, camps: 0.9 });

/** What questions like ours mostly get. */
export const USUAL: readonly Shape[] = [
  one('typical', 0.04, 0.1, 0.22, 0.42, 0.22),
  one('high', 0.02, 0.05, 0.13, 0.42, 0.38),
  one('centred', 0.1, 0.2, 0.4, 0.2, 0.1),
];

export const SHAPES: readonly Shape[] = [
  ...USUAL,
  one('ceiling', 0.01, 0.02, 0.05, 0.32, 0.6),
  one('nearly all the highest', 0.01, 0.02, 0.05, 0.12, 0.8),
  one('floor', 0.5, 0.3, 0.12, 0.06, 0.02),
  one('low', 0.2, 0.35, 0.25, 0.15, 0.05),
  one('flat', 0.2, 0.2, 0.2, 0.2, 0.2),
  one('narrow', 0.01, 0.09, 0.3, 0.5, 0.1),
  two('split', 0.25, 0.25, 0.05, 0.25, 0.2),
  two('split to the ends', 0.4, 0.08, 0.04, 0.08, 0.4),
];
