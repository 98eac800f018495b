// Many small questions to Graph in few calls: each part is answered, refused or throttled on its own, and those are asked again alone.
import pLimit from 'p-limit';
import { z } from 'zod';
import type { Graph } from './graph.ts';
import { retryAfter } from './graph.ts';

/** https://learn.microsoft.com/graph/json-batching */
const PARTS_MOST = 20;
/** Batches on their way at the same time. */
const AT_ONCE = 4;
/** How often a part that Graph can't answer now is asked for: https://learn.microsoft.com/graph/throttling#throttling-and-batching */
const ROUNDS = 4;
const WAIT_FIRST_MS = 1_000;
/** What Graph wants repeated later than this is done without. */
const WAIT_MOST_MS = 10_000;

const Reply = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

/**
 * Reads a resource of each of many. What can't be had is missing from the answer, and keeps nothing else from it.
 * @param urlOf the address of somebody's resource, without host and version
 * @param wait resolves so many milliseconds later
 */
export async function readEach<K extends string>(
  { asApp }: Pick<Graph, 'asApp'>,
  all: readonly K[],
  urlOf: (key: K) => string,
  wait: (milliseconds: number) => Promise<void>,
): Promise<Map<K, unknown>> {
  const found = new Map<K, unknown>();
  const limit = pLimit(AT_ONCE);

  /** @returns those that are to be asked for again, and when at the earliest */
  async function ask(some: readonly K[]): Promise<{ again: readonly K[]; wait: number }> {
    const requests = some.map((id) => ({ id, method: 'GET', url: urlOf(id) }));
    const answer: unknown = await asApp
      .api('/$batch')
      .post({ requests })
      .catch(() => undefined);
    const { data } = Reply.safeParse(answer);
    if (data === undefined) return { again: some, wait: 0 };
    const parts = new Map(data.responses.map((part) => [part.id, part]));
    for (const key of some) if (parts.get(key)?.status === 200) found.set(key, parts.get(key)?.body);
    const busy = some.filter((key) => isPassing(parts.get(key)?.status));
    return { again: busy, wait: Math.max(0, ...busy.map((key) => retryAfter(headerOf(parts.get(key)?.headers)))) };
  }

  let open = all;
  for (let round = 0; round < ROUNDS && open.length > 0; round++) {
    const asked = await Promise.all(chunks(open, PARTS_MOST).map((some) => limit(() => ask(some))));
    open = asked.flatMap(({ again }) => again);
    const least = Math.max(WAIT_FIRST_MS * 2 ** round, ...asked.map((one) => one.wait));
    if (least > WAIT_MOST_MS) break;
    if (open.length > 0 && round + 1 < ROUNDS) await wait(least);
  }
  return found;
}

/** No answer at all counts as one that comes later. */
const isPassing = (status = 503) => status === 429 || status === 408 || status >= 500;

const headerOf = (headers: Record<string, string> | null | undefined) =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];

export const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size));
