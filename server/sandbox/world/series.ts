// What happens when: a series spread out into its occurrences, in its own time zone, so that nine o'clock stays nine o'clock.
import rrule, { type Options } from 'rrule';
import { DAY, type Instant } from '#domain/ids';
import type { Recurrence, Weekday } from '../graph/recurrence.ts';
import type { Appointment, Item } from './mailboxes.ts';
import { inZone, wallToInstant } from './zones.ts';

/** One time that an appointment takes place. `planned` is where the series has it; `null` for what happens once. */
export interface Happening {
  item: Item;
  id: string;
  type: 'singleInstance' | 'occurrence' | 'exception';
  planned: Instant | null;
  start: Instant;
  end: Instant;
  shown: Appointment;
}

const { RRule } = rrule;

const WEEKDAY = {
  monday: RRule.MO,
  tuesday: RRule.TU,
  wednesday: RRule.WE,
  thursday: RRule.TH,
  friday: RRule.FR,
  saturday: RRule.SA,
  sunday: RRule.SU,
};
const NTH = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };
/** A wall clock differs from UTC by less than this. */
const MARGIN = 2 * DAY;

/** @returns what overlaps the window, in order; occurrences that were deleted are missing. */
export function happenings(item: Item, from: Instant, to: Instant): Happening[] {
  const all = item.recurrence === null ? [single(item)] : days(item, item.recurrence, from, to).map((day) => onDay(item, day));
  return all.filter(({ start, end }) => start < to && end > from).toSorted((one, other) => one.start - other.start);
}

/** @returns the occurrence that the series has on a day (`YYYY-MM-DD`), unless it has none or it was deleted. */
export function happeningOn(item: Item, day: string): Happening | undefined {
  const { recurrence } = item;
  if (recurrence === null) return undefined;
  const noon = Date.parse(`${day}T12:00:00Z`);
  return days(item, recurrence, noon, noon).includes(day) ? onDay(item, day) : undefined;
}

const single = (item: Item): Happening => ({
  item,
  id: item.id,
  type: 'singleInstance',
  planned: null,
  start: wallToInstant(item.start),
  end: wallToInstant(item.end),
  shown: item,
});

/** The days on which the series takes place around a window; one that was moved may have come from anywhere. */
function days(item: Item, recurrence: Recurrence, from: Instant, to: Instant): string[] {
  const regular = rule(item, recurrence).between(new Date(from - MARGIN), new Date(to + MARGIN), true);
  const all = new Set([...regular.map((day) => day.toISOString().slice(0, 10)), ...item.exceptions.keys()]);
  return [...all].filter((day) => !item.cancelled.has(day));
}

function onDay(item: Item, day: string): Happening {
  const exception = item.exceptions.get(day);
  const planned = onWallClock(item, day);
  const moved = exception?.start && wallToInstant(exception.start);
  const start = moved ?? planned;
  const end = exception?.end ? wallToInstant(exception.end) : start + wallToInstant(item.end) - wallToInstant(item.start);
  return {
    item,
    id: `${item.id}.${day}`,
    type: exception ? 'exception' : 'occurrence',
    planned,
    start,
    end,
    shown: { ...item, ...exception },
  };
}

const onWallClock = ({ start }: Item, day: string): Instant => inZone(`${day}T${start.dateTime.slice(11, 19)}`, start.timeZone).toMillis();

/** Wall-clock times are handed to the library as if they were UTC, so that it never meets a change of the clocks. */
function rule({ start }: Item, { pattern, range }: Recurrence): InstanceType<typeof RRule> {
  const ends: Partial<Options> =
    range.type === 'endDate'
      ? { until: new Date(`${range.endDate}T23:59:59Z`) }
      : range.type === 'numbered'
        ? { count: range.numberOfOccurrences }
        : {};
  return new RRule({ dtstart: new Date(`${start.dateTime.slice(0, 19)}Z`), interval: pattern.interval, ...frequency(pattern), ...ends });
}

function frequency(pattern: Recurrence['pattern']): Partial<Options> {
  switch (pattern.type) {
    case 'daily':
      return { freq: RRule.DAILY };
    case 'weekly':
      return { freq: RRule.WEEKLY, byweekday: weekdays(pattern.daysOfWeek), wkst: WEEKDAY[pattern.firstDayOfWeek] };
    case 'absoluteMonthly':
      return { freq: RRule.MONTHLY, bymonthday: pattern.dayOfMonth };
    case 'relativeMonthly':
      return { freq: RRule.MONTHLY, byweekday: weekdays(pattern.daysOfWeek), bysetpos: NTH[pattern.index] };
    case 'absoluteYearly':
      return { freq: RRule.YEARLY, bymonth: pattern.month, bymonthday: pattern.dayOfMonth };
    case 'relativeYearly':
      return { freq: RRule.YEARLY, bymonth: pattern.month, byweekday: weekdays(pattern.daysOfWeek), bysetpos: NTH[pattern.index] };
  }
}

const weekdays = (names: readonly Weekday[]) => names.map((name) => WEEKDAY[name]);
