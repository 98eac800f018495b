// Dates and times as the reader's language writes them, in the reader's time zone where no other is named beside them.
import { DAY, type Instant } from '#domain/ids';
import { locale } from './words.ts';

/** In every language as in the choices of the cadence. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** "Friday 13 November at 17:00" */
export const moment = (at: Instant, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', ...CLOCK, timeZone }).format(at);

/** "Tue 10 Nov" */
export const day = (at: Instant, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(at);

/** "17:00" */
export const hour = (at: Instant, timeZone?: string): string => new Intl.DateTimeFormat(locale(), { ...CLOCK, timeZone }).format(at);

/** "10 November" */
export const date = (at: Instant, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', timeZone }).format(at);

/** "10 Nov 2026", where a year goes by */
export const fullDate = (at: Instant): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** "Friday 4 December". @param text `YYYY-MM-DD` */
export const calendarDay = (text: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${text}T00:00:00Z`),
  );

/** "2026-11-13", for files, on the team's clock: the same for whoever takes it. */
export const fileDay = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at);

/** "9 – 13 November": what both ends have in common is said once; but `Intl` writes a Japanese range unlike a Japanese date. */
export const span = (from: Instant, to: Instant): string => {
  if (locale() === 'ja') return [...new Set([date(from), date(to)])].join('〜');
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).formatRange(from, to);
};

/** 5 January 1970 */
const FIRST_MONDAY = 4 * DAY;

/** Monday to Sunday, short; Arabic has no names between the whole one and a letter. */
export const weekdays = (): string[] => {
  const name = new Intl.DateTimeFormat(locale(), { weekday: locale() === 'ar' ? 'narrow' : 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, nth) => name.format(FIRST_MONDAY + nth * DAY));
};

/** "12", with the month on its first day or if asked for: "1 Dec". @param at midnight UTC */
export const monthDay = (at: Instant, withMonth: boolean): { text: string; startsMonth: boolean } => {
  const startsMonth = withMonth || new Date(at).getUTCDate() === 1;
  const form: Intl.DateTimeFormatOptions = { day: 'numeric', timeZone: 'UTC', ...(startsMonth && { month: 'short' }) };
  return { text: new Intl.DateTimeFormat(locale(), form).format(at), startsMonth };
};

/** Where the reader is. */
export const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Central European Time" */
export const zoneName = (timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone, timeZoneName: 'longGeneric' }).formatToParts().find(({ type }) => type === 'timeZoneName')
    ?.value ?? timeZone;
