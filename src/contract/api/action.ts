// What a team does about what it said: actions that a leader puts into the calendars.
import * as z from 'zod/mini';
import { Chosen } from '#domain/follow-up/actions/chosen';
import { ActionName } from '#domain/follow-up/actions/library';
import { BeginsAt, Invited } from '#domain/follow-up/meeting';
import { Count, Instant, Positive } from '#domain/ids';
import { member } from '../endpoint.ts';
import { Reason } from './follow-up.ts';
import { noBody, ofPulse } from './parts.ts';

const ActionEntry = z.strictObject({
  /** Of this pulse, the nth choice: what it is called off by. */
  round: Positive,
  chosen: Chosen,
  /** `sending`: chosen, and not yet in any calendar. `refused` for good and `cancelled`, here or in Outlook: for a leader, who can choose again. */
  state: z.enum(['sending', 'confirmed', 'refused', 'cancelled']),
  /** Of its first time. */
  start: Instant,
  end: Instant,
  invited: Invited,
  people: Count,
  refusal: z.nullable(Reason),
  /** Opens it in Outlook, once it exists. */
  link: z.nullable(z.string()),
  /** Can a leader call it off here? */
  canCancel: z.boolean(),
});
export type ActionEntry = z.infer<typeof ActionEntry>;

export const Actions = z.strictObject({
  entries: z.array(ActionEntry),
  /** What the team has done after the pulse before, or is still at: not proposed again now. */
  justDone: z.array(ActionName),
});
export type Actions = z.infer<typeof Actions>;

export const action = {
  actions: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/actions',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: Actions,
  }),
  chooseAction: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/actions',
    access: 'leader',
    params: ofPulse,
    request: z.strictObject({ chosen: Chosen, start: BeginsAt, invited: Invited }),
    response: Actions,
  }),
  cancelAction: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/actions/cancel',
    access: 'leader',
    params: ofPulse,
    request: z.strictObject({ round: Positive }),
    response: Actions,
  }),
};
