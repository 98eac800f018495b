// Who is free when: https://learn.microsoft.com/graph/api/calendar-getschedule
import { z } from 'zod';
import type { Instant } from '#domain/ids';
import { happenings, type Happening } from '../world/series.ts';
import type { World } from '../world/world.ts';
import { instantToWall, wallToInstant } from '../world/zones.ts';
import { mustKnow, WallTime } from './event-body.ts';
import { daysOf, wantedZone } from './event-view.ts';
import { hasMailbox, hoursOf, mailboxOf } from './people.ts';
import { badRequest, parse } from './refusal.ts';
import { ok, type Call, type Route } from './route.ts';

const MOST = 20;
const MINUTE = 60_000;
/** From free to away; the highest in an interval counts. */
const DIGIT: Record<string, number> = { free: 0, tentative: 1, busy: 2, oof: 3, workingElsewhere: 4 };

const Question = z.strictObject({
  schedules: z.array(z.string()).min(1),
  startTime: WallTime,
  endTime: WallTime,
  availabilityViewInterval: z.int().min(5).max(1_440).default(30),
});

export const schedule: Route[] = [
  {
    denied: 'ErrorAccessDenied',
    app: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
    delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
    method: 'POST',
    path: '/users/:user/calendar/getSchedule',
    answer: getSchedule,
  },
];

function getSchedule(call: Call) {
  mailboxOf(call.world, call.params['user'] ?? '');
  const { schedules, startTime, endTime, availabilityViewInterval } = parse(Question, call.body, 'ErrorInvalidParameter');
  if (schedules.length > MOST) throw badRequest(`No more than ${MOST} schedules can be asked for at once.`, 'ErrorInvalidParameter');
  for (const { timeZone } of [startTime, endTime]) mustKnow(timeZone);
  const from = wallToInstant(startTime);
  const to = wallToInstant(endTime);
  if (to <= from) throw badRequest('The end is not after the start.', 'ErrorInvalidTimeInterval');
  const zone = wantedZone(call.prefer);
  return ok({
    value: schedules.map((address) => scheduleOf(call.world, address, { from, to, step: availabilityViewInterval * MINUTE, zone })),
  });
}

interface Window {
  from: Instant;
  to: Instant;
  step: number;
  zone: string;
}

/** Schedules are named by mail address; one that belongs to nobody has an error in its place. */
function scheduleOf(world: World, scheduleId: string, { from, to, step, zone }: Window): object {
  const person = world.byAddress(scheduleId);
  if (person === undefined) {
    return {
      scheduleId,
      error: { message: `Unable to resolve e-mail address ${scheduleId} to an Active Directory object.`, responseCode: '5009' },
    };
  }
  if (!hasMailbox(person))
    return { scheduleId, error: { message: 'The mailbox could not be found.', responseCode: 'ErrorMailRecipientNotFound' } };
  const busy = world.mailboxes.of(person.id).flatMap((item) => happenings(item, from, to));
  const steps = Array.from({ length: Math.ceil((to - from) / step) }, (_, nth) => from + nth * step);
  const availabilityView = steps.map((at) => digit(busy, at, at + step)).join('');
  return {
    scheduleId,
    availabilityView,
    scheduleItems: busy.toSorted((one, other) => one.start - other.start).map((each) => itemOf(each, zone)),
    workingHours: hoursOf(person),
  };
}

const digit = (busy: readonly Happening[], from: Instant, to: Instant): number =>
  Math.max(0, ...busy.filter(({ start, end }) => start < to && end > from).map(({ shown }) => DIGIT[shown.showAs] ?? 0));

const itemOf = ({ shown, start, end }: Happening, zone: string) => ({
  isPrivate: false,
  status: shown.showAs,
  subject: shown.subject,
  ...(shown.isAllDay ? daysOf(shown, zone) : { start: instantToWall(start, zone), end: instantToWall(end, zone) }),
});
