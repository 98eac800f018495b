// Words and dates in the host's language, one language loaded at a time.
import i18next, { type TFunction } from 'i18next';
import { DAY, type Instant, type Language } from '#domain/ids';

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

/** In every language as in the choices of the cadence. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** "Friday 13 November at 17:00" */
export const moment = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...CLOCK,
    timeZone,
  }).format(at);

/** "Tue 10 Nov" */
export const day = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(at);

/** "17:00" */
export const hour = (at: Instant, timeZone: string): string => new Intl.DateTimeFormat(locale(), { ...CLOCK, timeZone }).format(at);

/** "10 November" */
export const date = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', timeZone }).format(at);

/** Monday to Sunday, short. */
export const weekdays = (): string[] => {
  const name = new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, nth) => name.format(FIRST_MONDAY + nth * DAY));
};
/** 5 January 1970 */
const FIRST_MONDAY = 4 * DAY;

/** "Priya, Tomás and Mei" */
export const listed = (things: readonly string[]): string => new Intl.ListFormat(locale()).format(things);

/** "12", with the month on its first day or if asked for: "1 Dec". @param at midnight UTC */
export const monthDay = (at: Instant, withMonth: boolean): { text: string; startsMonth: boolean } => {
  const startsMonth = withMonth || new Date(at).getUTCDate() === 1;
  const form: Intl.DateTimeFormatOptions = { day: 'numeric', timeZone: 'UTC', ...(startsMonth && { month: 'short' }) };
  return { text: new Intl.DateTimeFormat(locale(), form).format(at), startsMonth };
};
