// How an event looks when Graph shows it: https://learn.microsoft.com/graph/api/resources/event
import type { Appointment, Item } from '../world/mailboxes.ts';
import type { Happening } from '../world/series.ts';
import type { World } from '../world/world.ts';
import { instantToWall, wallToInstant, type WallTime } from '../world/zones.ts';
import { mustKnow } from './event-body.ts';

/** The zone in which the reply's times are wanted. @throws GraphRefusal 400 for an unknown one. */
export function wantedZone(prefer: string): string {
  const zone = /outlook\.timezone\s*=\s*"([^"]+)"/i.exec(prefer)?.[1] ?? 'UTC';
  mustKnow(zone);
  return zone;
}

/** A single event or one time of a series. */
export function happeningView(world: World, { item, id, type, planned, start, end, shown }: Happening, zone: string): object {
  const times = shown.isAllDay ? daysOf(shown, zone) : { start: instantToWall(start, zone), end: instantToWall(end, zone) };
  const place =
    planned === null ? {} : { seriesMasterId: item.id, originalStart: iso(planned), originalStartTimeZone: item.start.timeZone };
  return { ...view(world, { ...item, ...shown }, id), type, ...times, ...place, recurrence: null };
}

/** The series itself, or a single event. */
export function itemView(world: World, item: Item, zone: string): object {
  const type = item.recurrence === null ? 'singleInstance' : 'seriesMaster';
  const cancelled = item.recurrence === null ? {} : { cancelledOccurrences: [...item.cancelled].map((day) => `OID.${item.id}.${day}`) };
  const times = item.isAllDay ? daysOf(item, zone) : { start: inZone(item.start, zone), end: inZone(item.end, zone) };
  return { ...view(world, item, item.id), type, seriesMasterId: null, ...times, recurrence: item.recurrence, ...cancelled };
}

/** All day is from midnight to midnight in whatever zone the answer is: https://learn.microsoft.com/graph/api/resources/event */
export const daysOf = ({ start, end }: Pick<Appointment, 'start' | 'end'>, timeZone: string): { start: WallTime; end: WallTime } => ({
  start: { dateTime: midnight(start), timeZone },
  end: { dateTime: midnight(end), timeZone },
});
const midnight = ({ dateTime }: WallTime) => `${dateTime.slice(0, 10)}T00:00:00.0000000`;

const inZone = (wall: WallTime, zone: string): WallTime => instantToWall(wallToInstant(wall), zone);

function view(world: World, item: Item, id: string): object {
  const organizer = world.people.get(item.organizer);
  return {
    '@odata.etag': `W/"${id}"`,
    id,
    iCalUId: item.iCalUId,
    subject: item.subject,
    bodyPreview: item.body.content.slice(0, 255),
    body: item.body,
    showAs: item.showAs,
    isReminderOn: item.isReminderOn,
    isAllDay: item.isAllDay,
    isOrganizer: item.owner === item.organizer,
    isCancelled: false,
    organizer: { emailAddress: { name: organizer?.name ?? '', address: organizer?.mail ?? '' } },
    attendees: item.hideAttendees && item.owner !== item.organizer ? [] : item.attendees.map(attendeeView),
    hideAttendees: item.hideAttendees,
    isOnlineMeeting: item.isOnlineMeeting,
    onlineMeetingProvider: item.isOnlineMeeting ? 'teamsForBusiness' : 'unknown',
    onlineMeeting: item.joinUrl === null ? null : { joinUrl: item.joinUrl },
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    ...(item.transactionId !== null && { transactionId: item.transactionId }),
  };
}

const attendeeView = (attendee: Item['attendees'][number]) => ({ ...attendee, status: { response: 'none', time: '0001-01-01T00:00:00Z' } });
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
