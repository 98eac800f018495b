// The bot: its way into channels, and its messaging endpoint. The SDK signs in, checks who calls and carries; what is said is read here.
import { App, type AppOptions, type IPlugin } from '@microsoft/teams.apps';
import type { Application } from 'express';
import { z } from 'zod';
import { TeamId } from '#domain/ids';
import { languageOf } from '#domain/language';
import { Refusal } from '#contract/problem';
import type { Config } from '../config.ts';
import { Undelivered, type Channel } from '../follow-up/ways.ts';
import { wordsOf } from '../follow-up/words.ts';
import type { FoundTeam } from '../team/team.ts';
import { Activity, isOf } from './activity.ts';
import { answers, type BotSide } from './bot-answers.ts';
import { BotDoor } from './bot-door.ts';
import { events } from './bot-events.ts';
import { attachment, closedCard, openCard, promiseCard, resultCard, type Card } from './cards.ts';
import { GRAPH_TIMEOUT_MS, retryAfter } from './graph.ts';
import { deepLink } from './links.ts';
import type { Network } from './network.ts';

export interface Bot extends Channel {
  /** What Teams knows of a team by its conversation id; `absent`: we are in none. Rejects with `Undelivered`. */
  lookUp(thread: string): Promise<FoundTeam | 'absent'>;
  /** Registers `POST /api/messages`; hands over what the bot needs. */
  start(side: BotSide): Promise<void>;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-teams-details */
const TeamDetails = z.object({
  id: z.string(),
  name: z.string().catch(''),
  aadGroupId: z.string().toLowerCase().pipe(TeamId),
  tenantId: z.string().toLowerCase().optional().catch(undefined),
});

export function bot(config: Config, network: Network, server: Application): Bot {
  const { clientId, clientSecret, tenant, serviceUrl, appId } = config;
  const app = new App({
    clientId,
    clientSecret,
    tenantId: tenant,
    httpServerAdapter: new BotDoor(server),
    serviceUrl,
    // Everything is said here: the SDK takes what is not said from the environment, this too.
    dangerouslyAllowUnauthenticatedRequests: false,
    logger: silent,
    client: { timeout: GRAPH_TIMEOUT_MS },
    ...network.bot,
  });
  const post = (channel: string, card: Card, id?: string) =>
    app
      .send(channel, { type: 'message', summary: card.fallbackText, attachments: [attachment(card)], ...(id !== undefined && { id }) })
      .then((sent) => sent.id, undelivered);

  /** Somebody writes to the bot, which reads nothing: one line says where everything is. */
  async function replyTo(activity: Activity): Promise<void> {
    if (activity.conversation === undefined || !isOf(tenant, activity)) return;
    const t = await wordsOf(languageOf(activity.locale));
    const text = `${t('bot.hello')} [${t('card.open')}](${deepLink(appId)})`;
    await app.send(activity.conversation.id, { type: 'message', text }).catch(() => undefined);
  }

  return {
    async announce(channel, terms) {
      return { card: writePlace(channel, await post(channel, await openCard(terms, appId))) };
    },

    async publish(channel, report, card) {
      await post(channel, await resultCard(report, appId));
      if (card === null) return;
      // Cards may go elsewhere by now, and somebody may have deleted this one.
      const [where, id] = readPlace(card, channel);
      await post(where, await closedCard(report.terms), id).catch(() => undefined);
    },

    async publishPromise(channel, promise, terms) {
      await post(channel, await promiseCard(promise, terms, appId));
    },

    async lookUp(thread) {
      try {
        const { data } = TeamDetails.safeParse(await app.api.teams.getById(encodeURIComponent(thread)));
        if (data === undefined) throw new Undelivered('unreachable', 0);
        const { id, name, aadGroupId: team, tenantId } = data;
        return tenantId === undefined || tenantId === tenant.toLowerCase() ? { team, thread: id, name } : 'absent';
      } catch (error) {
        if (isAbsent(error)) return 'absent';
        return undelivered(error);
      }
    },

    async start(side) {
      const answer = answers(side, config);
      const hear = events(side.team, tenant);
      // In the place of the SDK's router, which takes every body for an activity as it should be.
      app.server.onRequest = async ({ body }) => {
        const { data: activity } = Activity.safeParse(body);
        if (activity === undefined) return { status: 400 };
        if (activity.type === 'invoke') return { status: 200, body: await answer(activity) };
        try {
          await hear(activity);
        } catch {
          // The store or Teams is away. Whatever was not heard is made up for when the team speaks again.
          return { status: 503 };
        }
        if (activity.type === 'message') await replyTo(activity);
        return { status: 200 };
      };
      await app.initialize();
    },
  };
}

/** A post and its channel, as the Bot Framework names a thread. */
const writePlace = (channel: string, id: string): string => `${channel};messageid=${id}`;

/** Of older cards only the id is known. */
function readPlace(card: string, channel: string): [channel: string, id: string] {
  const [where = '', id] = card.split(';messageid=');
  return id === undefined ? [channel, card] : [where, id];
}

/** The SDK would log activities with the names of people. */
const quiet = () => undefined;
const silent: NonNullable<AppOptions<IPlugin>['logger']> = {
  error: quiet,
  warn: quiet,
  info: quiet,
  debug: quiet,
  trace: quiet,
  log: quiet,
  child: () => silent,
};

const Response = z.object({
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.unknown()).catch({}),
    data: z
      .object({ error: z.object({ code: z.string() }) })
      .optional()
      .catch(undefined),
  }),
});

/** Not an app that is blocked for a while, which is refused with 403 as well. */
function isAbsent(error: unknown): boolean {
  const response = Response.safeParse(error).data?.response;
  return response?.status === 404 || (response?.status === 403 && response.data?.error.code === 'BotNotInConversationRoster');
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
function undelivered(error: unknown): never {
  if (error instanceof Refusal || error instanceof Undelivered) throw error;
  const response = Response.safeParse(error).data?.response;
  if (response === undefined || response.status >= 500) throw new Undelivered('unreachable', 0);
  const wait = response.headers['retry-after'];
  if (response.status === 429) throw new Undelivered('throttled', retryAfter(typeof wait === 'string' ? wait : undefined));
  throw new Undelivered(`connector-${response.status}`, null);
}
