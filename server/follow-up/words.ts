// Sentences that leave the server, in the language of the pulse; moments in its time zone and with its name, for readers are in several.
import i18next, { type TFunction } from 'i18next';
import { shapeOf } from '#domain/follow-up/actions/chosen';
import { actionOf } from '#domain/follow-up/actions/library';
import { loadActionWording } from '#domain/follow-up/actions/wording';
import { agenda, type AgendaPoint } from '#domain/follow-up/agenda';
import type { Instant, Language } from '#domain/ids';
import { WRITING } from '#domain/language';
import type { Report } from '#domain/report/report';
import type { PromiseWords } from '#domain/pulse/check-back';
import { askedIn, expectedSeconds, type Terms } from '#domain/pulse/terms';
import { loadWording } from '#domain/items/wording';
import type { ChosenAction, Talk } from '../records/pulse.ts';
import type { Meeting, NoticeKind } from './ways.ts';
import { ar } from './locales/ar.ts';
import { de } from './locales/de.ts';
import { en } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { ja } from './locales/ja.ts';

const texts: Record<Language, object> = { en, de, fr, es, ja, ar };

const words = i18next.createInstance();
const ready = words.init({
  fallbackLng: 'en',
  resources: Object.fromEntries(Object.entries(texts).map(([language, translation]) => [language, { translation }])),
  interpolation: { escapeValue: false },
  initAsync: false,
});

export async function wordsOf(language: Language): Promise<TFunction> {
  await ready;
  return words.getFixedT(language);
}

/** "Friday 13 November at 17:00 CET", in the language and time zone of the pulse: whoever reads it may be elsewhere. */
export const moment = (at: Instant, { language, timeZone }: Pick<Terms, 'language' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(WRITING[language].locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(at);

export async function noticeWords(kind: NoticeKind, terms: Terms): Promise<{ topic: string; text: string }> {
  const t = await wordsOf(terms.language);
  const facts = { closes: moment(terms.closesAt, terms), seconds: expectedSeconds(askedIn(terms)), floor: terms.floor };
  const opened = terms.checkBack ? 'openedTextPromise' : 'openedText';
  const text = kind === 'opened' ? `notice.${opened}.${terms.items.length}` : `notice.${kind}Text`;
  return { topic: t(`notice.${kind}`, facts), text: t(text, facts) };
}

/** "Friday 4 December". @param day `YYYY-MM-DD` */
export const dayWords = (day: string, { language }: Pick<Terms, 'language'>): string =>
  new Intl.DateTimeFormat(WRITING[language].locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`));

/** "10 November", in the time zone of the pulse. */
export const dateWords = (at: Instant, { language, timeZone }: Pick<Terms, 'language' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(WRITING[language].locale, { day: 'numeric', month: 'long', timeZone }).format(at);

export async function promiseReminderWords({ until, expect }: PromiseWords, terms: Terms): Promise<{ topic: string; text: string }> {
  const t = await wordsOf(terms.language);
  const facts = { until: dayWords(until, terms), expect };
  return { topic: t('promise.reminder', facts), text: t('promise.reminderText', facts) };
}

export async function seriesWords(language: Language, team: string, url: string): Promise<{ subject: string; body: string }> {
  const t = await wordsOf(language);
  return { subject: t('series.subject', { team }), body: t('series.body', { team, url }) };
}

export async function conversationMeeting({ start, end }: Talk, report: Report): Promise<Meeting> {
  const { teamName: team, language, timeZone } = report.terms;
  const t = await wordsOf(language);
  const points = (await agendaWords(report)).map((point, nth) => `${nth + 1}. ${point}`);
  const words = { subject: t('conversation.subject', { team }), body: [t('conversation.intro'), ...points].join('\n\n') };
  return { kind: 'conversation', start, end, timeZone, rhythm: { kind: 'once' }, ...words };
}

/** An action of the library says how it is done; one in somebody's own words says these. */
export async function actionMeeting({ chosen, start, end }: ChosenAction, terms: Terms): Promise<Meeting> {
  const { teamName: team, language, timeZone } = terms;
  const when = { kind: 'action', start, end, timeZone, rhythm: shapeOf(chosen).rhythm } as const;
  const t = await wordsOf(language);
  if ('text' in chosen) return { ...when, subject: t('action.own', { team }), body: `${t('action.ownIntro')}\n\n${chosen.text}` };
  const { actions, ideas } = await loadActionWording(language);
  const { title, why, how } = actions[chosen.name];
  const lines = how.map((line, nth) => `${nth + 1}. ${line}`);
  return { ...when, subject: t('action.subject', { title, team }), body: [why, ...lines, ideas[actionOf(chosen.name).idea]].join('\n\n') };
}

/** The points of the conversation, made from the published report alone. */
export async function agendaWords(report: Report): Promise<string[]> {
  const t = await wordsOf(report.terms.language);
  const { items } = await loadWording(report.terms.language);
  const item = (point: AgendaPoint) => ('item' in point ? { item: items[point.item] ?? point.item } : {});
  return agenda(report).map((point) => t(`agenda.${point.kind}`, item(point)));
}
