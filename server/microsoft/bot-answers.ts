// What the bot answers when somebody in Teams or Outlook does something: a dialog, search results, or a sentence why not.
// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { KeyId, PulseId, TeamId, type TenantId, type UserId } from '#domain/ids';
import { languageOf } from '#domain/language';
import { writeLink, type TabLink } from '#contract/link';
import type { Terms } from '#domain/pulse/terms';
import type { PulseRecord } from '../records/pulse.ts';
import type { TeamRoom } from '../team/team.ts';
import { moment, wordsOf } from '../follow-up/words.ts';
import { conversationOf, isOf, type Activity } from './activity.ts';
import { attachment, insertedCard } from './cards.ts';

/** What the bot needs of the product. */
export interface BotSide {
  team: TeamRoom;
  /** The pulses of all teams that somebody is in, newest first. */
  pulsesOf(user: UserId): Promise<Readonly<PulseRecord>[]>;
}

interface Setting {
  tenant: TenantId;
  publicUrl: string;
  appId: string;
}

/** Teams gives an invoke up after five seconds; what Microsoft has not told us by then comes too late. */
const ANSWER_WITHIN_MS = 4_000;
const SIZE = { ballot: { width: 616, height: 680 }, send: { width: 616, height: 560 } };
const RESULTS_MOST = 25;

/** What an open card carries. Anybody's card can ask our bot for a dialog, so this is read like everything else. */
const CardData = z.object({ data: z.object({ team: TeamId, pulse: PulseId, key: KeyId }) });
const Query = z.object({ parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]) });

/** Why there is no dialog and no result. */
type Excuse = 'outsideTeam' | 'notAdded' | 'unknownCard' | 'foreign' | 'tryAgain';
type Say = (excuse: Excuse) => Promise<object>;

/** @returns the body of the answer; `undefined` for what is not asked of us */
export type AnswerInvoke = (activity: Activity) => Promise<object | undefined>;

export function answers(side: BotSide, { tenant, publicUrl, appId }: Setting): AnswerInvoke {
  const dialog = (title: string, place: TabLink, size: { width: number; height: number }) => ({
    task: { type: 'continue', value: { title, url: `${publicUrl}/tab/index.html?place=${writeLink(place)}`, ...size } },
  });

  /** "Answer" on a card of ours, wherever the card stands. */
  async function ballot({ value }: Activity, say: Say): Promise<object> {
    const { data } = CardData.safeParse(value);
    return data ? dialog('Mutual', { to: 'pulse', ...data.data }, SIZE.ballot) : say('unknownCard');
  }

  /** "Send a pulse". Chats, meetings and Outlook belong to no team. */
  async function send(activity: Activity, say: Say): Promise<object> {
    const named = activity.channelData?.team;
    if (named === undefined) return say('outsideTeam');
    const team = await side.team.met({ thread: named.id, team: named.aadGroupId ?? null }, conversationOf(activity) ?? null);
    if (team === undefined) return say('notAdded');
    const t = await wordsOf(languageOf(activity.locale));
    return dialog(t('send.title'), { to: 'send', team }, SIZE.send);
  }

  async function search({ from, value, channelId }: Activity, say: Say): Promise<object> {
    const user = from?.aadObjectId;
    if (user === undefined) return say('foreign');
    const query = Query.safeParse(value).data?.parameters.find(({ name }) => name === 'query')?.value;
    const wanted = typeof query === 'string' ? query.toLowerCase() : '';
    const found = (await side.pulsesOf(user)).filter(({ terms }) => terms.teamName.toLowerCase().includes(wanted));
    const attachments = await Promise.all(
      found.slice(0, RESULTS_MOST).map((record) => searchResult(record, appId, channelId === 'msteams' ? 'teams' : 'outlook')),
    );
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
  }

  const ANSWERS: Record<string, { answer: (activity: Activity, say: Say) => Promise<object>; excuse: (words: string) => object }> = {
    'task/fetch': { answer: ballot, excuse: taskMessage },
    'composeExtension/fetchTask': { answer: send, excuse: taskMessage },
    'composeExtension/query': { answer: search, excuse: (text) => ({ composeExtension: { type: 'message', text } }) },
    // The dialog has opened the pulse itself; its card is on the way to the channel.
    'composeExtension/submitAction': { answer: async () => ({}), excuse: () => ({}) },
  };

  return async (activity) => {
    const { answer, excuse } = (Object.hasOwn(ANSWERS, activity.name ?? '') && ANSWERS[activity.name ?? '']) || {};
    if (answer === undefined || excuse === undefined) return undefined;
    const say: Say = async (why) => excuse((await wordsOf(languageOf(activity.locale)))(`bot.${why}`));
    if (!isOf(tenant, activity)) return say('foreign');
    const inTime = new AbortController();
    const late = setTimeout(ANSWER_WITHIN_MS, undefined, { signal: inTime.signal }).then(() => say('tryAgain'));
    // Whatever stands in the way, somebody waits for words.
    const answered = answer(activity, say).catch(() => say('tryAgain'));
    return Promise.race([answered.finally(() => inTime.abort()), late.catch(() => answered)]);
  };
}

const taskMessage = (value: string) => ({ task: { type: 'message', value } });

/** A search result: the card to insert, and how it looks in the list. */
async function searchResult(record: Readonly<PulseRecord>, appId: string, host: 'teams' | 'outlook') {
  return {
    ...attachment(await insertedCard(record, appId, host)),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail' as const,
      content: await preview(record.terms, record.report !== null),
    },
  };
}

async function preview(terms: Terms, closed: boolean): Promise<{ title: string; text: string }> {
  const t = await wordsOf(terms.language);
  return { title: terms.teamName, text: t(closed ? 'search.closed' : 'search.open', { closes: moment(terms.closesAt, terms) }) };
}
