// What Teams and Outlook say to the bot, in Microsoft's documented forms, and what it answers.
import { afterEach, describe, expect, it } from 'vitest';
import type { Activities, Where } from '../../server/sandbox/activities.ts';
import type { BotReply } from '../../server/sandbox/teams.ts';
import type { Tenant } from '../support/tenant.ts';
import { CARD, COMMAND, QUERY, STRANGERS, TASK, toldBot } from '../support/told-bot.ts';

let on: Tenant;
let make: Activities;
toldBot((tenant, making) => ([on, make] = [tenant, making]));
afterEach(() => on.world.restart());

const jonas = () => on.person('Jonas');

/** The same with other parts. */
const but = (activity: object, own: object) => ({ ...activity, ...own });
const words = ({ body }: BotReply): unknown => {
  const said = body as { task?: { type: string; value: unknown }; composeExtension?: { type: string; text?: unknown } } | null;
  return said?.task?.type === 'message'
    ? said.task.value
    : said?.composeExtension?.type === 'message'
      ? said.composeExtension.text
      : undefined;
};

describe('“Send a pulse”', () => {
  it.each<Where>(['personal', 'groupChat', 'meeting'])('is answered with words where there is no team: %s', async (where) => {
    const reply = await on.ms.invoke(jonas().id, 'composeExtension/fetchTask', COMMAND, where);
    expect([reply.status, words(reply)]).toEqual([200, expect.stringMatching(/channel of the team/)]);
  });

  it('is answered in the language of whoever asks, as far as we speak it', async () => {
    const said = async (locale: string) =>
      words(await on.ms.deliver(but(make.invoke(jonas(), 'personal', 'composeExtension/fetchTask', COMMAND), { locale })));
    expect([await said('de-AT'), await said('ar-EG'), await said('fi-FI')]).toEqual([
      expect.stringContaining('Wählen Sie'),
      expect.stringContaining('استطلاع'),
      expect.stringContaining('A pulse'),
    ]);
  });

  it('opens the dialog for the team of the channel, from a reply in a thread, too', async () => {
    const activity = make.invoke(jonas(), 'channel', 'composeExtension/fetchTask', { ...COMMAND, commandContext: 'message' });
    const reply = await on.ms.deliver(
      but(activity, { conversation: { id: `${on.world.selected.id};messageid=1611060744833`, tenantId: on.tenant } }),
    );
    expect(reply).toMatchObject({
      status: 200,
      body: { task: { type: 'continue', value: { url: expect.stringContaining(`send.${on.team}`) } } },
    });
  });
});

describe('A card', () => {
  it('of ours opens the ballot, wherever it stands', async () => {
    for (const where of ['channel', 'groupChat', 'personal', 'meeting'] as const) {
      const reply = await on.ms.invoke(on.person('Mei').id, 'task/fetch', TASK, where);
      expect(reply).toMatchObject({
        status: 200,
        body: { task: { type: 'continue', value: { url: expect.stringContaining(`pulse.${CARD.team}`) } } },
      });
    }
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['data of another app', { data: { type: 'task/fetch', opponent: 'x' } }],
    ['half of ours', { data: { team: CARD.team } }],
    ['a pulse that is none', { data: { ...CARD, pulse: '../../etc' } }],
    ['a list', []],
    ['a text', 'answer'],
  ])('that carries %s gets words', async (_what, value) => {
    const reply = await on.ms.deliver(but(make.invoke(on.person('Mei'), 'channel', 'task/fetch', {}), { value }));
    expect([reply.status, words(reply)]).toEqual([200, expect.stringMatching(/from this card/)]);
  });
});

describe('A search', () => {
  it('by a guest finds what guests may see', async () => {
    const reply = await on.ms.invoke(on.person('Ben').id, 'composeExtension/query', QUERY, 'personal');
    expect(reply).toMatchObject({ status: 200, body: { composeExtension: { type: 'result', attachments: [] } } });
  });

  it('in Outlook gives cards with links, in Teams cards that open the dialog', async () => {
    await on.as('Jonas', 'POST', `/api/teams/${on.team}/pulses`, { items: null, workingDays: 1 });
    const answers = async (own: object) => {
      const reply = await on.ms.deliver(but(make.invoke(on.person('Mei'), 'personal', 'composeExtension/query', QUERY), own));
      const { attachments } = (reply.body as { composeExtension: { attachments: { content: { actions: { type: string }[] } }[] } })
        .composeExtension;
      return attachments[0]?.content.actions.map(({ type }) => type);
    };
    expect([await answers({}), await answers({ channelId: 'outlook' })]).toEqual([
      ['Action.Submit', 'Action.OpenUrl'],
      ['Action.OpenUrl', 'Action.OpenUrl'],
    ]);
  });

  it('by somebody of another organisation, who has no id here, gets words', async () => {
    const { id: _, ...federated } = { id: '', from: { id: '29:1aBjVi5M', name: 'Olo Brockhouse' } };
    const reply = await on.ms.deliver(but(make.invoke(jonas(), 'meeting', 'composeExtension/query', QUERY), federated));
    expect([reply.status, words(reply)]).toEqual([200, expect.stringMatching(/organisation/)]);
  });

  it.each<[string, unknown]>([
    ['no parameters', {}],
    ['the first look without a query', { commandId: 'pulses', parameters: [{ name: 'initialRun', value: 'true' }] }],
    ['a number as its query', { parameters: [{ name: 'query', value: 7 }] }],
    ['nothing at all', undefined],
  ])('with %s lists', async (_what, value) => {
    const reply = await on.ms.deliver(but(make.invoke(jonas(), 'channel', 'composeExtension/query', {}), { value }));
    expect(reply).toMatchObject({ status: 200, body: { composeExtension: { type: 'result' } } });
  });
});

describe('What Microsoft takes too long for', { tags: ['long'] }, () => {
  it.each<[string, string, object]>([
    ['a search', 'composeExtension/query', QUERY],
    ['a dialog for a team that has to be looked up', 'composeExtension/fetchTask', COMMAND],
  ])('is answered within five seconds: %s', async (_what, name, value) => {
    await on.beginAgain();
    on.world.fail({ kind: 'timeout', times: 1 });
    const before = performance.now();
    const reply = await on.ms.invoke(jonas().id, name, value);
    expect(performance.now() - before).toBeLessThan(5_000);
    expect([reply.status, words(reply)]).toEqual([200, expect.stringMatching(/not responding/)]);
  });
});

describe('A message', () => {
  it('to the bot is answered in one line that says where everything is', async () => {
    const { status } = await on.ms.message(on.person('Mei').id, 'personal', 'Who said that about me?');
    expect([status, on.world.chats]).toEqual([
      200,
      [{ conversation: on.world.chatOf(on.person('Mei').id), text: expect.stringMatching(/don’t read messages.*\[Open Mutual\]\(https:/) }],
    ]);
  });

  it('that mentions the bot in a channel is answered there', async () => {
    await on.ms.message(on.person('Mei').id, 'channel', '<at>Mutual</at> hello');
    expect(on.world.posts.at(-1)).toMatchObject({ author: null, channel: on.world.selected.id });
  });

  it.each<Where>(['groupChat', 'meeting'])('where the bot may not write (%s) is no fault', async (where) => {
    expect((await on.ms.message(on.person('Mei').id, where, 'Hello')).status).toBe(200);
  });
});

describe('What we do not wait for', () => {
  const update = (own: object) => but(make.teamEvent('teamRenamed'), own);
  it.each<[string, () => object]>([
    [
      'a member who comes',
      () =>
        update({
          membersAdded: [{ id: '29:somebody' }],
          channelData: { eventType: 'teamMemberAdded', team: { id: on.world.team.channel }, tenant: { id: on.tenant } },
        }),
    ],
    [
      'a member who goes',
      () =>
        update({
          membersRemoved: [{ id: '29:somebody' }],
          channelData: { eventType: 'teamMemberRemoved', team: { id: on.world.team.channel }, tenant: { id: on.tenant } },
        }),
    ],
    [
      'the bot in a personal chat',
      () =>
        but(make.botAdded(jonas()), {
          conversation: { conversationType: 'personal', id: 'a:1' },
          channelData: { tenant: { id: on.tenant } },
        }),
    ],
    [
      'a personal installation',
      () =>
        but(make.installation(jonas(), 'add'), {
          conversation: { conversationType: 'personal', id: 'a:1' },
          channelData: { tenant: { id: on.tenant }, source: { name: 'message' } },
        }),
    ],
    ['a channel that is made', () => make.teamEvent('channelRestored', { id: '19:new@thread.tacv2', name: 'New' })],
    [
      'a reaction',
      () => but(make.message(jonas(), 'channel', ''), { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' }),
    ],
    ['typing', () => but(make.message(jonas(), 'personal', ''), { type: 'typing' })],
    [
      'an edited message',
      () =>
        but(make.message(jonas(), 'personal', 'x'), {
          type: 'messageUpdate',
          channelData: { eventType: 'editMessage', tenant: { id: on.tenant } },
        }),
    ],
    [
      'the end of a meeting',
      () => but(make.invoke(jonas(), 'meeting', '', {}), { type: 'event', name: 'application/vnd.microsoft.meetingEnd' }),
    ],
    ['a sign-in', () => make.invoke(jonas(), 'personal', 'signin/verifyState', { state: '1' })],
    ['a file', () => but(make.invoke(jonas(), 'personal', 'fileConsent/invoke', {}), { value: undefined })],
    [
      'an action of a card',
      () => make.invoke(jonas(), 'channel', 'adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'x' } }),
    ],
    ['a type that is new', () => ({ type: 'somethingNew' })],
  ])('changes nothing: %s', async (_what, activity) => {
    expect((await on.ms.deliver(activity())).status).toBe(200);
    expect([await on.listed(), on.world.posts.filter(({ author }) => author === null)]).toEqual([[on.world.team.name], []]);
  });
});

describe('Another organisation', () => {
  const foreign = (activity: object) =>
    but(activity, {
      conversation: { id: '19:x@thread.tacv2', tenantId: STRANGERS },
      channelData: { team: { id: '19:x@thread.tacv2', name: 'Strangers', aadGroupId: STRANGERS }, tenant: { id: STRANGERS } },
    });

  it.each<[string, () => object]>([
    ['adds the bot', () => make.installation(jonas(), 'add')],
    ['renames a team', () => make.teamEvent('teamRenamed')],
    ['writes', () => make.message(jonas(), 'channel', 'Hello')],
  ])('leaves no trace when it %s', async (_what, activity) => {
    expect((await on.ms.deliver(foreign(activity()))).status).toBe(200);
    expect([await on.listed(), on.world.chats]).toEqual([[on.world.team.name], []]);
  });

  it('can’t remove our team by its ids', async () => {
    const theirs = { ...make.installation(jonas(), 'remove') } as { channelData: object };
    await on.ms.deliver({ ...theirs, channelData: { ...theirs.channelData, tenant: { id: STRANGERS } } });
    expect(await on.listed()).toEqual([on.world.team.name]);
  });

  it('is told why there is no dialog', async () => {
    const reply = await on.ms.deliver(foreign(make.invoke(jonas(), 'channel', 'composeExtension/fetchTask', COMMAND)));
    expect([reply.status, words(reply)]).toEqual([200, expect.stringMatching(/organisation/)]);
  });
});
