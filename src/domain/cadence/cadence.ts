// When a team is asked, and until when: the sentence that an admin writes. Times are wall-clock times of `timeZone`.
import * as z from 'zod/mini';
import { CalendarDay } from './days.ts';
import { DEFAULT_RECURRENCE, Recurrence, ruleOf } from './recurrence.ts';

const WallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const WORKING_DAYS_MAX = 10;

export const Cadence = z.strictObject({
  recurrence: Recurrence,
  /** The first and the last day on which a pulse may open; `null`: at once, without an end. */
  from: z.nullable(CalendarDay),
  until: z.nullable(CalendarDay),
  /** When a pulse opens, `HH:mm`. */
  time: WallTime,
  /** An IANA name. */
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The day of opening is the first working day. */
  workingDays: z.int().check(z.minimum(1), z.maximum(WORKING_DAYS_MAX)),
  /** When it closes on the last of them, `HH:mm`. */
  closingTime: WallTime,
});
export type Cadence = z.infer<typeof Cadence>;

/** Do both open at the same moments? Only then may a series in Outlook stay as it is. */
export const hasSameTimes = (one: Cadence, other: Cadence): boolean => momentsOf(one) === momentsOf(other);
const momentsOf = ({ recurrence, from, until, time, timeZone }: Cadence) =>
  JSON.stringify([ruleOf(recurrence), from, until, time, timeZone]);

/** How a cadence lost its series. `no-mailbox`: whoever's calendar it was in has no mailbox any more. */
export const Lost = z.enum(['deleted', 'no-mailbox']);
export type Lost = z.infer<typeof Lost>;

/** What an admin finds before choosing anything, in the zone of whoever looks. */
export const DEFAULT_CADENCE: Omit<Cadence, 'timeZone'> = {
  recurrence: DEFAULT_RECURRENCE,
  from: null,
  until: null,
  time: '10:00',
  workingDays: 3,
  closingTime: '17:00',
};
