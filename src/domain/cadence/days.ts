// Days of a calendar without a clock, `YYYY-MM-DD`: what all wall-clock arithmetic is made of.
import * as z from 'zod/mini';

/** @param days may be negative */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const isWorkingDay = (day: string): boolean => weekdayOf(day) <= 5;

/** Does a text of the form `YYYY-MM-DD` name a day? 30 February is none. */
export const isDay = (text: string): boolean => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;

/** `YYYY-MM-DD`, in the form alone: not every text of this form is a day. */
export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** One that there is. */
export const CalendarDay = Day.check(z.refine(isDay));

/**
 * So many working days before a day, which may be on a weekend itself: three before a Saturday is Wednesday.
 * @param day `YYYY-MM-DD`  @param count at least 1  @returns `YYYY-MM-DD`
 */
export function workingDaysBefore(day: string, count: number): string {
  let before = day;
  for (let counted = 0; counted < count;) {
    before = addDays(before, -1);
    if (isWorkingDay(before)) counted++;
  }
  return before;
}
