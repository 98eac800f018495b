// What Graph takes when an event is made or changed; anything that it does not know is refused.
// https://learn.microsoft.com/graph/api/user-post-events, https://learn.microsoft.com/graph/api/event-update
import { z } from 'zod';
import type { Appointment, Item } from '../world/mailboxes.ts';
import { ianaOf, wallToInstant } from '../world/zones.ts';
import { Recurrence } from './recurrence.ts';
import { badRequest, parse } from './refusal.ts';

export const WallTime = z.strictObject({
  dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/),
  timeZone: z.string(),
});

/** @throws GraphRefusal 400 for a zone that Exchange does not know. */
export function mustKnow(zone: string | undefined): void {
  if (zone !== undefined && ianaOf(zone) === undefined)
    throw badRequest(
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`,
      'TimeZoneNotSupportedException',
    );
}

const Attendee = z.strictObject({
  type: z.enum(['required', 'optional', 'resource']).default('required'),
  emailAddress: z.strictObject({ address: z.string().min(1), name: z.string().optional() }),
});

const settable = {
  subject: z.string(),
  body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }),
  start: WallTime,
  end: WallTime,
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']),
  isReminderOn: z.boolean(),
  isAllDay: z.boolean(),
  attendees: z.array(Attendee),
  hideAttendees: z.boolean(),
  isOnlineMeeting: z.boolean(),
  onlineMeetingProvider: z.enum(['unknown', 'teamsForBusiness']),
  recurrence: Recurrence.nullable(),
  singleValueExtendedProperties: z.array(
    z.strictObject({ id: z.string().regex(/^\w+ \{[0-9a-f-]{36}\} (Name|Id) .+$/i), value: z.string() }),
  ),
};

const NewEvent = z
  .strictObject(settable)
  .partial()
  .required({ start: true, end: true })
  .extend({ transactionId: z.string().max(64).optional() });
const EventChange = z.strictObject(settable).partial();

type Written = z.infer<typeof EventChange>;
const CODE = 'ErrorInvalidRequest';

/** @throws GraphRefusal 400 */
export function newEvent(body: unknown) {
  const { transactionId, singleValueExtendedProperties: properties = [], ...event } = parse(NewEvent, body, CODE);
  mustBeTaken(event);
  mustFit(event.start, event.end, event.recurrence ?? null);
  return {
    ...appointment(event),
    start: event.start,
    end: event.end,
    subject: event.subject ?? '',
    properties,
    transactionId: transactionId ?? null,
  };
}

/** @throws GraphRefusal 400; also for what can't be said of a single occurrence. */
export function eventChange(
  body: unknown,
  item: Item,
  isOccurrence: boolean,
): { changes: Partial<Appointment>; properties: Item['properties'] } {
  const { singleValueExtendedProperties: properties = [], ...event } = parse(EventChange, body, CODE);
  mustBeTaken(event);
  if (isOccurrence && event.recurrence !== undefined)
    throw badRequest('An occurrence has no recurrence of its own.', 'ErrorPropertyValidationFailure');
  if (!isOccurrence)
    mustFit(event.start ?? item.start, event.end ?? item.end, event.recurrence === undefined ? item.recurrence : event.recurrence);
  return { changes: appointment(event), properties };
}

/** Leaves out what was not said. */
function appointment({
  onlineMeetingProvider: _teamsIsTheOnlyOne,
  ...event
}: Omit<Written, 'singleValueExtendedProperties'>): Partial<Appointment> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}

/** https://learn.microsoft.com/graph/api/resources/event: at most 500 attendees; all day is from midnight to midnight of one zone. */
const ATTENDEES_MOST = 500;

function mustBeTaken({ start, end, recurrence, attendees = [], isAllDay = false }: Written): void {
  for (const zone of [start?.timeZone, end?.timeZone, recurrence?.range.recurrenceTimeZone]) mustKnow(zone);
  if (attendees.length > ATTENDEES_MOST)
    throw badRequest(`The number of attendees exceeds the limit of ${ATTENDEES_MOST}.`, 'ErrorInvalidRecipients');
  if (isAllDay && [start, end].some((wall) => wall && !/T00:00(:00(\.0+)?)?$/.test(wall.dateTime)))
    throw badRequest('The Event.Start property for an all-day event needs to be set to midnight.', 'ErrorPropertyValidationFailure');
}

function mustFit(start: z.infer<typeof WallTime>, end: z.infer<typeof WallTime>, recurrence: Recurrence | null): void {
  if (wallToInstant(end) < wallToInstant(start)) throw badRequest('The end is before the start.', 'ErrorPropertyValidationFailure');
  if (recurrence !== null && recurrence.range.startDate !== start.dateTime.slice(0, 10)) {
    throw badRequest('The start date of the range is not the date of start.', 'ErrorPropertyValidationFailure');
  }
}
