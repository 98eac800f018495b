// Time zones as Exchange takes them, and wall-clock times in them: Windows names, and of the IANA names only those on Microsoft's page.
import { DateTime, IANAZone } from 'luxon';
import { LRUCache } from 'lru-cache';
import { findIana, findWindows } from 'windows-iana';
import type { Instant } from '#domain/ids';

/** https://learn.microsoft.com/graph/api/resources/datetimetimezone */
export interface WallTime {
  dateTime: string;
  timeZone: string;
}

/** The other names on that page, "as well as" those of Windows. Vienna, Madrid and Toronto are not among them. */
const PAGE = `Etc/GMT+12 Etc/GMT+11 Pacific/Honolulu America/Anchorage America/Santa_Isabel America/Los_Angeles America/Phoenix
America/Chihuahua America/Denver America/Guatemala America/Chicago America/Mexico_City America/Regina America/Bogota America/New_York
America/Indiana/Indianapolis America/Caracas America/Asuncion America/Halifax America/Cuiaba America/La_Paz America/Santiago
America/St_Johns America/Sao_Paulo America/Argentina/Buenos_Aires America/Cayenne America/Godthab America/Montevideo America/Bahia
Etc/GMT+2 Atlantic/Azores Atlantic/Cape_Verde Africa/Casablanca Etc/GMT Europe/London Atlantic/Reykjavik Europe/Berlin Europe/Budapest
Europe/Paris Europe/Warsaw Africa/Lagos Africa/Windhoek Europe/Bucharest Asia/Beirut Africa/Cairo Asia/Damascus Africa/Johannesburg
Europe/Kiev Europe/Istanbul Asia/Jerusalem Asia/Amman Asia/Baghdad Europe/Kaliningrad Asia/Riyadh Africa/Nairobi Asia/Tehran Asia/Dubai
Asia/Baku Europe/Moscow Indian/Mauritius Asia/Tbilisi Asia/Yerevan Asia/Kabul Asia/Karachi Asia/Tashkent Asia/Kolkata Asia/Colombo
Asia/Kathmandu Asia/Almaty Asia/Dhaka Asia/Yekaterinburg Asia/Rangoon Asia/Bangkok Asia/Novosibirsk Asia/Shanghai Asia/Krasnoyarsk
Asia/Singapore Australia/Perth Asia/Taipei Asia/Ulaanbaatar Asia/Irkutsk Asia/Tokyo Asia/Seoul Australia/Adelaide Australia/Darwin
Australia/Brisbane Australia/Sydney Pacific/Port_Moresby Australia/Hobart Asia/Yakutsk Pacific/Guadalcanal Asia/Vladivostok
Pacific/Auckland Etc/GMT-12 Pacific/Fiji Asia/Magadan Pacific/Tongatapu Pacific/Apia Pacific/Kiritimati`;
const ON_PAGE = new Set(PAGE.split(/\s+/));

/** The name of a zone that somebody has made up in Outlook: https://learn.microsoft.com/graph/api/resources/customtimezone */
export const CUSTOM = 'Customized Time Zone';

/** @returns the IANA name of what Exchange takes, or `undefined` for a zone that it does not know. */
export const ianaOf = (zone: string): string | undefined => (ON_PAGE.has(zone) ? zone : found.memo(zone)?.iana);

/** The table is long, and every entry of every calendar is read with it. */
const found = new LRUCache<string, { iana: string | undefined }>({ max: 1_000, memoMethod: (zone) => ({ iana: findIana(zone)[0] }) });

/** As Exchange writes it by default: https://learn.microsoft.com/graph/api/user-get-mailboxsettings */
export const windowsOf = (zone: string): string => findWindows(zone)[0] ?? zone;

export const wallToInstant = ({ dateTime, timeZone }: WallTime): Instant => inZone(dateTime, timeZone).toMillis();

/** Graph writes seven decimals and no offset. */
export const instantToWall = (at: Instant, timeZone: string): WallTime => ({
  dateTime: `${DateTime.fromMillis(at, { zone: clockOf(timeZone) }).toFormat("yyyy-MM-dd'T'HH:mm:ss")}.0000000`,
  timeZone,
});

/** Every calendar is spread out again for each look at it, and to ask for the rules of a zone takes long. */
const read = new LRUCache<string, DateTime>({ max: 10_000 });

export function inZone(dateTime: string, timeZone: string): DateTime {
  const key = `${dateTime} ${timeZone}`;
  const moment = read.get(key) ?? DateTime.fromISO(dateTime, { zone: clockOf(timeZone) });
  read.set(key, moment);
  return moment;
}

/** The world of the sandbox has people in any zone. Asked of the kept zone, for to make one takes long. */
const clockOf = (zone: string): string => ianaOf(zone) ?? (IANAZone.create(zone).isValid ? zone : 'utc');
