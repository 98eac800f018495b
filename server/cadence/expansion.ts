// The preview of a cadence, by a library: no recurrence arithmetic of our own.
import { DateTime } from 'luxon';
import rrule from 'rrule';
import type { Expand } from './cadence.ts';

/** rrule counts in wall-clock time written as UTC; luxon then says which instant that is in the cadence's zone, DST included. */
export const expand: Expand = ({ everyWeeks, timeZone }, first, count) => {
  const rule = new rrule.RRule({ freq: rrule.RRule.WEEKLY, interval: everyWeeks, dtstart: new Date(`${first}Z`), count });
  return rule.all().map((wall) => DateTime.fromJSDate(wall, { zone: 'utc' }).setZone(timeZone, { keepLocalTime: true }).toMillis());
};
