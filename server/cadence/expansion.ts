// The preview of a cadence, by a library: no recurrence arithmetic of our own.
import rrule from 'rrule';
import type { Cadence } from '#domain/cadence/cadence';
import { addDays } from '#domain/cadence/days';
import { dayInStep, firstDay, mondayOf, ruleOf } from '#domain/cadence/recurrence';
import type { Instant } from '#domain/ids';
import { dayOf, momentOf } from '../process/wall-clock.ts';

/** The first day to come on which it is the cadence's day and hour. @returns `YYYY-MM-DD` */
export function firstStart({ recurrence, time, timeZone }: Cadence, now: Instant): string {
  const day = firstDay(recurrence, dayOf(now, timeZone));
  return momentOf(day, time, timeZone) > now ? day : firstDay(recurrence, addDays(day, 1));
}

/**
 * The first day of a cadence that takes the place of another: in the week in which the other would have come next, or as many whole
 * rhythms before it as fit, but never a second time in one week.
 * @param anchor a day of the cadence before, `YYYY-MM-DD`  @returns `YYYY-MM-DD`
 */
export function continuedStart(cadence: Cadence, before: Cadence, anchor: string, now: Instant): string {
  const next = nextInStep(before, anchor, dayOf(now, before.timeZone), now);
  const today = dayOf(now, cadence.timeZone);
  const thisWeek = dayInStep(before.recurrence, anchor, mondayOf(today));
  const hasCome = mondayOf(thisWeek) === mondayOf(today) && momentOf(thisWeek, before.time, before.timeZone) <= now;
  return nextInStep(cadence, next, hasCome ? addDays(mondayOf(today), 7) : today, now);
}

function nextInStep({ recurrence, time, timeZone }: Cadence, anchor: string, from: string, now: Instant): string {
  const day = dayInStep(recurrence, anchor, from);
  return momentOf(day, time, timeZone) > now ? day : dayInStep(recurrence, anchor, addDays(day, 1));
}

/** rrule counts days as dates in UTC; the clock on the wall then says which moments they are, daylight saving included. */
export function expand({ recurrence, time, timeZone }: Cadence, from: string, count: number): Instant[] {
  const rule = new rrule.RRule({ ...rrule.RRule.parseString(ruleOf(recurrence)), dtstart: new Date(`${from}T00:00:00Z`), count });
  return rule.all().map((day) => momentOf(day.toISOString().slice(0, 10), time, timeZone));
}
