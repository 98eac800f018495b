// Everything that the product asks of Graph in a week, in Microsoft's own terms.
// @module-tag long
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '#contract/api';
import { CADENCE, cadenceWith } from '../support/cadence.ts';
import { recordGraph, type GraphCall } from '../support/graph-calls.ts';
import { unknownToGraph } from '../support/graph-types.ts';
import { aSandbox } from '../support/sandbox.ts';

let calls: GraphCall[];

/** A cadence saved and changed, a pulse that enough answer, its result, and the conversation about it. */
async function week(): Promise<GraphCall[]> {
  const sandbox = await aSandbox();
  const record = recordGraph();
  try {
    const cadence = `/api/teams/${sandbox.team}/cadence`;
    await sandbox.as('Amara', 'PUT', cadence, CADENCE);
    await sandbox.as('Amara', 'PUT', cadence, cadenceWith({ time: '11:00' }));
    const { pulse } = await sandbox.post('/clock', { to: 'opening' });
    const path = `/api/teams/${sandbox.team}/pulses/${pulse.pulse}`;
    for (const first of ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir', 'Claire']) await (await sandbox.voter(first, path)).cast([4, 5, 2, 4]);
    const closed = await sandbox.post('/clock', { to: 'closing' });
    expect(closed.pulse).toMatchObject({ outcome: 'published' });
    const proposal = (await sandbox.as('Jonas', 'GET', `${path}/conversation`)).body as Conversation;
    await sandbox.as('Jonas', 'POST', `${path}/conversation`, { start: proposal.start });
    await sandbox.as('Mei', 'GET', '/api/me');
    await sandbox.post('/clock', { to: closed.now + 60_000 });
    return record.calls;
  } finally {
    record.stop();
    await sandbox.close();
  }
}

beforeAll(async () => {
  calls = await week();
});

/** One of each shape: the same method, the same place, the same fields. */
const shapes = () => [...new Map(calls.map((call) => [shapeOf(call), call])).values()];
const shapeOf = ({ method, path, query, body }: GraphCall) =>
  [method, patternOf(path), ...query.map(([name]) => name), JSON.stringify(fieldsOf(body))].join(' ');
const patternOf = (path: string) => path.replaceAll(/\/(?![a-zA-Z$]{1,40}(?:\/|$))[^/]+/g, '/*');
const fieldsOf = (body: unknown): unknown =>
  Array.isArray(body)
    ? [...new Set(body.map((part) => JSON.stringify(fieldsOf(part))))]
    : typeof body === 'object' && body !== null
      ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, fieldsOf(value)]))
      : typeof body;

describe('What is asked of Graph in a week', () => {
  it('is known to Graph: every path, every field, every option', async () => {
    expect(await unknownToGraph(shapes())).toEqual([]);
  });

  it('is everything that the product can ask: each place in its code was met', () => {
    const folder = new URL('../../server/microsoft/', import.meta.url);
    const code = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const written = code.flatMap((text) => [...text.matchAll(/[`'](\/(?:users|teams|me|chats|subscriptions|\$batch)\b[^`']*)[`']/g)]);
    const places = new Set(written.map(([, path = '']) => path.replaceAll(/\$\{[^}]*\}/g, '*').replace(/\?.*/, '')));
    expect([...places].toSorted()).toEqual([...new Set(calls.map(({ path }) => patternOf(path)))].toSorted());
  });

  describe('would be refused by the same check if it had', () => {
    /** A call of the week with something changed. */
    const planted = (path: RegExp, method: string, change: (call: GraphCall) => Partial<GraphCall>): GraphCall => {
      const found = calls.find((call) => call.method === method && path.test(patternOf(call.path)));
      if (found === undefined) throw new Error(`no ${method} ${path}`);
      return { ...found, ...change(structuredClone(found)) };
    };
    const withField = (more: object) => (call: GraphCall) => ({ body: { ...(call.body as object), ...more } });

    it.each<[string, () => GraphCall]>([
      ['a path that there is not', () => planted(/\/members$/, 'GET', ({ path }) => ({ path: path.replace('members', 'people') }))],
      ['a field that there is not', () => planted(/\/events$/, 'POST', withField({ title: 'Pulse' }))],
      ['a field of another kind', () => planted(/\/events$/, 'POST', withField({ isReminderOn: 'no' }))],
      ['a word that a field does not take', () => planted(/\/events$/, 'POST', withField({ showAs: 'available' }))],
      ['a field inside a field that there is not', () => planted(/\/events$/, 'POST', withField({ body: { type: 'text', content: '' } }))],
      ['an option that there is not', () => planted(/\/instances$/, 'GET', () => ({ query: [['$limit', '50']] }))],
      ['a name selected that there is not', () => planted(/\/members$/, 'GET', () => ({ query: [['$select', 'id,fullName']] }))],
      ['an action where it is not', () => planted(/getSchedule$/, 'POST', ({ path }) => ({ path: path.replace('calendar/', '') }))],
      ['an action without what it needs', () => planted(/getSchedule$/, 'POST', () => ({ body: { schedules: [] } }))],
      ['a notice without its topic', () => planted(/sendActivityNotification$/, 'POST', () => ({ body: { activityType: 'pulseOpened' } }))],
      ['a body where none belongs', () => planted(/\/instances$/, 'GET', () => ({ body: {} }))],
    ])('%s', async (_what, call) => {
      expect(await unknownToGraph([call()])).not.toEqual([]);
    });
  });
});
