// Drawing a credential in one's own name; casting a ballot as nobody.
import * as z from 'zod/mini';
import { BallotText } from '#domain/ballot/ballot';
import { Bulletin } from '#domain/ballot/bulletin';
import { anonymous, member } from '../endpoint.ts';
import { noBody, ofBox, ofPulse } from './parts.ts';

/** base64url of exactly 256 bytes: a blinded message or a signature. */
const Block256 = z.string().check(z.regex(/^[\w-]{342}$/));
const Blocks = z.strictObject({ ballot: Block256, voice: Block256 });

export const ballot = {
  credential: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/credential',
    access: 'asked',
    params: ofPulse,
    request: Blocks,
    response: Blocks,
  }),
  keys: anonymous({
    method: 'GET',
    path: '/ballot/:pulse/keys',
    params: ofBox,
    request: noBody,
    response: z.strictObject({ ballot: z.string(), voice: z.string() }),
  }),
  cast: anonymous({ method: 'POST', path: '/ballot/:pulse', params: ofBox, request: BallotText, response: noBody }),
  bulletin: anonymous({ method: 'GET', path: '/ballot/:pulse/bulletin', params: ofBox, request: noBody, response: Bulletin }),
};
