// When a person may be disturbed: in their own working hours, in their own time zone.
import { DateTime } from 'luxon';
import type { Instant } from '#domain/ids';

export interface WorkingHours {
  /** An IANA name; any other counts as UTC. */
  timeZone: string;
  /** ISO weekdays, 1 = Monday. */
  days: number[];
  /** Wall-clock hours, `HH:mm`. */
  start: string;
  end: string;
}

export const OFFICE_HOURS: WorkingHours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };

/** @returns `at` if it lies in working hours, else the next beginning of work; `at` itself if nobody works in the coming fortnight. */
export function nextWorkingMoment(at: Instant, hours: WorkingHours): Instant {
  for (let day = 0; day < 14; day++) {
    const { start, end } = workday(at, day, hours);
    if (hours.days.includes(start.weekday) && at < end.toMillis()) return Math.max(at, start.toMillis());
  }
  return at;
}

/** Half hours of office time on the next working days after the day of `from`, in order: where a conversation may lie. */
export function meetingTimes(from: Instant, timeZone: string, workingDays: number): { start: Instant; end: Instant }[] {
  const hours = { ...OFFICE_HOURS, timeZone };
  const days = Array.from({ length: workingDays * 2 }, (_, day) => workday(from, day + 1, hours)).filter(({ start }) =>
    hours.days.includes(start.weekday),
  );
  return days.slice(0, workingDays).flatMap(({ start, end }) =>
    Array.from({ length: end.diff(start, 'minutes').minutes / 30 }, (_, slot) => ({
      start: start.plus({ minutes: slot * 30 }).toMillis(),
      end: start.plus({ minutes: (slot + 1) * 30 }).toMillis(),
    })),
  );
}

function workday(at: Instant, daysLater: number, { timeZone, start, end }: WorkingHours): { start: DateTime; end: DateTime } {
  const zone = DateTime.local({ zone: timeZone }).isValid ? timeZone : 'UTC';
  const day = DateTime.fromMillis(at, { zone }).startOf('day').plus({ days: daysLater });
  const hour = (text: string) => day.set({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3, 5)) });
  return { start: hour(start), end: hour(end) };
}
