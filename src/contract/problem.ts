// Every refusal: its code and its HTTP status. The tab has words for each code; the server never sends a sentence.
import * as z from 'zod/mini';
import { readJson } from '#domain/json';

export const PROBLEMS = {
  'no-token': 401,
  'bad-token': 401,
  'foreign-tenant': 403,
  'no-consent': 403,
  'not-in-team': 403,
  'not-in-roll': 403,
  'not-leader': 403,
  'not-admin': 403,
  'unknown-address': 404,
  'unknown-team': 404,
  'unknown-pulse': 404,
  'unknown-voice': 404,
  'unknown-promise': 404,
  'wrong-method': 405,
  'already-counted': 409,
  'already-open': 409,
  'ballot-elsewhere': 409,
  'not-closed': 409,
  'not-next': 409,
  'overlapping-team': 409,
  'team-archived': 409,
  'thread-full': 409,
  'await-reply': 409,
  'promise-open': 409,
  'promise-asked': 409,
  'pulse-closed': 410,
  'too-large': 413,
  'wrong-media': 415,
  malformed: 400,
  forged: 400,
  'past-slot': 400,
  'team-too-small': 422,
  'too-many-people': 422,
  'unknown-zone': 422,
  'cadence-over': 422,
  'promise-day': 422,
  'no-mailbox': 422,
  'graph-refused': 502,
  fault: 500,
  unavailable: 503,
  'sign-in-unavailable': 503,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457 body (`application/problem+json`). `type` is `urn:mutual:` and the code. */
export interface Problem {
  type: `urn:mutual:${ProblemCode}`;
  status: number;
}

/** A rule said no. Thrown by use cases and by the edge, turned into a problem by one handler. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  /** @param options `cause` for the log alone: nothing of it goes over the wire */
  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

const Body = z.object({ type: z.string().check(z.regex(/^urn:mutual:/)) });

/** @returns the code that the text of a response carries, or `undefined` if it is no problem of ours: a proxy in between may have answered */
export function problemIn(text: string): ProblemCode | undefined {
  const code = Body.safeParse(readJson(text)).data?.type.replace('urn:mutual:', '');
  return code !== undefined && Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : undefined;
}
