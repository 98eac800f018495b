// When an effect that did not arrive is tried again.
import { HOUR } from '#domain/ids';
import { Refusal } from '#contract/problem';
import { WAIT_MOST_MS, type Effect } from '../records/effects.ts';
import { Undelivered } from './ways.ts';

const RETRY_FIRST_MS = 30_000;
const RETRY_MOST_MS = HOUR;
/** More than a week of tries: what is refused for so long is not coming back. */
const TRIES_MOST = 180;

/** What comes of an effect that did not arrive. Times in milliseconds. */
export interface Failure {
  reason: string;
  /** Until it is tried again; `null`: never. */
  wait: number | null;
  /** As long as Microsoft wants, nothing else of the team is sent either. */
  throttled: number;
}

/**
 * Exponential back-off or what Microsoft asked for, whichever is longer, and up to half of it more, so that what failed together does
 * not come back together; after `TRIES_MOST` it ends. https://learn.microsoft.com/graph/throttling
 * @param random 0 ≤ x < 1
 */
export function failure({ attempts }: Effect, error: unknown, random: number): Failure {
  const { reason, retryAfter } = error instanceof Undelivered ? error : new Undelivered(error instanceof Refusal ? error.code : 'fault', 0);
  if (retryAfter === null || attempts >= TRIES_MOST) return { reason, wait: null, throttled: 0 };
  const least = Math.max(retryAfter, Math.min(RETRY_FIRST_MS * 2 ** (attempts - 1), RETRY_MOST_MS));
  return { reason, wait: Math.min(Math.ceil(least * (1 + random / 2)), WAIT_MOST_MS), throttled: Math.min(retryAfter, WAIT_MOST_MS) };
}
