// The tab's texts in the host's language: those of each place are a file of their own, which comes when somebody goes there.
import i18next, { type TFunction } from 'i18next';
import type { Language } from '#domain/ids';
import { inSentences, languageOf, WRITING, type Writing } from '#domain/language';
import type about from './locales/en/about.json';
import type actions from './locales/en/actions.json';
import type asked from './locales/en/asked.json';
import type attack from './locales/en/attack.json';
import type ballot from './locales/en/ballot.json';
import type cadence from './locales/en/cadence.json';
import type conversation from './locales/en/conversation.json';
import type kit from './locales/en/kit.json';
import type many from './locales/en/many.json';
import type map from './locales/en/map.json';
import type mirror from './locales/en/mirror.json';
import type now from './locales/en/now.json';
import type promise from './locales/en/promise.json';
import type report from './locales/en/report.json';
import type results from './locales/en/results.json';
import type send from './locales/en/send.json';
import type settings from './locales/en/settings.json';
import type takeAway from './locales/en/take-away.json';
import type teams from './locales/en/teams.json';
import type ui from './locales/en/ui.json';
import type voices from './locales/en/voices.json';
import type year from './locales/en/year.json';

interface Texts {
  ui: typeof ui;
  now: typeof now;
  ballot: typeof ballot;
  results: typeof results;
  report: typeof report;
  map: typeof map;
  year: typeof year;
  voices: typeof voices;
  conversation: typeof conversation;
  mirror: typeof mirror;
  promise: typeof promise;
  actions: typeof actions;
  cadence: typeof cadence;
  teams: typeof teams;
  many: typeof many;
  send: typeof send;
  settings: typeof settings;
  about: typeof about;
  asked: typeof asked;
  attack: typeof attack;
  'take-away': typeof takeAway;
  kit: typeof kit;
}
/** Whose texts: a place's, or `ui` for what several of them say. */
export type TextsOf = keyof Texts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: Texts;
  }
}

/** What is loaded before anything is shown: enough to answer a pulse. */
const FIRST: readonly TextsOf[] = ['ui', 'now', 'ballot'];

const files = import.meta.glob<object>('./locales/*/*.json', { import: 'default' });

export async function initWords(language: Language, places: readonly TextsOf[] = FIRST): Promise<void> {
  await i18next.init({ lng: language, resources: {}, defaultNS: 'ui', interpolation: { escapeValue: false } });
  await loadWords(places);
}

/** Once each. @throws if a file does not come */
export async function loadWords(places: readonly TextsOf[]): Promise<void> {
  const { language } = i18next;
  const load = async (place: TextsOf) => {
    if (i18next.hasResourceBundle(language, place)) return;
    i18next.addResourceBundle(language, place, await files[`./locales/${language}/${place}.json`]?.());
  };
  await Promise.all(places.map(load));
}

export type Words<P extends TextsOf> = TFunction<[P, 'ui']>;

/** @returns what gives a place's texts by their names, and those of all places by `ui:` and theirs */
export const words = <P extends TextsOf>(place: P): Words<P> => i18next.getFixedT<[P, 'ui']>(null, [place, 'ui']);

/** How the language of the page is written. */
export const writing = (): Writing => WRITING[languageOf(i18next.language)];

/** As `Intl` knows it. */
export const locale = (): string => writing().locale;

/** What stands between two sentences. */
export const gap = (): string => writing().gap;

/** One after the other. */
export const sentences = (all: readonly string[]): string => inSentences(languageOf(i18next.language), all);

/** "Priya, Tomás and Mei" */
export const listed = (things: readonly string[]): string => new Intl.ListFormat(locale()).format(things);
