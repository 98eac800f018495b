// Many clients at once, each with one thing under way.

/** As many as the design speaks of. */
export const CLIENTS = 64;

/** Does it to each item; a client takes the next when its last is done. @returns how long it took, in milliseconds */
export async function byClients<T>(items: readonly T[], act: (item: T) => Promise<unknown>, clients = CLIENTS): Promise<number> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await act(item);
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return performance.now() - begin;
}
