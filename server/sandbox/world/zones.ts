// Time zones as Graph takes them: Windows names and IANA names, and wall-clock times in them.
import { DateTime, IANAZone } from 'luxon';
import type { Instant } from '#domain/ids';

/** https://learn.microsoft.com/graph/api/resources/datetimetimezone */
export interface WallTime {
  dateTime: string;
  timeZone: string;
}

/** Of the CLDR's table windowsZones, the zones that a test or a demonstration needs. */
const WINDOWS: Record<string, string> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
  'India Standard Time': 'Asia/Kolkata',
  'Tokyo Standard Time': 'Asia/Tokyo',
};

/** Asked of the kept zone, for to make one takes long. @returns the IANA name, or `undefined` for what is neither a Windows nor an IANA zone. */
export const ianaOf = (zone: string): string | undefined => WINDOWS[zone] ?? (IANAZone.create(zone).isValid ? zone : undefined);

export const wallToInstant = ({ dateTime, timeZone }: WallTime): Instant => inZone(dateTime, timeZone).toMillis();

/** Graph writes seven decimals and no offset. */
export const instantToWall = (at: Instant, timeZone: string): WallTime => ({
  dateTime: `${DateTime.fromMillis(at, { zone: ianaOf(timeZone) ?? 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss")}.0000000`,
  timeZone,
});

export const inZone = (dateTime: string, timeZone: string): DateTime => DateTime.fromISO(dateTime, { zone: ianaOf(timeZone) ?? 'utc' });
