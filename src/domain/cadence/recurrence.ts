// How often a team is asked. Which rhythms exist is known here alone: others get a rhythm in the form that they need.
import * as z from 'zod/mini';
import { DAY, Positive } from '../ids.ts';
import { addDays, weekdayOf } from './days.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

/** Every so many weeks on one weekday. */
const Weekly = z.strictObject({ rhythm: z.literal('weekly'), every: Positive.check(z.maximum(12)), weekday: Weekday });

export const Recurrence = z.discriminatedUnion('rhythm', [Weekly]);
export type Recurrence = z.infer<typeof Recurrence>;

/** What an admin finds before choosing anything. */
export const DEFAULT_RECURRENCE: Recurrence = { rhythm: 'weekly', every: 2, weekday: 'tuesday' };

/** As a recurrence rule without its start (RFC 5545 §3.3.10). */
export const ruleOf = ({ every, weekday }: Recurrence): string =>
  `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${weekday.slice(0, 2).toUpperCase()}`;

/** As Graph's pattern: https://learn.microsoft.com/graph/api/resources/recurrencepattern; weekly needs exactly these. */
export const patternOf = ({ every, weekday }: Recurrence) => patternOfWeeks(every, [weekday]);

/** The same of any days of a week, every so many weeks. */
export const patternOfWeeks = <D extends string>(every: number, days: readonly D[]) => ({
  type: 'weekly' as const,
  interval: every,
  daysOfWeek: [...days],
  firstDayOfWeek: WEEKDAYS[0],
});

/**
 * The first day of the rhythm.
 * @param from the earliest day that it may be, `YYYY-MM-DD`  @returns `YYYY-MM-DD`
 */
export const firstDay = ({ weekday }: Recurrence, from: string): string =>
  addDays(from, (WEEKDAYS.indexOf(weekday) + 1 - weekdayOf(from) + 7) % 7);

/**
 * The first day of the rhythm that is in step with another: so many whole rhythms of weeks away from it.
 * @param anchor a day of the rhythm, past or to come  @param from the earliest day that it may be, `YYYY-MM-DD`  @returns `YYYY-MM-DD`
 */
export function dayInStep(recurrence: Recurrence, anchor: string, from: string): string {
  const day = firstDay(recurrence, from);
  const weeks = (Date.parse(mondayOf(day)) - Date.parse(mondayOf(anchor))) / (7 * DAY);
  const late = ((weeks % recurrence.every) + recurrence.every) % recurrence.every;
  return late === 0 ? day : addDays(day, 7 * (recurrence.every - late));
}

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** How long it takes at most until so many occurrences have begun, in milliseconds, a day of daylight saving included. */
export const spanOf = ({ every }: Recurrence, occurrences: number): number => occurrences * every * 7 * DAY + DAY;
