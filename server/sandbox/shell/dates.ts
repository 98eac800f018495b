// Days and times as the language writes them and as the team's clock shows them.
import { DAY, type Instant, type Language } from '#domain/ids';
import { WRITING } from '#domain/language';

/** Latin digits everywhere: the clock and the calendar are compared with what cards and the tab write. */
const formatter = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(WRITING[language].locale, { numberingSystem: 'latn', ...options });

export interface Zone {
  language: Language;
  timeZone: string;
}

/** "Tue 10 Nov" */
export const shortDate = (at: Instant, { language, timeZone }: Zone) =>
  formatter(language, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(/[,،]/, '');

/** "Tue 10", also where the language would put a comma or a full stop. */
export function dayName(at: Instant, { language, timeZone }: Zone): string {
  const parts = formatter(language, { timeZone, weekday: 'short', day: 'numeric' }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('weekday').replace('.', '')} ${part('day')}`;
}

export const weekdayName = (at: Instant, { language, timeZone }: Zone) => formatter(language, { timeZone, weekday: 'short' }).format(at);

/** "Tuesday 10 November" */
export const longDate = (at: Instant, { language, timeZone }: Zone) =>
  formatter(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);

/** "November 2026" */
export const monthName = (at: Instant, { language, timeZone }: Zone) =>
  formatter(language, { timeZone, month: 'long', year: 'numeric' }).format(at);

/** "09:00" */
export const time = (at: Instant, { language, timeZone }: Zone) =>
  formatter(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`. */
export const dayOf = (at: Instant, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

/** 1 is Monday, 7 Sunday. */
const isoWeekday = (day: string) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * Monday to Friday of the week that matters now: this one, or the next from Friday 17:00 on.
 * @param offset weeks later (or earlier, if negative)  @returns five days, `YYYY-MM-DD`
 */
export function workWeek(now: Instant, timeZone: string, offset: number): string[] {
  const today = dayOf(now, timeZone);
  const monday = plusDays(today, 1 - isoWeekday(today) + 7 * (offset + (isOver(now, today, timeZone) ? 1 : 0)));
  return [0, 1, 2, 3, 4].map((day) => plusDays(monday, day));
}

const isOver = (now: Instant, today: string, timeZone: string) =>
  isoWeekday(today) > 5 || (isoWeekday(today) === 5 && time(now, { language: 'en', timeZone }) >= '17:00');

/** The same wall-clock time some days later, also across a change of the clocks. */
export function sameTimeLater(at: Instant, days: number, timeZone: string): Instant {
  const moved = at + days * DAY;
  return moved + offsetOf(at, timeZone) - offsetOf(moved, timeZone);
}

/** The same wall-clock time on the working day after or before. */
export function sameTimeNextWorkday(at: Instant, direction: 1 | -1, timeZone: string): Instant {
  let days: number = direction;
  while (isoWeekday(plusDays(dayOf(at, timeZone), days)) > 5) days += direction;
  return sameTimeLater(at, days, timeZone);
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetOf(at: Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

/** Noon UTC of a day: a moment that names it in every zone we show it in (with `timeZone: 'UTC'`). */
export const noon = (day: string): Instant => Date.parse(`${day}T12:00:00Z`);
