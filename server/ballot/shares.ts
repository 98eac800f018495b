// Work that has to be done on the event loop, a little in each of its turns: whoever wants something else is served in between.
import { Refusal } from '#contract/problem';

/** @returns what it returned. Refuses `unavailable` when too much waits. */
export type InShares = <T>(work: () => T) => Promise<T>;

/**
 * First come, first served. A ballot is durable after some ten turns, so that what one of them may cost decides how long everybody waits.
 * @param share how many are done in a turn  @param most how many may wait
 */
export function shares(share: number, most: number): InShares {
  const waiting: (() => void)[] = [];

  function turn(): void {
    for (const work of waiting.splice(0, share)) work();
    if (waiting.length > 0) setImmediate(turn);
  }

  return (work) =>
    new Promise((done, fail) => {
      if (waiting.length >= most) throw new Refusal('unavailable');
      if (waiting.length === 0) setImmediate(turn);
      waiting.push(() => {
        try {
          done(work());
        } catch (error) {
          fail(error as Error);
        }
      });
    });
}
