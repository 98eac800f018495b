// Two things measured in turn, so that whatever else the machine does meets both.
import type { Progress } from './ratio.ts';

export interface Compared {
  /** Medians of all rounds, in the units of what was measured. */
  one: number;
  other: number;
  /** The median of one / other, each within a round. */
  ratio: number;
}

type Side = () => Promise<number> | number;

/** The first round warms up and is left out. The order changes from round to round. */
export async function compare(progress: Progress, rounds: number, one: Side, other: Side): Promise<Compared> {
  const pairs: [one: number, other: number][] = [];
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    const before = round % 2 === 0 ? await one() : undefined;
    const second = await other();
    const first = before ?? (await one());
    if (round > 0) pairs.push([first, second]);
  }
  return {
    one: median(pairs.map(([first]) => first)),
    other: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => first / second)),
  };
}

/** @throws an Error if there is no number */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}
