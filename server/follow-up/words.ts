// Sentences that leave the server, in the language of the pulse; moments in its time zone and with its name, for readers are in several.
import i18next, { type TFunction } from 'i18next';
import { agenda, type AgendaPoint } from '#domain/follow-up/agenda';
import type { Instant, Language } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { PromiseWords } from '#domain/pulse/check-back';
import { askedIn, expectedSeconds, type Terms } from '#domain/pulse/terms';
import { loadWording } from '#domain/items/wording';
import type { NoticeKind } from './ways.ts';
import { ar } from './locales/ar.ts';
import { de } from './locales/de.ts';
import { en } from './locales/en.ts';

const words = i18next.createInstance();
const ready = words.init({
  fallbackLng: 'en',
  resources: { en: { translation: en }, de: { translation: de }, ar: { translation: ar } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export async function wordsOf(language: Language): Promise<TFunction> {
  await ready;
  return words.getFixedT(language);
}

/** "Friday 13 November at 17:00 CET", in the language and time zone of the pulse: whoever reads it may be elsewhere. */
export const moment = (at: Instant, { language, timeZone }: Pick<Terms, 'language' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
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
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`));

/** "10 November", in the time zone of the pulse. */
export const dateWords = (at: Instant, { language, timeZone }: Pick<Terms, 'language' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', timeZone }).format(at);

export async function promiseReminderWords({ until, expect }: PromiseWords, terms: Terms): Promise<{ topic: string; text: string }> {
  const t = await wordsOf(terms.language);
  const facts = { until: dayWords(until, terms), expect };
  return { topic: t('promise.reminder', facts), text: t('promise.reminderText', facts) };
}

export async function seriesWords(language: Language, team: string, url: string): Promise<{ subject: string; body: string }> {
  const t = await wordsOf(language);
  return { subject: t('series.subject', { team }), body: t('series.body', { team, url }) };
}

export async function conversationWords(report: Report): Promise<{ subject: string; body: string }> {
  const t = await wordsOf(report.terms.language);
  const points = (await agendaWords(report)).map((point, nth) => `${nth + 1}. ${point}`);
  return { subject: t('conversation.subject', { team: report.terms.teamName }), body: [t('conversation.intro'), ...points].join('\n\n') };
}

/** The points of the conversation, made from the published report alone. */
export async function agendaWords(report: Report): Promise<string[]> {
  const t = await wordsOf(report.terms.language);
  const { items } = await loadWording(report.terms.language);
  const item = (point: AgendaPoint) => ('item' in point ? { item: items[point.item] ?? point.item } : {});
  return agenda(report).map((point) => t(`agenda.${point.kind}`, item(point)));
}
