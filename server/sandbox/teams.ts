// The stand-in for Teams towards the bot: what people do in Teams becomes a signed activity at the product's messaging endpoint.
import { activities, type Where } from './activities.ts';
import type { Tokens } from './entra/tokens.ts';
import type { Channel, Someone, World } from './world/world.ts';

export interface BotReply {
  status: number;
  body: unknown;
}

export interface Endpoints {
  /** The product's messaging endpoint. */
  messages: string;
  /** Where the bot answers to: the connector. */
  serviceUrl: string;
}

/** All methods reject with a TypeError if the product can't be reached, and with an Error for somebody or something unknown. */
export interface Teams {
  /** Something that the bot answers: `task/fetch`, `composeExtension/query`, …; in the channel, if nothing else is said. */
  invoke(person: string, name: string, value: object, where?: Where): Promise<BotReply>;
  /** Somebody writes to the bot. */
  message(person: string, where: Where, text: string): Promise<BotReply>;
  /** The owner adds the app to the team, and chooses a channel. @throws Error if the bot does not take it. */
  install(channel?: Channel): Promise<void>;
  /** A new version of the app comes into the team. */
  upgrade(): Promise<void>;
  /** The owner takes the app out of the team. */
  remove(): Promise<void>;
  rename(name: string): Promise<void>;
  archive(isArchived: boolean): Promise<void>;
  /** The team is deleted: nobody can reach it any more. */
  deleteTeam(): Promise<void>;
  /** An admin brings the team back, with the app in it. */
  restoreTeam(): Promise<void>;
  deleteChannel(id: string): Promise<void>;
  renameChannel(id: string, name: string): Promise<void>;
  /** Anything, signed as Teams signs. */
  deliver(activity: unknown): Promise<BotReply>;
}

export function teams(world: World, tokens: Tokens, { messages, serviceUrl }: Endpoints): Teams {
  const make = activities(world, serviceUrl);

  async function deliver(activity: unknown): Promise<BotReply> {
    const authorization = `Bearer ${await tokens.connector(serviceUrl)}`;
    const headers = { 'Content-Type': 'application/json', Authorization: authorization };
    const response = await fetch(messages, { method: 'POST', headers, body: JSON.stringify(activity) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  /** One after another, as they happened. */
  async function tell(...told: object[]): Promise<void> {
    for (const activity of told) {
      const { status } = await deliver(activity);
      if (status >= 300) throw new Error(`The bot answered ${status} to ${JSON.stringify(activity)}.`);
    }
    world.changed();
  }

  return {
    deliver,
    invoke: async (person, name, value, where = 'channel') => deliver(make.invoke(known(world, person), where, name, value)),
    message: async (person, where, text) => deliver(make.message(known(world, person), where, text)),

    async install(channel) {
      world.install(channel);
      await tell(make.installation(ownerOf(world), 'add'), make.botAdded(ownerOf(world)));
    },

    upgrade: () => tell(make.installation(ownerOf(world), 'remove-upgrade'), make.installation(ownerOf(world), 'add-upgrade')),

    async remove() {
      world.installed = false;
      await tell(make.installation(ownerOf(world), 'remove'), make.botRemoved(ownerOf(world)));
    },

    async rename(name) {
      world.team.name = name;
      await tell(make.teamEvent('teamRenamed'));
    },

    async archive(isArchived) {
      world.state = isArchived ? 'archived' : 'alive';
      await tell(make.teamEvent(isArchived ? 'teamArchived' : 'teamUnarchived'));
    },

    async deleteTeam() {
      world.state = 'deleted';
      await tell(make.teamEvent('teamDeleted'));
    },

    async restoreTeam() {
      world.state = 'alive';
      await tell(make.teamEvent('teamRestored'));
    },

    async deleteChannel(id) {
      await tell(make.teamEvent('channelDeleted', world.removeChannel(id)));
    },

    async renameChannel(id, name) {
      await tell(make.teamEvent('channelRenamed', world.renameChannel(id, name)));
    },
  };
}

function known(world: World, id: string): Someone {
  const person = world.people.get(id);
  if (person === undefined) throw new Error(`Nobody has the id ${id}.`);
  return person;
}

function ownerOf(world: World): Someone {
  const owner = world.members().find(({ membership }) => membership === 'owner');
  if (owner === undefined) throw new Error('The team has no owner.');
  return owner;
}
