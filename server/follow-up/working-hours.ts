// When a person may be disturbed: in their own working hours, in their own time zone.
import { addDays, isWorkingDay, weekdayOf } from '#domain/cadence/days';
import type { Slot } from '#domain/follow-up/meeting';
import type { Instant } from '#domain/ids';
import { dayOf, momentOf } from '../process/wall-clock.ts';

export interface WorkingHours {
  /** An IANA name; `null` if the mailbox names no zone that we know. */
  timeZone: string | null;
  /** ISO weekdays, 1 = Monday. */
  days: number[];
  /** Wall-clock hours, `HH:mm`. */
  start: string;
  end: string;
}

export const OFFICE_HOURS: WorkingHours = { timeZone: null, days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };

const LOOKED_AHEAD_DAYS = 14;
const MEETING_MS = 30 * 60_000;

/**
 * @param teamZone where somebody is whose mailbox does not say it
 * @returns `at` if it lies in working hours, else the next beginning of work; `at` itself if nobody works in the coming fortnight.
 */
export function nextWorkingMoment(at: Instant, { timeZone, days, start, ...hours }: WorkingHours, teamZone: string): Instant {
  const zone = timeZone ?? teamZone;
  // Work that ends at midnight, or after it, fills the rest of the day.
  const end = hours.end > start ? hours.end : '24:00';
  const today = dayOf(at, zone);
  for (let later = 0; later < LOOKED_AHEAD_DAYS; later++) {
    const day = addDays(today, later);
    if (days.includes(weekdayOf(day)) && at < momentOf(day, end, zone)) return Math.max(at, momentOf(day, start, zone));
  }
  return at;
}

/** Half hours of office time on the next working days after the day of `from`, in order: where a conversation may lie. */
export function meetingTimes(from: Instant, timeZone: string, workingDays: number): Slot[] {
  const today = dayOf(from, timeZone);
  const days = Array.from({ length: workingDays * 2 }, (_, later) => addDays(today, later + 1)).filter(isWorkingDay);
  return days.slice(0, workingDays).flatMap((day) => {
    const [first, last] = [momentOf(day, OFFICE_HOURS.start, timeZone), momentOf(day, OFFICE_HOURS.end, timeZone)];
    return Array.from({ length: (last - first) / MEETING_MS }, (_, nth) => ({
      start: first + nth * MEETING_MS,
      end: first + (nth + 1) * MEETING_MS,
    }));
  });
}
