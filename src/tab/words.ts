// Words and dates in the host's language, one language loaded at a time.
import i18next, { type TFunction } from 'i18next';
import type { Instant, Language } from '#domain/ids';

const load: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('./locales/en.json'),
  de: () => import('./locales/de.json'),
  ar: () => import('./locales/ar.json'),
};

export type Words = TFunction;

/** Sets language and direction of the page too. */
export async function speak(language: Language): Promise<Words> {
  const { default: words } = await load[language]();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  return i18next.init({ lng: language, resources: { [language]: { translation: words } }, interpolation: { escapeValue: false } });
}

const locale = () => (i18next.language === 'en' ? 'en-GB' : i18next.language);

/** "Friday 13 November at 17:00" */
export const moment = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);

/** "Tue 10 Nov" */
export const day = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(at);

/** "17:00" */
export const hour = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone }).format(at);

/** "10 November" */
export const date = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', timeZone }).format(at);
