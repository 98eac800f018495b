// What was published about a pulse, and the sum of several teams.
import * as z from 'zod/mini';
import { Report } from '#domain/report/report';
import { RollUp } from '#domain/report/roll-up';
import { member } from '../endpoint.ts';
import { noBody, ofPulse } from './parts.ts';

export const report = {
  report: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/report',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: Report,
  }),
  rollUp: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/roll-up',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: z.strictObject({ rollUp: z.nullable(RollUp) }),
  }),
};
