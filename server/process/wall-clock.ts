// Which moment it is when a clock on the wall shows something, and the other way round: by a library, daylight saving included.
import { DateTime, IANAZone } from 'luxon';
import type { Cadence } from '#domain/cadence/cadence';
import { closingDay } from '#domain/cadence/closing';
import type { Instant } from '#domain/ids';

/** Is it the IANA name of a zone that we know? No offset is one, nor "local". */
export const isZone = (timeZone: string): boolean => IANAZone.isValidZone(timeZone);

/** @returns `YYYY-MM-DD` */
export const dayOf = (at: Instant, timeZone: string): string => DateTime.fromMillis(at, { zone: timeZone }).toFormat('yyyy-MM-dd');

/** A time that the clock leaves out is an hour later; of one that it shows twice, the first. @param time `HH:mm` */
export const momentOf = (day: string, time: string, timeZone: string): Instant =>
  DateTime.fromISO(`${day}T${time}`, { zone: timeZone }).toMillis();

/** Graph sends a time without its offset, in UTC if nothing else was asked for, unless the value is an Edm.DateTimeOffset. */
export const wallMoment = (text: string | null | undefined, timeZone = 'UTC'): Instant =>
  DateTime.fromISO(text ?? '', { zone: timeZone }).toMillis();

/** @returns `YYYY-MM-DDTHH:mm:ss` */
export const wallText = (at: Instant, timeZone: string): string =>
  DateTime.fromMillis(at, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");

/** When a pulse that opens at a moment closes: the cadence's hour on its last working day, or of the day after if that hour is over. */
export function closingOf(
  { timeZone, workingDays, closingTime }: Pick<Cadence, 'timeZone' | 'workingDays' | 'closingTime'>,
  opensAt: Instant,
): Instant {
  const end = momentOf(closingDay(dayOf(opensAt, timeZone), workingDays), closingTime, timeZone);
  return end > opensAt ? end : closingOf({ timeZone, workingDays: workingDays + 1, closingTime }, opensAt);
}
