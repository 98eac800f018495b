// The shell's API behind the sandbox: what it shows, how the clock moves, what a person does in Outlook, who is let in.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#domain/ids';
import type { Product } from '../../../server/sandbox/product.ts';
import { stageApi } from '../../../server/sandbox/stage/stage-api.ts';
import type { PulseOnStage, Stage } from '../../../server/sandbox/stage/stage.ts';
import { standIns } from '../../support/stand-ins.ts';

const on = await standIns();
const { world } = on;
const [amara, mei] = [on.named('Amara'), on.named('Mei')];
on.bot.on('install.add', () => undefined);
on.bot.on('dialog.open', () => ({ task: { type: 'message', value: 'Hello' } }));
await on.bot.initialize();

const START = world.now();
const HOUR = 3_600_000;
const open: PulseOnStage = {
  team: '',
  pulse: '',
  key: '',
  phase: 'open',
  closesAt: START + 9 * HOUR,
  roll: 14,
  turnout: 'few',
  outcome: null,
};

/** A product with things to do at certain moments; it keeps when it was asked. */
const plan = {
  due: [] as Instant[],
  pulse: null as PulseOnStage | null,
  nextOpening: null as Instant | null,
  settled: [] as Instant[],
  restarts: 0,
};
const product: Product = {
  look: async () => ({ pulse: plan.pulse, nextOpening: plan.nextOpening }),
  nextDue: async () => plan.due[0] ?? null,
  settle: async () => {
    plan.settled.push(world.now());
    plan.due = plan.due.filter((at) => at > world.now() || at === 0);
  },
  restart: async () => void plan.restarts++,
  year: () => null,
  bringYear: async () => false,
};

const app = express().use('/sandbox', stageApi(world, on.ms, product));
const server = createServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}/sandbox`;

beforeEach(() => {
  world.restart();
  Object.assign(plan, { due: [], pulse: null, nextOpening: null, settled: [], restarts: 0 });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await on.close();
});

const post = (path: string, body: object = {}) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const stage = async (reply: Response | Promise<Response> = fetch(`${url}/stage`)) => (await (await reply).json()) as Stage;

describe('The stage', () => {
  it('begins on Monday 9 November 2026 at 14:05 in Berlin, with fourteen to be asked and a post of Lena', async () => {
    const { now, people, posts, fault } = await stage();
    expect(new Date(now).toISOString()).toBe('2026-11-09T13:05:00.000Z');
    expect(people.filter(({ member }) => member)).toHaveLength(14);
    expect(people.filter(({ playable }) => playable).map(({ name, role }) => [name, role])).toMatchObject([
      ['Amara Okafor', 'admin'],
      ['Jonas Lindqvist', 'leader'],
      ...Array<unknown>(6).fill([expect.any(String), null]),
      ['Ben Whitaker', 'guest'],
    ]);
    expect(posts).toMatchObject([{ author: on.named('Lena').id, text: 'Release notes are up for review.' }]);
    expect(fault).toBeNull();
  });

  it('shows ordinary appointments of everybody in the team', async () => {
    const { calendar } = await stage();
    const owners = new Set(calendar.map(({ owner }) => owner));
    expect(owners.size).toBe(17);
    expect(calendar.every(({ source, start, end }) => source === 'other' && start < end)).toBe(true);
  });

  it('knows what Mutual has made by its mark, in the calendars of those invited too', async () => {
    const wall = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Berlin' });
    world.addAppointment(amara.id, {
      subject: 'Talk',
      start: wall('2026-11-20T12:00:00'),
      end: wall('2026-11-20T12:30:00'),
      attendees: [{ type: 'required', emailAddress: { address: mei.mail } }],
      properties: [{ id: 'String {6f0a2f0e-3f0d-4c61-9c25-6d2f0d3b8a11} Name Mutual', value: 'conversation' }],
    });
    const { calendar } = await stage();
    expect(
      calendar
        .filter(({ source }) => source === 'conversation')
        .map(({ owner }) => owner)
        .toSorted(),
    ).toEqual([amara.id, mei.id].toSorted());
  });

  it("gives the tab's token of a person", async () => {
    const { token } = (await (await fetch(`${url}/token?person=${mei.id}`)).json()) as { token: string };
    expect(await on.ms.tokens.entra.verify(token)).toMatchObject({ oid: mei.id, scp: 'access_as_user' });
  });

  it('tells whoever listens that something has changed', async () => {
    const stream = await fetch(`${url}/changes`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader() ?? expect.fail('no stream');
    await reader.read();
    world.changed();
    expect((await reader.read()).value).toBe('data: changed\n\n');
    await reader.cancel();
  });
});

describe('The clock', () => {
  it('passes through every moment at which something is due, in order, and stops where it was sent', async () => {
    plan.due = [START + HOUR, START + 2 * HOUR, START + 5 * HOUR];
    const { now } = await stage(post('/clock', { to: START + 3 * HOUR }));
    expect(now).toBe(START + 3 * HOUR);
    expect(plan.settled).toEqual([START, START + HOUR, START + 2 * HOUR, START + 3 * HOUR]);
  });

  it('is not held by something that stays undone', async () => {
    plan.due = [0];
    expect((await stage(post('/clock', { to: START + HOUR }))).now).toBe(START + HOUR);
  });

  it.each([
    ['opening', () => (plan.nextOpening = START + 4 * HOUR), 4],
    ['closing', () => (plan.pulse = open), 9],
  ])('can be sent to the %s', async (to, prepare, hours) => {
    prepare();
    expect((await stage(post('/clock', { to }))).now).toBe(START + hours * HOUR);
  });

  it.each<[string, object, number, string]>([
    ['back', { to: START - 1 }, 409, 'backwards'],
    ['to an opening that is not planned', { to: 'opening' }, 409, 'no-opening'],
    ['to a closing of nothing', { to: 'closing' }, 409, 'no-closing'],
    ['to no moment', { to: 'noon' }, 400, 'malformed'],
  ])('does not go %s', async (_where, body, status, error) => {
    const reply = await post('/clock', body);
    expect([reply.status, await reply.json(), world.now()]).toEqual([status, { error }, START]);
  });

  it('moves ordered at the same time follow each other', async () => {
    plan.due = [START + HOUR];
    const [first, second] = await Promise.all([
      stage(post('/clock', { to: START + HOUR })),
      stage(post('/clock', { to: START + 2 * HOUR })),
    ]);
    expect([first.now, second.now]).toEqual([START + HOUR, START + 2 * HOUR]);
  });
});

describe('What is done on the stage', () => {
  const plans = async () => (await stage()).calendar.filter(({ owner, subject }) => owner === mei.id && subject === 'Plan');

  it('an occurrence that is dragged keeps its length, one that is deleted is gone, the others stay', async () => {
    const [first, second, third] = await plans();
    const start = (second?.start ?? 0) + 24 * HOUR;
    await post('/occurrence', { id: second?.id, start });
    await post('/occurrence', { id: third?.id, start: null });
    const after = await plans();
    expect(after.slice(0, 2)).toEqual([first, { ...second, start, end: start + HOUR / 2 }]);
    expect(after.map(({ id }) => id)).not.toContain(third?.id);
    expect(plan.settled).toHaveLength(2);
  });

  it('a person posts, and the bot answers a person', async () => {
    const { posts } = await stage(post('/post', { person: mei.id, text: 'Hello', card: null }));
    expect(posts.at(-1)).toMatchObject({ author: mei.id, text: 'Hello' });
    expect(await (await post('/invoke', { person: mei.id, name: 'task/fetch', value: { data: {} } })).json()).toEqual({
      task: { type: 'message', value: 'Hello' },
    });
  });

  it('an ordered failure is shown until it is used up', async () => {
    expect((await stage(post('/fault', { kind: 'throttled', times: 1 }))).fault).toEqual({ kind: 'throttled', times: 1 });
    expect((await fetch(`${on.base}/graph/v1.0/me`)).status).toBe(429);
    expect((await stage()).fault).toBeNull();
  });

  it('starting again is as on the first day, with the app in the team', async () => {
    await post('/clock', { to: START + HOUR });
    await post('/post', { person: mei.id, text: 'Hello', card: null });
    const { now, posts } = await stage(post('/restart'));
    expect([now, posts.length, plan.restarts, world.installed]).toEqual([START, 1, 1, true]);
  });

  it.each<[string, string, object, number]>([
    ['an occurrence that is not there', '/occurrence', { id: 'none.2026-11-10', start: null }, 404],
    ['a post of nobody', '/post', { person: 'nobody', text: 'x', card: null }, 404],
    ['a call of the bot by nobody', '/invoke', { person: 'nobody', name: 'task/fetch', value: {} }, 404],
    ['a failure that it does not know', '/fault', { kind: 'fire', times: 1 }, 400],
  ])('refuses %s', async (_what, path, body, status) => {
    expect((await post(path, body)).status).toBe(status);
  });
});

it.each([
  ['localhost', undefined, 200],
  ['[::1]', undefined, 200],
  ['rebound.example', undefined, 403],
  ['127.0.0.1', 'https://example.com', 403],
])('a page that calls this machine %s and comes from %s gets %i', async (host, origin, status) => {
  const call = request({
    port,
    host: '127.0.0.1',
    path: '/sandbox/stage',
    headers: { host: `${host}:${port}`, ...(origin !== undefined && { origin }) },
  }).end();
  const [reply] = await once(call, 'response');
  reply.resume();
  expect(reply.statusCode).toBe(status);
});
