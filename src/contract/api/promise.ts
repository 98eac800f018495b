// What a leader promises after a result, and what became of earlier promises.
import * as z from 'zod/mini';
import { PromiseState } from '#domain/follow-up/promise';
import { Count, Instant, PulseId } from '#domain/ids';
import { Day } from '#domain/cadence/days';
import { PromiseWords, Sentence } from '#domain/pulse/check-back';
import { CheckBackResult } from '#domain/report/report';
import { member } from '../endpoint.ts';
import { noBody, ofPulse } from './parts.ts';

export const PromiseView = z.strictObject({
  ...PromiseWords.shape,
  /** After which pulse it was made, and which of that pulse's it is. */
  pulse: PulseId,
  nth: Count,
  madeAt: Instant,
  state: PromiseState,
  /** Why it was withdrawn. */
  reason: z.nullable(z.string()),
  /** What the team says became of it. `asking`: the pulse is open. `none`: it has no result. `null`: no pulse has asked. */
  outcome: z.nullable(z.union([CheckBackResult, z.enum(['asking', 'none'])])),
});
export type PromiseView = z.infer<typeof PromiseView>;

export const Promises = z.strictObject({
  /** Of this pulse, or what stands in the team while this is its newest result. */
  current: z.nullable(PromiseView),
  /** Those before, newest first, and those that were withdrawn. */
  earlier: z.array(PromiseView),
  /** For a leader who can make one now: the first and the last day that it may be for. */
  days: z.nullable(z.strictObject({ from: Day, to: Day })),
  /** Can whoever asks withdraw the current one? */
  canWithdraw: z.boolean(),
});
export type Promises = z.infer<typeof Promises>;

export const promise = {
  promises: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/promises',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: Promises,
  }),
  makePromise: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/promises',
    access: 'leader',
    params: ofPulse,
    request: PromiseWords,
    response: Promises,
  }),
  /** It stays where it was read, with the reason. */
  withdrawPromise: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/promises/withdraw',
    access: 'leader',
    params: ofPulse,
    request: z.strictObject({ nth: Count, reason: Sentence }),
    response: Promises,
  }),
};
