// Time zones as Exchange names them and as browsers do: in with Windows names, which are its default, and out with them too.
import { LRUCache } from 'lru-cache';
import { findIana, findWindows } from 'windows-iana';
import { isZone } from '../process/wall-clock.ts';

/** Zones that got their names after the table was made, each with one that has the same clock there (CLDR, windowsZones). */
const RENAMED: Readonly<Record<string, string>> = {
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Kanton': 'Pacific/Enderbury',
  'America/Ciudad_Juarez': 'America/Denver',
};

/** How a mailbox says UTC, and nothing else that would be of use: https://learn.microsoft.com/graph/api/resources/event */
const UTC = 'tzone://Microsoft/Utc';

/**
 * The IANA name of a zone that Graph has named in either way; `undefined` for one that somebody has made up in Outlook, and for
 * a name that we do not know. https://learn.microsoft.com/graph/api/user-get-mailboxsettings
 */
export function ianaOf(name: string | null | undefined): string | undefined {
  if (name === null || name === undefined) return undefined;
  return found.memo(name)?.iana;
}

/** A table of hundreds of rows is looked through for each name, and everybody's calendar names one in each entry. */
const found = new LRUCache<string, { iana: string | undefined }>({
  max: 1_000,
  memoMethod: (name) => ({ iana: name === UTC || name === 'UTC' ? 'UTC' : isZone(name) ? name : findIana(name).find(isZone) }),
});

/**
 * The Windows name of an IANA zone: Graph takes every Windows name, but of the IANA names only some. `undefined`: Outlook does not have
 * the zone. https://learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export const windowsOf = (iana: string): string | undefined => findWindows(RENAMED[iana] ?? iana)[0];

/** Can a series be in this zone? */
export const isInOutlook = (iana: string): boolean => isZone(iana) && windowsOf(iana) !== undefined;
