// The shell's own API under `/sandbox`: look at the stage, move the clock, play Outlook, Teams and bad luck.
import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { Instant } from '#domain/ids';
import { changes } from '../world/changes.ts';
import { onlyLoopback } from '../loopback.ts';
import type { Microsoft } from '../microsoft.ts';
import { moveClock } from './moving.ts';
import { moveOccurrence } from './outlook.ts';
import type { Product } from '../product.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';
import { stage } from './stage-view.ts';
import type { Someone, World } from '../world/world.ts';

const Clock = z.strictObject({ to: z.union([Instant, z.enum(['opening', 'closing'])]) });
const OccurrenceMove = z.strictObject({ id: z.string(), start: z.nullable(Instant) });
const Invoke = z.strictObject({ person: z.string(), name: z.string(), value: z.looseObject({}) });
const ChannelPost = z.strictObject({ person: z.string(), text: z.string(), card: z.looseObject({}).nullable() });
const FaultOrder = z.strictObject({ kind: z.enum(['throttled', 'unavailable', 'timeout', 'garbage']), times: z.int().min(0).max(1_000) });

export function stageApi(world: World, { tokens, teams }: Pick<Microsoft, 'tokens' | 'teams'>, product: Product): Router {
  const router = Router();
  const inTurn = oneAfterAnother();
  router.use(onlyLoopback, express.json({ limit: '1mb' }));

  /** Does it in its turn, then shows the stage. */
  const act =
    <T>(schema: z.ZodType<T>, perform: (wish: T) => unknown): RequestHandler =>
    async ({ body }, response) => {
      const wish = parse(schema, body);
      response.json(await inTurn(async () => (await perform(wish), stage(world, product))));
    };

  router.get('/stage', async (_request, response) => void response.json(await stage(world, product)));
  router.get('/changes', changes(world));
  router.get('/token', async ({ query: { person } }, response) => {
    response.set('Cache-Control', 'no-store').json({ token: await tokens.sso(someoneOf(world, person)) });
  });

  router.post(
    '/clock',
    act(Clock, async ({ to }) => moveClock(world, product, await momentOf(world, product, to))),
  );
  router.post(
    '/occurrence',
    act(OccurrenceMove, async ({ id, start }) => {
      moveOccurrence(world, id, start);
      await product.settle();
    }),
  );
  router.post(
    '/post',
    act(ChannelPost, ({ person, text, card }) => world.post(someoneOf(world, person).id, text, card)),
  );
  router.post(
    '/fault',
    act(FaultOrder, (fault) => world.fail(fault)),
  );
  router.post(
    '/year',
    act(z.unknown(), async () => {
      if (!(await product.bringYear())) throw new SandboxRefusal(409, 'no-year');
    }),
  );
  router.post(
    '/restart',
    act(z.unknown(), async () => {
      world.restart();
      await product.restart();
      await teams.install();
      world.changed();
    }),
  );

  router.post('/invoke', async ({ body }, response) => {
    const { person, name, value } = parse(Invoke, body);
    const reply = await teams.invoke(someoneOf(world, person).id, name, value);
    if (reply.status >= 300) throw new SandboxRefusal(502, `bot-answered-${reply.status}`);
    response.json(reply.body);
  });

  router.use(refused);
  return router;
}

/** Refuses 409 for what isn't there, and for what is over. */
async function momentOf(world: World, product: Product, to: z.infer<typeof Clock>['to']): Promise<Instant> {
  const { pulse, nextOpening } = await product.look();
  const at = to === 'opening' ? nextOpening : to === 'closing' ? (pulse?.phase === 'open' ? pulse.closesAt : null) : to;
  if (at === null) throw new SandboxRefusal(409, `no-${to}`);
  if (at < world.now()) throw new SandboxRefusal(409, 'backwards');
  return at;
}

function someoneOf(world: World, id: unknown): Someone {
  const person = world.people.get(String(id));
  if (person === undefined) throw new SandboxRefusal(404, 'nobody');
  return person;
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const { success, data } = schema.safeParse(body);
  if (!success) throw new SandboxRefusal(400, 'malformed');
  return data;
}

/** Two moves of the clock at once would meet in the middle. */
function oneAfterAnother(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act, act);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const refused: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof SandboxRefusal) response.status(error.status).json({ error: error.code });
  else next(error);
};
