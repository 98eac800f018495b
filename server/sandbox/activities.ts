// What Teams tells a bot, in the forms of Microsoft's pages: what stands in their examples stands here, and nothing else.
import { randomUUID } from 'node:crypto';
import type { Channel, Someone, World } from './world/world.ts';

/** Where somebody is when they ask something of the bot. */
export type Where = 'channel' | 'groupChat' | 'personal' | 'meeting';

/** What changes about a team while the app is in it. */
export type TeamEvent =
  | 'teamRenamed'
  | 'teamArchived'
  | 'teamUnarchived'
  | 'teamDeleted'
  | 'teamRestored'
  | 'channelRenamed'
  | 'channelDeleted'
  | 'channelRestored';

export interface Activities {
  /** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
  invoke(person: Someone, where: Where, name: string, value: object): object;
  /** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
  message(person: Someone, where: Where, text: string): object;
  /** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#installation-update-event */
  installation(person: Someone, action: 'add' | 'add-upgrade' | 'remove' | 'remove-upgrade'): object;
  /** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#members-added, of the bot itself */
  botAdded(person: Someone): object;
  /** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#members-removed */
  botRemoved(person: Someone): object;
  /** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#conversation-update-events */
  teamEvent(event: TeamEvent, channel?: Channel): object;
}

export function activities(world: World, serviceUrl: string): Activities {
  const { tenant, clientId } = world.registration;
  const bot = { id: `28:${clientId}`, name: 'Mutual' };

  const activity = (from: object, own: object) => ({
    id: `f:${randomUUID()}`,
    timestamp: new Date(world.now()).toISOString(),
    channelId: 'msteams',
    serviceUrl,
    recipient: bot,
    from,
    ...own,
  });

  /** No name of the team and no group: only its conversation id, which is that of the General channel. */
  const team = () => ({ id: world.team.channel });
  const inChannel = ({ id, name }: Channel) => ({ id, name, conversationType: 'channel', isGroup: true, tenantId: tenant });
  const chosen = () => ({ settings: { selectedChannel: { id: world.selected.id } } });

  /** What says where an activity comes from. Chats name no team, and a meeting not even the type of its conversation. */
  const place = (where: Where, person: Someone): { conversation: object; channelData: object } => {
    const common = { tenant: { id: tenant }, source: { name: 'compose' } };
    switch (where) {
      case 'channel':
        return { conversation: inChannel(world.selected), channelData: { ...common, channel: { id: world.selected.id }, team: team() } };
      case 'groupChat':
        return {
          conversation: {
            id: '19:d77be72390a1416e9644261e9064fa00@thread.v2',
            conversationType: 'groupChat',
            isGroup: true,
            tenantId: tenant,
          },
          channelData: common,
        };
      case 'personal':
        return { conversation: { id: world.chatOf(person.id), conversationType: 'personal', tenantId: tenant }, channelData: common };
      case 'meeting':
        return {
          conversation: { id: '19:meeting_NTk4ZDY4ZmYtOWEzZS00OTRk@thread.v2', name: 'Plan', tenantId: tenant },
          channelData: { ...common, meeting: { id: 'MCMxOTptZWV0aW5nX05UazRaRFk0Wm1ZdE9XRXpaUzAwT1RSa0B0aHJlYWQudjIjMA==' } },
        };
    }
  };

  /** Of the team, not of a channel: the conversation is the team then. */
  const update = (own: { channelData: object } & Record<string, unknown>, from: object = {}) => {
    const { channelData, ...more } = own;
    const conversation = { id: world.team.channel, conversationType: 'channel', isGroup: true };
    return activity(
      { id: '29:somebody', ...from },
      { type: 'conversationUpdate', conversation, ...more, channelData: { tenant: { id: tenant }, ...channelData } },
    );
  };

  return {
    invoke: (person, where, name, value) =>
      activity(accountOf(person), { type: 'invoke', name, value, locale: 'en-GB', ...place(where, person) }),

    message: (person, where, text) =>
      activity(accountOf(person), {
        type: 'message',
        text,
        textFormat: 'plain',
        attachments: [],
        locale: 'en-GB',
        ...place(where, person),
      }),

    installation: (person, action) =>
      activity(accountOf(person), {
        type: 'installationUpdate',
        action,
        locale: 'en-GB',
        entities: [{ type: 'clientInfo', locale: 'en-GB' }],
        conversation: inChannel(world.selected),
        channelData: {
          ...chosen(),
          channel: { id: world.selected.id },
          team: { ...team(), name: world.team.name, aadGroupId: world.team.id },
          tenant: { id: tenant },
          source: { name: 'message' },
        },
      }),

    botAdded: (person) =>
      update(
        {
          membersAdded: [{ id: bot.id }],
          conversation: inChannel(world.selected),
          channelData: { ...chosen(), team: { ...team(), name: world.team.name }, eventType: 'teamMemberAdded' },
        },
        accountOf(person),
      ),

    botRemoved: (person) =>
      update({ membersRemoved: [{ id: bot.id }], channelData: { team: team(), eventType: 'teamMemberRemoved' } }, accountOf(person)),

    teamEvent: (eventType, channel) =>
      update({
        channelData: channel ? { channel, team: team(), eventType } : { team: { ...team(), name: world.team.name }, eventType },
      }),
  };
}

/** Who somebody is to this bot. */
const accountOf = ({ id, name }: Someone) => ({ id: `29:${id}`, name, aadObjectId: id });
