// What leaders say in the place of a pulse's statements, and what the team reads of it beside its result.
import * as z from 'zod/mini';
import { Mirror } from '#domain/pulse/mirror';
import { member } from '../endpoint.ts';
import { noBody, ofPulse } from './parts.ts';

const MirrorInput = z.pick(Mirror, { answers: true, isShown: true });
export type MirrorInput = z.infer<typeof MirrorInput>;

export const Mirrors = z.strictObject({
  /** What whoever asks has said; `null`: nothing. */
  own: z.nullable(MirrorInput),
  /** Of the other leaders who agreed that it is shown; only beside a published result. */
  shown: z.array(z.pick(Mirror, { name: true, answers: true })),
});
export type Mirrors = z.infer<typeof Mirrors>;

export const mirror = {
  mirrors: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/mirror',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: Mirrors,
  }),
  /** As often as one likes while the pulse is open; the last one stands. */
  answerMirror: member({
    method: 'PUT',
    path: '/api/teams/:team/pulses/:pulse/mirror',
    access: 'leader',
    params: ofPulse,
    request: MirrorInput,
    response: Mirrors,
  }),
};
