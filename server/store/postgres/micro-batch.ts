// Many calls, few round trips: what arrives while a batch is on its way goes into the next. The batch on its way is the only timer.

export interface MicroBatch<T, R> {
  /** Resolves with the result for this item; rejects if its batch failed. */
  add(item: T): Promise<R>;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
}

interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** @param run gives the results in the order of the items; never called while it runs  @param most items of one batch */
export function microBatch<T, R>(most: number, run: (items: T[]) => Promise<R[]>): MicroBatch<T, R> {
  const waiting: Waiting<T, R>[] = [];
  let working: Promise<void> | undefined;

  async function next(): Promise<void> {
    const batch = waiting.splice(0, most);
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [place, { resolve }] of batch.entries()) resolve(results[place] as R);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) await next();
    working = undefined;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        working ??= work();
      }),
    settled: async () => working,
  };
}
