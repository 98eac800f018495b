// Where a link leads that a card or the tab opens: into the tab, into the calendar, or out.

/** `place` may be empty: the start of the tab. */
type Target = { kind: 'tab'; place: string } | { kind: 'calendar' } | { kind: 'outside'; url: string } | { kind: 'nowhere' };

const CALENDAR = /^(outlook|calendar)\./;

/** Reads Teams' deep links (`context={"subEntityId":…}`) and addresses of the tab itself (`?place=`). */
export function targetOf(link: string): Target {
  const url = URL.parse(link, location.origin);
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: 'nowhere' };
  if (url.pathname.startsWith('/l/entity/')) return { kind: 'tab', place: deepPlace(url.searchParams.get('context')) };
  if (url.pathname.startsWith('/tab/')) return { kind: 'tab', place: url.searchParams.get('place') ?? '' };
  if (CALENDAR.test(url.hostname) || url.pathname.includes('/calendar/')) return { kind: 'calendar' };
  return { kind: 'outside', url: url.href };
}

function deepPlace(context: string | null): string {
  try {
    const { subEntityId, subPageId } = JSON.parse(context ?? '{}') as { subEntityId?: string; subPageId?: string };
    return subEntityId ?? subPageId ?? '';
  } catch {
    return '';
  }
}
