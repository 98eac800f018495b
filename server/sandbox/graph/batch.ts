// Up to twenty calls in one: https://learn.microsoft.com/graph/json-batching
import { z } from 'zod';
import { badRequest, parse } from './refusal.ts';
import type { Reply } from './route.ts';

const MOST = 20;

const Batch = z.strictObject({
  requests: z.array(
    z.strictObject({
      id: z.string().min(1),
      method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
      url: z.string().startsWith('/', 'The URL must be relative.'),
      headers: z.record(z.string(), z.string()).default({}),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});

export interface Part {
  method: string;
  url: string;
  prefer: string;
  body: unknown;
}

/**
 * Each part is throttled and served on its own: https://learn.microsoft.com/graph/throttling#throttling-and-batching
 * @throws GraphRefusal 400 for more than twenty, for an id that occurs twice, for an absolute URL.
 */
export async function batch(body: unknown, perform: (part: Part) => Promise<Reply>): Promise<Reply> {
  const { requests } = parse(Batch, body, 'BadRequest');
  if (requests.length > MOST) throw badRequest(`Number of requests in a batch must not exceed ${MOST}.`);
  if (new Set(requests.map(({ id }) => id)).size < requests.length) throw badRequest('The ids of the requests are not distinct.');
  const responses = [];
  for (const { id, method, url, headers, body: own } of requests) {
    const prefer = Object.entries(headers).find(([name]) => name.toLowerCase() === 'prefer')?.[1] ?? '';
    const reply = await perform({ method, url, prefer, body: own });
    responses.push({
      id,
      status: reply.status,
      headers: { 'Content-Type': 'application/json', ...reply.headers },
      body: reply.body ?? null,
    });
  }
  return { status: 200, body: { responses } };
}
