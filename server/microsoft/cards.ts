// Adaptive Cards, the same for everyone: no `refresh`, so that nobody can be shown a card of their own.
import { saidOfPromise } from '#domain/reading/check-back';
import { level } from '#domain/reading/score';
import { factsOf, isScored } from '#domain/items/bank';
import { inSentences, WRITING } from '#domain/language';
import type { Block, CheckBackResult, PublishedItem, Report } from '#domain/report/report';
import type { PromiseWords } from '#domain/pulse/check-back';
import { askedIn, expectedSeconds, type Terms } from '#domain/pulse/terms';
import { loadWording } from '#domain/items/wording';
import { fourWords } from '#domain/ballot/four-words';
import type { TabLink } from '#contract/link';
import type { TFunction } from 'i18next';
import type { PulseRecord } from '../records/pulse.ts';
import { dateWords, dayWords, moment, wordsOf } from '../follow-up/words.ts';
import { deepLink } from './links.ts';
import { inMarkdown } from './markdown.ts';

export interface Card {
  type: 'AdaptiveCard';
  version: '1.5' | '1.3';
  $schema: string;
  lang: string;
  /** Said either way, or it is as the reader's Teams runs. On the card alone: neither TextBlock nor FactSet know it (https://adaptivecards.io/schemas/1.5.0/adaptive-card.json). */
  rtl: boolean;
  /** Plain text; also what a notification of the post shows. */
  fallbackText: string;
  body: object[];
  actions: object[];
}

const text = (content: string, more: object = {}) => ({ type: 'TextBlock', text: content, wrap: true, ...more });
const title = (content: string) => text(content, { size: 'medium', weight: 'bolder', style: 'heading' });
const openTab = (label: string, appId: string, place: TabLink) => ({ type: 'Action.OpenUrl', title: label, url: deepLink(appId, place) });
const placeOf = ({ team, pulse, keyId }: Terms): TabLink => ({ to: 'pulse', team, pulse, key: keyId });

export const attachment = (content: Card) => ({ contentType: 'application/vnd.microsoft.card.adaptive' as const, content });

const card = ({ language }: Terms, fallbackText: string, body: object[], actions: object[]): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  lang: language,
  rtl: WRITING[language].direction === 'rtl',
  fallbackText,
  body,
  actions,
});

const keyLine = (t: TFunction, { keyId }: Terms) =>
  text(t('card.key', { words: fourWords(Buffer.from(keyId, 'base64url')).join(', ') }), { size: 'small', isSubtle: true });

const titleOf = (t: TFunction, terms: Terms): string =>
  t(`card.${terms.checkBack ? 'titlePromise' : 'title'}.${terms.items.length}`, { seconds: expectedSeconds(askedIn(terms)) });

/** The pulse is open: its terms, the way to the ballot, and the key that every member can compare. */
export async function openCard(terms: Terms, appId: string): Promise<Card> {
  const t = await wordsOf(terms.language);
  const facts = { closes: moment(terms.closesAt, terms) };
  const fact = (name: string, values: Record<string, number>) => ({ title: t(`card.${name}Label`), value: t(`card.${name}`, values) });
  const body = [
    title(titleOf(t, terms)),
    text(t('card.lead', { closes: `**${facts.closes}**` })),
    { type: 'FactSet', facts: [fact('asked', { roll: terms.roll }), fact('result', { floor: terms.floor }), fact('stored', {})] },
    keyLine(t, terms),
  ];
  const answer = {
    type: 'Action.Submit',
    title: t('card.answer'),
    style: 'positive',
    data: { msteams: { type: 'task/fetch' }, team: terms.team, pulse: terms.pulse, key: terms.keyId },
  };
  return card(terms, inSentences(terms.language, [titleOf(t, terms), t('card.lead', facts)]), body, [
    answer,
    openTab(t('card.whoCanSee'), appId, { to: 'who' }),
  ]);
}

/**
 * The card of a search result, to be inserted in any chat or mail: it says which team it is about.
 * @param host Outlook draws no version above 1.3 and opens links, never dialogs
 *   (https://learn.microsoft.com/microsoftteams/platform/m365-apps/extend-m365-teams-message-extension)
 */
export async function insertedCard(
  { terms, report }: Pick<PulseRecord, 'terms' | 'report'>,
  appId: string,
  host: 'teams' | 'outlook',
): Promise<Card> {
  const whole = report ? await resultCard(report, appId) : await openCard(terms, appId);
  const body = [text(inMarkdown(terms.teamName), { size: 'small', isSubtle: true }), ...whole.body];
  if (host === 'teams') return { ...whole, body };
  const link = openTab((await wordsOf(terms.language))('card.answer'), appId, placeOf(terms));
  return { ...whole, version: '1.3', body, actions: report ? whole.actions : [link, ...whole.actions.slice(1)] };
}

/** The same card after closing, without the button. */
export async function closedCard(terms: Terms): Promise<Card> {
  const t = await wordsOf(terms.language);
  const facts = { closes: moment(terms.closesAt, terms) };
  return card(terms, t('card.closed', facts), [title(titleOf(t, terms)), text(t('card.closed', facts)), keyLine(t, terms)], []);
}

/** The result, in sentences; below the floor no number, not even how many answered. */
export async function resultCard(report: Report, appId: string): Promise<Card> {
  const { terms } = report;
  const t = await wordsOf(terms.language);
  if (report.outcome !== 'published') {
    const isLost = report.outcome === 'lost';
    const heading = isLost ? t(`card.lostTitle.${report.missing}`) : t('card.belowTitle', { floor: terms.floor });
    const why = t(isLost ? 'card.lostText' : 'card.belowText');
    return card(
      terms,
      inSentences(terms.language, [heading, why]),
      [title(heading), text(why)],
      [openTab(t('card.open'), appId, placeOf(terms))],
    );
  }
  const { facets } = await loadWording(terms.language);
  const lead = t('card.resultLead', { ballots: report.ballots, roll: terms.roll });
  // A fact is read on the page, where it is said what it is for.
  const items = report.items.filter(({ item }) => isScored(item));
  const lines = [
    ...items.map((item) => resultLine(t, item, terms, facets[factsOf(item.item).facet])),
    ...doneLines(t, report.checkBack, terms),
  ];
  return card(
    terms,
    inSentences(terms.language, [lead, ...lines]),
    [title(t('card.resultTitle')), text(lead), ...lines.map((line) => text(line, { spacing: 'small' }))],
    [openTab(t('card.see'), appId, placeOf(terms))],
  );
}

function resultLine(t: TFunction, item: PublishedItem, terms: Terms, facet: string): string {
  if ('withheld' in item) return t('card.resultItemWithheld', { facet, floor: terms.floor });
  const { n } = item;
  const { agree } = level(item, terms.roll);
  // From none to all says nothing.
  if (agree[0] === 0 && agree[1] === n) return t('card.resultItemUntold', { facet, n });
  return t('card.resultItem', { facet, n, agree: count(t, agree, n) });
}

/** What became of a promise, as exactly as it is published. */
function doneLines(t: TFunction, result: CheckBackResult | undefined, { checkBack, floor }: Terms): string[] {
  if (result === undefined || checkBack === undefined) return [];
  const asked = t('promise.done', { expect: inMarkdown(checkBack.expect) });
  if ('withheld' in result) return [asked, t('promise.doneWithheld', { floor })];
  const { n, yes, no } = saidOfPromise(result);
  if (yes[0] === 0 && yes[1] === n) return [asked, t('promise.doneUntold', { n })];
  return [asked, t('promise.doneSaid', { n, yes: count(t, yes, n), no: count(t, no, n) })];
}

/** A leader has promised something: both sentences as they were written, and what happens at the day. */
export async function promiseCard({ ask, expect, until }: PromiseWords, terms: Terms, appId: string): Promise<Card> {
  const t = await wordsOf(terms.language);
  const heading = t('promise.title', { until: dayWords(until, terms) });
  const after = t('promise.after', { day: dateWords(terms.opensAt, terms) });
  const sentence = (name: 'ask' | 'expect', said: string) => [
    text(t(`promise.${name}`), { size: 'small', isSubtle: true }),
    text(inMarkdown(said), { spacing: 'none' }),
  ];
  const { colon } = WRITING[terms.language];
  const said = [t('promise.ask') + colon + ask, t('promise.expect') + colon + expect];
  const fallback = inSentences(terms.language, [heading, ...said, t('promise.asked')]);
  return card(
    terms,
    fallback,
    [
      text(after, { size: 'small', isSubtle: true }),
      title(heading),
      ...sentence('ask', ask),
      ...sentence('expect', expect),
      text(t('promise.asked')),
    ],
    [openTab(t('card.see'), appId, placeOf(terms))],
  );
}

/** "5", "7 or more", "2 or fewer", "3 to 5": as exact as what is published. */
function count(t: TFunction, [low, high]: Block, n: number): string {
  if (low === high) return t('card.exact', { count: low });
  if (high === n) return t('card.atLeast', { count: low });
  return low === 0 ? t('card.atMost', { count: high }) : t('card.between', { low, high });
}
