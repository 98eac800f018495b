// Whatever is said to the bot, nearly in Microsoft's forms or in none: there is an answer, and never a fault.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activities } from '../../server/sandbox/activities.ts';
import type { Tenant } from '../support/tenant.ts';
import { COMMAND, QUERY, STRANGERS, TASK, toldBot } from '../support/told-bot.ts';

let on: Tenant;
let make: Activities;
toldBot((tenant, making) => ([on, make] = [tenant, making]));

const jonas = () => on.person('Jonas');

/** Where something stands in an object, the object itself included. */
const placesIn = (value: unknown, at: string[] = []): string[][] => [
  at,
  ...(typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, part]) => placesIn(part, [...at, name])) : []),
];

function put(value: unknown, [name, ...rest]: string[], part: unknown): unknown {
  if (name === undefined) return part;
  if (typeof value !== 'object' || value === null) return value;
  return Object.assign(Array.isArray(value) ? [...value] : { ...value }, {
    [name]: put((value as Record<string, unknown>)[name], rest, part),
  });
}

describe('Whatever is said', { tags: ['long'] }, () => {
  const documented = (): object[] => [
    ...(['channel', 'groupChat', 'personal', 'meeting'] as const).flatMap((where) => [
      make.invoke(jonas(), where, 'composeExtension/fetchTask', COMMAND),
      make.invoke(jonas(), where, 'composeExtension/query', QUERY),
      make.invoke(jonas(), where, 'task/fetch', TASK),
      make.message(jonas(), where, 'x'),
    ]),
    make.invoke(jonas(), 'channel', 'composeExtension/submitAction', { data: {} }),
    ...(['add', 'add-upgrade', 'remove', 'remove-upgrade'] as const).map((action) => make.installation(jonas(), action)),
    make.botAdded(jonas()),
    make.botRemoved(jonas()),
    ...(['teamRenamed', 'teamArchived', 'teamUnarchived', 'teamDeleted', 'teamRestored'] as const).map((event) => make.teamEvent(event)),
    make.teamEvent('channelDeleted', { id: '19:x@thread.tacv2', name: 'x' }),
  ];
  const ODD = [
    undefined,
    null,
    '',
    'x',
    '__proto__',
    'constructor',
    0,
    -1,
    1e300,
    [],
    {},
    [null],
    { id: null },
    { id: {} },
    'x'.repeat(3_000),
    '19:x@thread.tacv2;messageid=1',
    STRANGERS,
  ];
  const odd = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({ maxDepth: 3 }));

  const isAnswered = async (activity: unknown) => {
    const { status } = await on.ms.deliver(activity);
    expect([200, 400, 401]).toContain(status);
  };

  it('nearly in a documented form is answered, never with a fault', async () => {
    const bases = documented();
    const nearly = fc
      .constantFrom(...bases)
      .chain((base) =>
        fc
          .array(fc.tuple(fc.constantFrom(...placesIn(base).slice(1)), odd), { minLength: 1, maxLength: 3 })
          .map((changes) => changes.reduce<unknown>((whole, [at, part]) => put(whole, at, part), base)),
      );
    await fc.assert(fc.asyncProperty(nearly, isAnswered), { numRuns: 400 });
  });

  it('in no form at all is answered, never with a fault', async () => {
    const any = fc.oneof(
      fc.array(odd),
      fc.dictionary(
        fc.constantFrom('type', 'name', 'value', 'from', 'conversation', 'channelData', 'serviceUrl', 'entities', 'action'),
        odd,
      ),
      fc.record({
        type: fc.constantFrom('invoke', 'message', 'conversationUpdate', 'installationUpdate'),
        name: odd,
        value: odd,
        channelData: odd,
        conversation: odd,
        entities: odd,
      }),
    );
    await fc.assert(fc.asyncProperty(any, isAnswered), { numRuns: 200 });
  });

  it('by somebody who is not signed is refused as such, whatever it is', async () => {
    const unreadable = fc.constantFrom({ toString: 1, valueOf: 1 }, { toString: null }, ...ODD);
    const body = fc.record({ type: unreadable, id: unreadable, serviceUrl: unreadable }, { requiredKeys: [] });
    const headers = fc.constantFrom({}, { authorization: 'Bearer x' }, { authorization: 'x.y.z' });
    await fc.assert(
      fc.asyncProperty(body, headers, async (told, own) => {
        const { status } = await on.send('POST', '/api/messages', { 'content-type': 'application/json', ...own }, JSON.stringify(told));
        expect(status).toBe(401);
      }),
      { numRuns: 200 },
    );
  });
});
