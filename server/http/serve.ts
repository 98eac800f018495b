// Binds an endpoint to a use case: parse the request, call, parse the reply. Functions that can't be swapped, one for each kind; the
// one for calls in somebody's name is a file of its own, which a ballot box never reaches.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response, Router } from 'express';
import type * as z from 'zod/mini';
import type { AnonymousEndpoint, MemberEndpoint, Params, ServerEndpoint } from '#contract/endpoint';
import { Refusal } from '#contract/problem';
import { json, text } from './body.ts';

export type Reply<S extends z.ZodMiniType> = Promise<z.input<S> | void>;

/** Nothing about the request is read but its address and its body. */
export function serveAnonymous<P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  router: Router,
  endpoint: AnonymousEndpoint<P, Q, S>,
  handler: (params: z.output<P>, body: z.output<Q>) => Reply<S>,
): void {
  on(router, endpoint, text, (request, response) => answer(endpoint, request, response, handler));
}

/**
 * The same for an answer that never changes: it is parsed and written once for each object that the handler returns, because to do so for a
 * long list would keep everybody else waiting.
 */
export function serveKept<P extends Params, S extends z.ZodMiniType>(
  router: Router,
  endpoint: AnonymousEndpoint<P, z.ZodMiniUndefined, S>,
  handler: (params: z.output<P>) => Promise<z.input<S> & object>,
): void {
  const kept = new WeakMap<object, Buffer>();
  on(router, endpoint, text, async (request, response) => {
    const reply = await handler(paramsOf(endpoint, request));
    const bytes = kept.get(reply) ?? Buffer.from(JSON.stringify(endpoint.response.parse(reply)));
    kept.set(reply, bytes);
    response.set('Cache-Control', 'no-store').type('json').send(bytes);
  });
}

/** @param secret both servers know it. Refuses `bad-token`. */
export function serveServer<P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  router: Router,
  secret: string,
  endpoint: ServerEndpoint<P, Q, S>,
  handler: (params: z.output<P>, body: z.output<Q>) => Reply<S>,
): void {
  on(router, endpoint, json, (request, response) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${secret}`)) throw new Refusal('bad-token');
    return answer(endpoint, request, response, handler);
  });
}

/** Takes as long for every wrong text, whatever it begins with. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));
const sha256 = (text: string) => createHash('sha256').update(text).digest();

type Handler = (request: Request, response: Response) => Promise<void>;
type AnyEndpoint = Pick<MemberEndpoint, 'method' | 'path'>;

export function on(router: Router, { method, path }: AnyEndpoint, body: RequestHandler, handle: Handler): void {
  if (method === 'GET') router.get(path, handle);
  else router[method === 'PUT' ? 'put' : 'post'](path, body, handle);
}

/** After all endpoints: whoever comes to one of their addresses with another method. */
export function refuseOtherMethods(router: Router, endpoints: readonly AnyEndpoint[]): void {
  for (const { path } of endpoints) {
    router.all(path, () => {
      throw new Refusal('wrong-method');
    });
  }
}

export async function answer<P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  endpoint: { method: string; params: P; request: Q; response: S },
  request: Request,
  response: Response,
  handler: (params: z.output<P>, body: z.output<Q>) => Reply<S>,
): Promise<void> {
  const params = paramsOf(endpoint, request);
  const body = parse(endpoint.request, endpoint.method === 'GET' ? undefined : request.body);
  const reply = endpoint.response.parse(await handler(params, body));
  response.set('Cache-Control', 'no-store');
  if (reply === undefined) response.status(204).end();
  else response.json(reply);
}

const paramsOf = <P extends Params>({ params }: { params: P }, request: Request): z.output<P> =>
  parse(params, { ...queryOf(params, request), ...request.params });

/** What stands in the query and is a parameter; anything else there is passed over. */
function queryOf({ shape }: Params, { url, query, params }: Request): Record<string, unknown> {
  if (!url.includes('?')) return {};
  const names = Object.keys(shape).filter((name) => !(name in params) && name in query);
  return Object.fromEntries(names.map((name) => [name, query[name]]));
}

function parse<T extends z.ZodMiniType>(schema: T, value: unknown): z.output<T> {
  const { data, success } = schema.safeParse(value);
  if (!success) throw new Refusal('malformed');
  return data;
}
