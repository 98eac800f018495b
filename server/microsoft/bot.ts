// The bot: cards in the channel, the ballot as a dialog, the two commands of the message extension.
import { App, ExpressAdapter, type AppOptions, type IPlugin } from '@microsoft/teams.apps';
import type { Application } from 'express';
import { z } from 'zod';
import { KeyId, Language, PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import { Refusal } from '#contract/problem';
import { writeLink, type TabLink } from '#contract/link';
import type { Config } from '../config.ts';
import { Undelivered, type Channel } from '../follow-up/ways.ts';
import type { PulseRecord } from '../records/pulse.ts';
import { moment, wordsOf } from '../follow-up/words.ts';
import { closedCard, openCard, resultCard, type Card } from './cards.ts';
import { GRAPH_TIMEOUT_MS, retryAfter } from './graph.ts';
import type { Network } from './network.ts';

/** What the bot needs of the product. */
interface BotSide {
  /** Mutual was added to a team. */
  added(team: { tenant: TenantId; team: TeamId; name: string; channel: string }): Promise<void>;
  /** The pulses of all teams that somebody is in, newest first. */
  pulsesOf(user: UserId): Promise<Readonly<PulseRecord>[]>;
}

const Installed = z.object({
  tenant: z.object({ id: TenantId }),
  team: z.object({ id: z.string(), name: z.string().default(''), aadGroupId: TeamId }),
});
const Answer = z.object({ team: TeamId, pulse: PulseId, key: KeyId });

export interface Bot extends Channel {
  /** Registers `POST /api/messages`; hands over what the bot needs. */
  start(side: BotSide): Promise<void>;
}

const SIZE = { ballot: { width: 616, height: 680 }, send: { width: 616, height: 560 } };

export function bot(config: Config, network: Network, server: Application): Bot {
  const { clientId, clientSecret, tenant, publicUrl, appId } = config;
  const app = new App({
    clientId,
    clientSecret,
    tenantId: tenant,
    httpServerAdapter: new ExpressAdapter(server),
    logger: silent,
    client: { timeout: GRAPH_TIMEOUT_MS },
    ...network.bot,
  });
  const page = (place: TabLink) => `${publicUrl}/tab/index.html?place=${writeLink(place)}`;
  const dialog = (title: string, place: TabLink, size: { width: number; height: number }) => ({
    task: { type: 'continue' as const, value: { title, url: page(place), ...size } },
  });
  const post = (channel: string, card: Card, id?: string) =>
    app
      .send(channel, { type: 'message', summary: card.fallbackText, attachments: [attachment(card)], ...(id !== undefined && { id }) })
      .then((sent) => sent.id, undelivered);

  return {
    async announce(channel, terms) {
      return { card: await post(channel, await openCard(terms, appId)) };
    },

    async publish(channel, report, card) {
      await post(channel, await resultCard(report, appId));
      if (card !== null) await post(channel, await closedCard(report.terms), card).catch(() => undefined);
    },

    async start({ added, pulsesOf }) {
      app.on('install.add', async ({ activity }) => {
        const { data } = Installed.safeParse(activity.channelData);
        if (data) await added({ tenant: data.tenant.id, team: data.team.aadGroupId, name: data.team.name, channel: data.team.id });
      });

      app.on('dialog.open', async ({ activity }) => {
        const { team, pulse, key } = Answer.parse(activity.value.data);
        return dialog('Mutual', { to: 'pulse', team, pulse, key }, SIZE.ballot);
      });

      app.on('message.ext.open', async ({ activity }) => {
        const team = TeamId.parse(activity.channelData?.team?.aadGroupId);
        const t = await wordsOf(Language.safeParse(activity.locale?.slice(0, 2)).data ?? 'en');
        return dialog(t('send.title'), { to: 'send', team }, SIZE.send);
      });

      // The dialog has opened the pulse itself; its card is on the way to the channel.
      app.on('message.ext.submit', () => ({}));

      app.on('message.ext.query', async ({ activity }) => {
        const user = UserId.parse(activity.from.aadObjectId);
        const query = activity.value.parameters?.find(({ name }) => name === 'query')?.value;
        const wanted = typeof query === 'string' ? query.toLowerCase() : '';
        const found = (await pulsesOf(user)).filter(({ terms }) => terms.teamName.toLowerCase().includes(wanted));
        const attachments = await Promise.all(found.slice(0, 25).map((record) => searchResult(record, appId)));
        return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
      });

      await app.initialize();
    },
  };
}

const attachment = (content: Card) => ({ contentType: 'application/vnd.microsoft.card.adaptive' as const, content });

/** A search result: the card to insert, and how it looks in the list. */
async function searchResult({ terms, report }: Readonly<PulseRecord>, appId: string) {
  const content = report ? await resultCard(report, appId) : await openCard(terms, appId);
  return {
    ...attachment(content),
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail' as const, content: await preview(terms, report !== null) },
  };
}

async function preview(terms: Terms, closed: boolean): Promise<{ title: string; text: string }> {
  const t = await wordsOf(terms.language);
  return { title: terms.teamName, text: t(closed ? 'search.closed' : 'search.open', { closes: moment(terms.closesAt, terms) }) };
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

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
function undelivered(error: unknown): never {
  if (error instanceof Refusal) throw error;
  const response = (error as { response?: { status?: number; headers?: Record<string, string> } }).response;
  const status = response?.status;
  if (status === undefined || status >= 500) throw new Undelivered('unreachable', 0);
  if (status === 429) throw new Undelivered('throttled', retryAfter(response?.headers?.['retry-after']));
  throw new Undelivered(`connector-${status}`, null);
}
