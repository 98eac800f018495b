// What a pulse causes outside: what has not arrived, and the conversation about the result.
import * as z from 'zod/mini';
import { Invited } from '#domain/follow-up/meeting';
import { Count, Instant } from '#domain/ids';
import { PulsePart } from '#domain/report/report';
import { member } from '../endpoint.ts';
import { noBody, ofPulse, ofTeam } from './parts.ts';

/**
 * Why something does not arrive; each has words that say who can do what about it. `not-installed`: in the team, for this person.
 * `no-channel`: Mutual can't write there any more. `gone`: person or team. `refused`: for a reason that we know nothing better about.
 */
export const Reason = z.enum([
  'throttled',
  'unavailable',
  'unreachable',
  'too-late',
  'not-installed',
  'no-permission',
  'no-channel',
  'no-mailbox',
  'gone',
  'attendees',
  'refused',
  'fault',
]);
export type Reason = z.infer<typeof Reason>;

/** An effect that has not arrived. No reminder: a name would tell who has not begun. */
export const Delivery = z.strictObject({
  kind: z.enum(['announcement', 'notice', 'result', 'conversation', 'promise', 'promise-reminder', 'action']),
  to: z.string(),
  state: z.enum(['waiting', 'parked']),
  reason: Reason,
  next: z.nullable(Instant),
});
export type Delivery = z.infer<typeof Delivery>;

export const Deliveries = z.strictObject({
  done: Count,
  planned: Count,
  missing: z.array(Delivery),
  /** Why a reminder did not arrive, if there was one; never how many. */
  lostReminder: z.nullable(Reason),
  /** Which part of the newest pulse was lost in the store, so that it has no result. */
  noResult: z.nullable(PulsePart),
});
export type Deliveries = z.infer<typeof Deliveries>;

const Slot = z.strictObject({ start: Instant, end: Instant });

export const Conversation = z.strictObject({
  /** `sending`: confirmed by a leader, and not yet in any calendar. `too-many`: more than one invitation takes. */
  state: z.enum(['proposed', 'none-free', 'too-many', 'sending', 'confirmed']),
  start: z.nullable(Instant),
  end: z.nullable(Instant),
  /** Other times at which all are free; for a leader, as long as nothing is confirmed. */
  others: z.array(Slot),
  invited: Invited,
  people: Count,
  /** Whose calendars could not be read, by their number. */
  unread: Count,
  /** Why the last invitation was refused for good, for a leader who can choose another. */
  refusal: z.nullable(Reason),
  agenda: z.array(z.string()),
  /** Opens the event in Outlook, once it exists. */
  link: z.nullable(z.string()),
  /** Can a leader call it off here? */
  canCancel: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

export const followUp = {
  deliveries: member({
    method: 'GET',
    path: '/api/teams/:team/deliveries',
    access: 'governors',
    params: ofTeam,
    request: noBody,
    response: Deliveries,
  }),
  conversation: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/conversation',
    access: 'team',
    params: z.extend(ofPulse, { invited: z.optional(Invited) }),
    request: noBody,
    response: Conversation,
  }),
  confirmConversation: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/conversation',
    access: 'leader',
    params: ofPulse,
    request: z.strictObject({ start: Instant, invited: z.optional(Invited) }),
    response: Conversation,
  }),
  cancelConversation: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/conversation/cancel',
    access: 'leader',
    params: ofPulse,
    request: z.strictObject({}),
    response: Conversation,
  }),
};
