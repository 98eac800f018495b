// Events in calendars: made, found, changed, deleted, and spread out in time.
import { z } from 'zod';
import { splitId, type Item } from '../world/mailboxes.ts';
import { happeningOn, happenings } from '../world/series.ts';
import { eventChange, newEvent } from './event-body.ts';
import { happeningView, itemView, wantedZone } from './event-view.ts';
import { matching, withProperties } from './extended-properties.ts';
import { mailboxOf } from './people.ts';
import { onlyOptions, page, select, windowOf } from './query.ts';
import { badRequest, noSuchEvent, parse } from './refusal.ts';
import { ok, type Call, type Route } from './route.ts';

const reads = {
  denied: 'ErrorAccessDenied',
  app: ['Calendars.Read', 'Calendars.ReadWrite'],
  delegated: ['Calendars.Read', 'Calendars.ReadWrite'],
};
const writes = { denied: 'ErrorAccessDenied', app: ['Calendars.ReadWrite'], delegated: ['Calendars.ReadWrite'] };
/** Microsoft's permissions file names no ReadWrite for an event's instances: https://github.com/microsoftgraph/microsoft-graph-devx-content */
const spreads = { ...reads, app: ['Calendars.ReadBasic', 'Calendars.Read'] };
const PAGE = { usual: 10, most: 1_000 };

export const events: Route[] = [
  // https://learn.microsoft.com/graph/api/user-post-events
  { ...writes, method: 'POST', path: '/users/:user/events', answer: create },
  // https://learn.microsoft.com/graph/api/user-list-events
  { ...reads, method: 'GET', path: '/users/:user/events', answer: list },
  // https://learn.microsoft.com/graph/api/event-get
  { ...reads, method: 'GET', path: '/users/:user/events/:event', answer: read },
  // https://learn.microsoft.com/graph/api/event-update
  { ...writes, method: 'PATCH', path: '/users/:user/events/:event', answer: update },
  // https://learn.microsoft.com/graph/api/event-delete
  { ...writes, method: 'DELETE', path: '/users/:user/events/:event', answer: remove },
  // https://learn.microsoft.com/graph/api/event-cancel
  { ...writes, method: 'POST', path: '/users/:user/events/:event/cancel', answer: cancel },
  // https://learn.microsoft.com/graph/api/event-list-instances
  { ...spreads, method: 'GET', path: '/users/:user/events/:event/instances', answer: instances },
  // https://learn.microsoft.com/graph/api/user-list-calendarview
  { ...reads, method: 'GET', path: '/users/:user/calendarView', answer: calendarView },
];

/** @throws GraphRefusal 404 for nobody, or somebody without a mailbox. */
const ownerOf = ({ world, params }: Call): string => mailboxOf(world, params['user'] ?? '').id;

/** An event by its id, or an occurrence by its series' id and its day. @throws GraphRefusal 404 */
function target(call: Call): { item: Item; day: string | null } {
  const id = call.params['event'] ?? '';
  const { day } = splitId(id);
  const item = call.world.mailboxes.find(ownerOf(call), id);
  if (item === undefined || (day !== null && happeningOn(item, day) === undefined)) throw noSuchEvent();
  return { item, day };
}

/** A `transactionId` that was seen before gives the event that it made. */
function create(call: Call) {
  const { world, body, prefer } = call;
  const zone = wantedZone(prefer);
  const owner = ownerOf(call);
  const wish = newEvent(body);
  const known = wish.transactionId !== null && world.mailboxes.of(owner).find(({ transactionId }) => transactionId === wish.transactionId);
  const item = known || world.mailboxes.add(owner, wish);
  world.changed();
  return { status: 201, body: itemView(world, item, zone) };
}

function list(call: Call) {
  onlyOptions(call.query, ['$filter', '$select', '$expand', '$top', '$skip']);
  const zone = wantedZone(call.prefer);
  const found = matching(call.world.mailboxes.of(ownerOf(call)), call.query.get('$filter'));
  return ok(
    page(
      call,
      found.map((item) => select(call.query, withProperties(itemView(call.world, item, zone), item, call.query.get('$expand')))),
      PAGE,
    ),
  );
}

function read(call: Call) {
  onlyOptions(call.query, ['$select', '$expand']);
  const { item, day } = target(call);
  return ok(select(call.query, withProperties(one(call, item, day), item, call.query.get('$expand'))));
}

function update(call: Call) {
  const { item, day } = target(call);
  const { changes, properties } = eventChange(call.body, item, day !== null);
  if (item.owner !== item.organizer && (changes.start ?? changes.end ?? changes.recurrence))
    throw badRequest('Only the organizer can change that.', 'ErrorInvalidRequest');
  for (const property of properties) item.properties = [...item.properties.filter(({ id }) => id !== property.id), property];
  call.world.mailboxes.change(item, day, changes);
  call.world.changed();
  return ok(one(call, item, day));
}

function remove(call: Call) {
  const { item, day } = target(call);
  call.world.mailboxes.remove(item, day);
  call.world.changed();
  return { status: 204 };
}

/** Tells everybody who was invited. */
function cancel(call: Call) {
  const { item, day } = target(call);
  parse(z.strictObject({ comment: z.string().optional() }).optional(), call.body ?? undefined, 'ErrorInvalidRequest');
  if (item.owner !== item.organizer)
    throw badRequest("Your request can't be completed. You need to be an organizer to cancel a meeting.", 'ErrorInvalidRequest');
  call.world.mailboxes.remove(item, day);
  call.world.changed();
  return { status: 202 };
}

function instances(call: Call) {
  onlyOptions(call.query, ['$select', '$top', '$skip']);
  const { from, to } = windowOf(call.query);
  const zone = wantedZone(call.prefer);
  const { item, day } = target(call);
  if (item.recurrence === null || day !== null) throw badRequest('The event is not the master of a series.', 'ErrorInvalidRequest');
  return ok(
    page(
      call,
      happenings(item, from, to).map((happening) => select(call.query, happeningView(call.world, happening, zone))),
      PAGE,
    ),
  );
}

function calendarView(call: Call) {
  onlyOptions(call.query, ['$select', '$top', '$skip']);
  const { from, to } = windowOf(call.query);
  const zone = wantedZone(call.prefer);
  const all = call.world.mailboxes.of(ownerOf(call)).flatMap((item) => happenings(item, from, to));
  const inOrder = all.toSorted((first, second) => first.start - second.start);
  return ok(
    page(
      call,
      inOrder.map((happening) => select(call.query, happeningView(call.world, happening, zone))),
      PAGE,
    ),
  );
}

function one({ world, prefer }: Call, item: Item, day: string | null): object {
  const zone = wantedZone(prefer);
  const happening = day === null ? undefined : happeningOn(item, day);
  return happening === undefined ? itemView(world, item, zone) : happeningView(world, happening, zone);
}
