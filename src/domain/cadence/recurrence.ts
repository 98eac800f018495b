// How often a team is asked. Which rhythms exist is known here alone: others get a rhythm in the form that they need.
import * as z from 'zod/mini';
import { DAY, Positive } from '../ids.ts';
import { addDays, weekdayOf } from './days.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

/** Which of a weekday's days in a month, in the words of Graph. */
export const WEEKS_OF_MONTH = ['first', 'second', 'third', 'fourth', 'last'] as const;
const WeekOfMonth = z.enum(WEEKS_OF_MONTH);
export type WeekOfMonth = z.infer<typeof WeekOfMonth>;
const NTH: Record<WeekOfMonth, number> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };

/** Every month has a day of this number, so that no month is left out. */
export const DATE_MOST = 28;

const Every = Positive.check(z.maximum(12));

/** On each of these days of every week. */
const Daily = z.strictObject({
  rhythm: z.literal('daily'),
  days: z.array(Weekday).check(
    z.minLength(1),
    z.refine((days) => days.every((day, nth) => nth === 0 || WEEKDAYS.indexOf(day) > WEEKDAYS.indexOf(days[nth - 1]!))),
  ),
});
/** Every so many weeks on one weekday. */
const Weekly = z.strictObject({ rhythm: z.literal('weekly'), every: Every, weekday: Weekday });
/** Every so many months on a date; three months are a quarter, twelve a year. */
const MonthlyByDate = z.strictObject({ rhythm: z.literal('date'), every: Every, dayOfMonth: Positive.check(z.maximum(DATE_MOST)) });
/** Every so many months on a weekday: "the first Tuesday". */
const MonthlyByWeekday = z.strictObject({ rhythm: z.literal('weekday'), every: Every, week: WeekOfMonth, weekday: Weekday });

export const Recurrence = z.discriminatedUnion('rhythm', [Daily, Weekly, MonthlyByDate, MonthlyByWeekday]);
export type Recurrence = z.infer<typeof Recurrence>;

/** What an admin finds before choosing anything. */
export const DEFAULT_RECURRENCE: Recurrence = { rhythm: 'weekly', every: 2, weekday: 'tuesday' };

/** How often, without saying when: on several days of a week, or every so many weeks or months. */
export interface Period {
  unit: 'days' | 'weeks' | 'months';
  every: number;
}

export function periodOf(recurrence: Recurrence): Period {
  if (recurrence.rhythm === 'daily') return { unit: 'days', every: 1 };
  return { unit: recurrence.rhythm === 'weekly' ? 'weeks' : 'months', every: recurrence.every };
}

/** When in its period it is. */
export type DayOfPeriod =
  | { days: readonly Weekday[] }
  | { weekday: Weekday }
  | { week: WeekOfMonth; weekday: Weekday }
  | { dayOfMonth: number };

/** The same in the words of a choice. */
export function dayOfPeriod(recurrence: Recurrence): DayOfPeriod {
  switch (recurrence.rhythm) {
    case 'daily':
      return { days: recurrence.days };
    case 'weekly':
      return { weekday: recurrence.weekday };
    case 'date':
      return { dayOfMonth: recurrence.dayOfMonth };
    case 'weekday':
      return { week: recurrence.week, weekday: recurrence.weekday };
  }
}

/** Another period, as near to what was chosen before as it can be: its weekday, and the first of it in a month. */
export function withPeriod(recurrence: Recurrence, { unit, every }: Period): Recurrence {
  const day = dayOfPeriod(recurrence);
  const weekday = 'days' in day ? day.days[0]! : 'weekday' in day ? day.weekday : WEEKDAYS[0];
  if (unit === 'days') return { rhythm: 'daily', days: [weekday] };
  if (unit === 'weeks') return { rhythm: 'weekly', every, weekday };
  if ('dayOfMonth' in day) return { rhythm: 'date', every, dayOfMonth: day.dayOfMonth };
  return { rhythm: 'weekday', every, week: 'week' in day ? day.week : 'first', weekday };
}

/** The same period on another day. @param day one that this period has */
export function withDay(recurrence: Recurrence, day: DayOfPeriod): Recurrence {
  const { every, unit } = periodOf(recurrence);
  if ('days' in day) return { rhythm: 'daily', days: WEEKDAYS.filter((one) => day.days.includes(one)) };
  if ('dayOfMonth' in day) return { rhythm: 'date', every, dayOfMonth: day.dayOfMonth };
  if ('week' in day && unit === 'months') return { rhythm: 'weekday', every, week: day.week, weekday: day.weekday };
  return { rhythm: 'weekly', every, weekday: day.weekday };
}

/** As a recurrence rule without its start (RFC 5545 §3.3.10). */
export function ruleOf(recurrence: Recurrence): string {
  switch (recurrence.rhythm) {
    case 'daily':
      return `FREQ=WEEKLY;INTERVAL=1;BYDAY=${recurrence.days.map(short).join(',')}`;
    case 'weekly':
      return `FREQ=WEEKLY;INTERVAL=${recurrence.every};BYDAY=${short(recurrence.weekday)}`;
    case 'date':
      return `FREQ=MONTHLY;INTERVAL=${recurrence.every};BYMONTHDAY=${recurrence.dayOfMonth}`;
    case 'weekday':
      return `FREQ=MONTHLY;INTERVAL=${recurrence.every};BYDAY=${short(recurrence.weekday)};BYSETPOS=${NTH[recurrence.week]}`;
  }
}

const short = (weekday: Weekday) => weekday.slice(0, 2).toUpperCase();

/** As Graph's pattern, each type with exactly its fields: https://learn.microsoft.com/graph/api/resources/recurrencepattern */
export function patternOf(recurrence: Recurrence) {
  switch (recurrence.rhythm) {
    case 'daily':
      return patternOfWeeks(1, recurrence.days);
    case 'weekly':
      return patternOfWeeks(recurrence.every, [recurrence.weekday]);
    case 'date':
      return { type: 'absoluteMonthly' as const, interval: recurrence.every, dayOfMonth: recurrence.dayOfMonth };
    case 'weekday':
      return {
        type: 'relativeMonthly' as const,
        interval: recurrence.every,
        daysOfWeek: [recurrence.weekday],
        index: recurrence.week,
      };
  }
}

/** Any days of a week, every so many weeks. */
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
export function firstDay(recurrence: Recurrence, from: string): string {
  let day = from;
  while (!isDayOf(recurrence, day)) day = addDays(day, 1);
  return day;
}

/**
 * The first day of the rhythm that is in step with another: so many whole rhythms of weeks or months away from it.
 * @param anchor the day from which they are counted, past or to come  @param from the earliest day that it may be, `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`
 */
export function dayInStep(recurrence: Recurrence, anchor: string, from: string): string {
  const { every, periodOf } = periodsOf(recurrence);
  let day = firstDay(recurrence, from);
  while ((periodOf(day) - periodOf(anchor)) % every !== 0) day = firstDay(recurrence, addDays(day, 1));
  return day;
}

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** How long it takes at most until so many occurrences have begun, in milliseconds, a day of daylight saving included. */
export function spanOf(recurrence: Recurrence, occurrences: number): number {
  const { every, days } = periodsOf(recurrence);
  return occurrences * every * days * DAY + DAY;
}

/**
 * For how many working days a pulse can be open so that it is closed before the next opens, if it closes later in the day than it opens.
 * @returns at least 1
 */
export function openMost(recurrence: Recurrence): number {
  switch (recurrence.rhythm) {
    case 'daily': {
      const nths = recurrence.days.map((day) => WEEKDAYS.indexOf(day));
      const gaps = nths.map((nth, at) => (nths[at + 1] ?? nths[0]! + WEEKDAYS.length) - nth);
      return Math.min(...gaps);
    }
    case 'weekly':
      return recurrence.every * WEEKDAYS.length;
    default:
      // Four weeks are the shortest time between two months' days; the last weekday of a month is never nearer to the next.
      return 4 * WEEKDAYS.length;
  }
}

function isDayOf(recurrence: Recurrence, day: string): boolean {
  switch (recurrence.rhythm) {
    case 'daily':
      return recurrence.days.some((weekday) => isOn(day, weekday));
    case 'weekly':
      return isOn(day, recurrence.weekday);
    case 'date':
      return dateOf(day) === recurrence.dayOfMonth;
    case 'weekday':
      return isOn(day, recurrence.weekday) && isInWeek(day, recurrence.week);
  }
}

const isOn = (day: string, weekday: Weekday) => weekdayOf(day) === WEEKDAYS.indexOf(weekday) + 1;
const dateOf = (day: string) => Number(day.slice(8));
const isInWeek = (day: string, week: WeekOfMonth) =>
  week === 'last' ? dateOf(addDays(day, 7)) <= 7 : Math.ceil(dateOf(day) / 7) === NTH[week];

interface Periods {
  /** So many of them lie between two openings. */
  every: number;
  /** How far a day of one is from that of the next at most. */
  days: number;
  /** Which one a day lies in, counted from any. */
  periodOf: (day: string) => number;
}

/** Weeks begin on Mondays. */
function periodsOf(recurrence: Recurrence): Periods {
  const every = recurrence.rhythm === 'daily' ? 1 : recurrence.every;
  return recurrence.rhythm === 'daily' || recurrence.rhythm === 'weekly'
    ? { every, days: 7, periodOf: (day) => Date.parse(mondayOf(day)) / (7 * DAY) }
    : { every, days: 35, periodOf: (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) };
}
