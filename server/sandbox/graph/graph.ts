// The stand-in for Graph: the table of everything it can do, behind token and permission.
import express, { Router } from 'express';
import type { Tokens } from '../entra/tokens.ts';
import { batch, type Part } from './batch.ts';
import { callerOf, mustMay, type GraphCaller } from './bearer.ts';
import { consents } from './consents.ts';
import { events } from './events.ts';
import { notification } from './notification.ts';
import { people } from './people.ts';
import { GraphRefusal, noSuchPath } from './refusal.ts';
import { match, type Reply, type Route, type Scene } from './route.ts';
import { schedule } from './schedule.ts';

const ROUTES: readonly Route[] = [...people, ...events, ...schedule, ...notification, ...consents];

/** Belongs where `https://graph.microsoft.com/v1.0` would be. */
export function graph(scene: Scene, tokens: Tokens): Router {
  const router = Router();
  router.use(express.json({ limit: '4mb' }));
  router.use(async ({ method, url, headers, body }, response) => {
    const {
      status,
      headers: own = {},
      body: answer,
    } = await respond(async () => {
      const caller = await callerOf(tokens, headers.authorization);
      const part = { method, url, prefer: String(headers['prefer'] ?? ''), body: body as unknown };
      if (method === 'POST' && url === '/$batch') return batch(body, (each) => respond(() => performPart(scene, caller, each)));
      return perform(scene, caller, part);
    });
    response.status(status).set(own);
    if (answer === undefined) response.end();
    else response.json(answer);
  });
  return router;
}

async function respond(act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof GraphRefusal) return { status: error.status, body: error.body };
    throw error;
  }
}

/** Each part of a batch is throttled on its own: https://learn.microsoft.com/graph/throttling#throttling-and-batching */
async function performPart(scene: Scene, caller: GraphCaller, part: Part): Promise<Reply> {
  const fault = scene.world.batchFaults.shift();
  return fault === undefined ? perform(scene, caller, part) : FAULTS[fault];
}

const FAULTS: Record<429 | 503, Reply> = {
  429: { status: 429, headers: { 'Retry-After': '2' }, body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } } },
  503: { status: 503, body: { error: { code: 'ServiceUnavailable', message: 'The service is not available.' } } },
};

/** `/me` is the person in whose name the token speaks. @throws GraphRefusal */
async function perform(scene: Scene, caller: GraphCaller, { method, url, prefer, body }: Part): Promise<Reply> {
  const { pathname, searchParams: query } = new URL(url, 'http://graph');
  const path = ofMe(pathname, caller);
  for (const route of ROUTES) {
    const params = route.method === method ? match(route, path) : undefined;
    if (params === undefined) continue;
    mustMay(caller, route, params, scene.world);
    return route.answer({ ...scene, params, query, path, prefer, body });
  }
  throw noSuchPath(pathname);
}

function ofMe(path: string, { user }: GraphCaller): string {
  if (path !== '/me' && !path.startsWith('/me/')) return path;
  if (user === null) throw new GraphRefusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  return `/users/${user}${path.slice('/me'.length)}`;
}
