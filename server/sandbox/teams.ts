// The stand-in for Teams towards the bot: what people do in the channel becomes a signed activity at the product's messaging endpoint.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities
import { randomUUID } from 'node:crypto';
import type { Tokens } from './entra/tokens.ts';
import type { Someone, World } from './world/world.ts';

export interface BotReply {
  status: number;
  body: unknown;
}

export interface Where {
  /** The product's messaging endpoint. */
  messages: string;
  /** Where the bot answers to: the connector. */
  serviceUrl: string;
}

/** All methods reject with a TypeError if the product can't be reached. */
export interface Teams {
  /** Something that the bot answers: `task/fetch`, `composeExtension/query`, … @throws Error for somebody unknown. */
  invoke(person: string, name: string, value: object): Promise<BotReply>;
  /** Adds the app to the team, in the name of its owner. @throws Error if the team has no owner, or if the bot does not take it. */
  install(): Promise<void>;
}

export function teams(world: World, tokens: Tokens, { messages, serviceUrl }: Where): Teams {
  async function deliver(activity: object): Promise<BotReply> {
    const authorization = `Bearer ${await tokens.connector(serviceUrl)}`;
    const headers = { 'Content-Type': 'application/json', Authorization: authorization };
    const response = await fetch(messages, { method: 'POST', headers, body: JSON.stringify(activity) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  const from = ({ id, name }: Someone) => ({ id: `29:${id}`, name, aadObjectId: id });

  const activity = (person: Someone, own: object) => ({
    id: randomUUID(),
    timestamp: new Date(world.now()).toISOString(),
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    from: from(person),
    recipient: bot(world),
    ...place(world),
    ...own,
  });

  return {
    async invoke(person, name, value) {
      const someone = known(world, person);
      return deliver(activity(someone, { type: 'invoke', name, value }));
    },

    async install() {
      const owner = world.members().find(({ membership }) => membership === 'owner');
      if (owner === undefined) throw new Error('The team has no owner.');
      world.installed = true;
      const added = [{ id: bot(world).id }, ...world.members().map(from)];
      const replies = [
        await deliver(activity(owner, { type: 'installationUpdate', action: 'add' })),
        await deliver(activity(owner, { type: 'conversationUpdate', membersAdded: added, ...place(world, 'teamMemberAdded') })),
      ];
      const refusal = replies.find(({ status }) => status >= 300);
      if (refusal !== undefined) throw new Error(`The bot answered ${refusal.status} to its installation.`);
      world.changed();
    },
  };
}

const bot = ({ registration }: World) => ({ id: `28:${registration.clientId}`, name: 'Mutual' });

/** Channel and team, as Teams says them: its own ids, and the group's id beside them. */
const place = ({ registration, team }: World, eventType?: string) => ({
  conversation: { id: team.channel, conversationType: 'channel', isGroup: true, tenantId: registration.tenant },
  channelData: {
    channel: { id: team.channel },
    team: { id: team.channel, name: team.name, aadGroupId: team.id },
    tenant: { id: registration.tenant },
    ...(eventType !== undefined && { eventType }),
  },
});

function known(world: World, id: string): Someone {
  const person = world.people.get(id);
  if (person === undefined) throw new Error(`Nobody has the id ${id}.`);
  return person;
}
