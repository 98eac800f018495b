// The preview of a cadence, by a library: no recurrence arithmetic of our own.
import rrule from 'rrule';
import type { Cadence } from '#domain/cadence/cadence';
import { addDays } from '#domain/cadence/days';
import { dayInStep, firstDay, mondayOf, periodOf, ruleOf, type Recurrence } from '#domain/cadence/recurrence';
import type { Instant } from '#domain/ids';
import { dayOf, momentOf } from '../process/wall-clock.ts';

/** The first day to come on which it is the cadence's day and hour, not before it begins. @returns `YYYY-MM-DD` */
export const firstStart = (cadence: Cadence, now: Instant): string => startFrom(cadence, dayOf(now, cadence.timeZone), now, firstDay);

/**
 * The first day of a cadence that takes the place of another: in the week or month in which the other would have come next, or as many
 * whole rhythms before it as fit, but never a second time in one week, or on one day.
 * @param anchor a day of the cadence before, `YYYY-MM-DD`  @returns `YYYY-MM-DD`
 */
export function continuedStart(cadence: Cadence, before: Cadence, anchor: string, now: Instant): string {
  // Who says anew when it begins means that day.
  if (cadence.from !== null && cadence.from !== before.from) return firstStart(cadence, now);
  const next = startFrom(before, dayOf(now, before.timeZone), now, inStepWith(anchor));
  const today = dayOf(now, cadence.timeZone);
  // Whoever is asked on several days of a week is not asked twice on one of them.
  const [since, days] = periodOf(cadence.recurrence).unit === 'days' ? [today, 1] : [mondayOf(today), 7];
  const latest = dayInStep(before.recurrence, anchor, since);
  const hasCome = latest < addDays(since, days) && momentOf(latest, before.time, before.timeZone) <= now;
  return startFrom(cadence, hasCome ? addDays(since, days) : today, now, inStepWith(next));
}

const inStepWith = (anchor: string) => (recurrence: Recurrence, from: string) => dayInStep(recurrence, anchor, from);

function startFrom({ recurrence, from, time, timeZone }: Cadence, day: string, now: Instant, next: typeof firstDay): string {
  const found = next(recurrence, from !== null && from > day ? from : day);
  return momentOf(found, time, timeZone) > now ? found : next(recurrence, addDays(found, 1));
}

/**
 * The moments of the first so many openings: fewer if it ends before, none if it ends before it begins. rrule counts days as
 * dates in UTC; the clock on the wall then says which moments they are, daylight saving included.
 */
export function expand({ recurrence, until, time, timeZone }: Cadence, from: string, count: number): Instant[] {
  const dtstart = new Date(`${from}T00:00:00Z`);
  const rule = new rrule.RRule({ ...rrule.RRule.parseString(ruleOf(recurrence)), dtstart, until: until === null ? null : new Date(until) });
  return rule.all((_day, nth) => nth < count).map((day) => momentOf(day.toISOString().slice(0, 10), time, timeZone));
}
