// What a pulse causes outside: what has not arrived, and the conversation about the result.
import * as z from 'zod/mini';
import { Count, Instant } from '#domain/ids';
import { PulsePart } from '#domain/report/report';
import { member } from '../endpoint.ts';
import { noBody, ofPulse, ofTeam } from './parts.ts';

/** An effect that has not arrived. No reminder: a name would tell who has not begun. */
export const Delivery = z.strictObject({
  kind: z.enum(['announcement', 'notice', 'result', 'conversation']),
  to: z.string(),
  state: z.enum(['waiting', 'parked']),
  reason: z.string(),
  next: z.nullable(Instant),
});
export type Delivery = z.infer<typeof Delivery>;

export const Deliveries = z.strictObject({
  done: Count,
  planned: Count,
  missing: z.array(Delivery),
  /** Why a reminder did not arrive, if there was one; never how many. */
  lostReminder: z.nullable(z.string()),
  /** Which part of the newest pulse was lost in the store, so that it has no result. */
  noResult: z.nullable(PulsePart),
});
export type Deliveries = z.infer<typeof Deliveries>;

export const Conversation = z.strictObject({
  state: z.enum(['proposed', 'confirmed', 'none-free']),
  start: z.nullable(Instant),
  end: z.nullable(Instant),
  people: Count,
  agenda: z.array(z.string()),
  /** Opens the event in Outlook, once it exists. */
  link: z.nullable(z.string()),
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
    params: ofPulse,
    request: noBody,
    response: Conversation,
  }),
  confirmConversation: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/conversation',
    access: 'leader',
    params: ofPulse,
    request: z.strictObject({ start: Instant }),
    response: Conversation,
  }),
};
