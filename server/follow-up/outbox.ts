// The outbox of a team: what is to be done outside, claimed by one at a time for a while, and settled by whoever holds the claim.
import { DAY, HOUR, type Instant } from '#domain/ids';
import { Refusal } from '#contract/problem';
import { recordOf } from '../pulse/pulse.ts';
import type { Effect, EffectKind, PulseRecord, TeamDocument } from '../records/team.ts';

/** It did not arrive. `retryAfter` in milliseconds; `null` means that trying again can't help. `reason` is a code. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';
  readonly reason: string;
  readonly retryAfter: number | null;
  constructor(reason: string, retryAfter: number | null) {
    super(reason);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** How long a claim holds: longer than an attempt can take with all the patience of its clients, and clocks that differ a little. */
export const LEASE = 120_000;
const RETRY_FIRST = 30_000;
const RETRY_MOST = HOUR;
/** Nothing that was tried waits longer than this. */
export const WAIT_MOST = DAY;

/** What somebody has taken upon themselves to do, and the team as it was then. */
export interface Claim {
  team: TeamDocument;
  effect: Effect;
}

/** What an effect that arrived changes in its pulse. */
export type Arrival = (record: PulseRecord) => void;

/** What comes of one that did not. Times in milliseconds. */
export interface Failure {
  reason: string;
  /** Until it is tried again; `null`: never. */
  wait: number | null;
  /** As long as Microsoft wants, nothing else of the team is sent either. */
  hold: number;
}

export const planned = (kind: EffectKind, name: string, due: Instant): Effect => ({
  ...kind,
  key: `${kind.pulse}.${name}`,
  due,
  attempts: 0,
  error: null,
  parked: false,
});

/** A wait that is longer than any can be was begun under a clock that ran ahead; it is over. */
export const isDue = ({ parked, due, attempts }: Effect, now: Instant): boolean =>
  !parked && (due <= now || (attempts > 0 && due > now + WAIT_MOST));

/** As part of a change: takes the first effect that is due. Until the claim is over, nobody else gets it. */
export function claimNext(team: TeamDocument, now: Instant): Claim | undefined {
  const next = team.outbox.find((one) => isDue(one, now));
  return next && claim(team, next, now);
}

export function claim(team: TeamDocument, own: Effect, now: Instant): Claim {
  own.due = now + LEASE;
  own.attempts++;
  return { team, effect: own };
}

/** As part of a change. Ignored if the claim was over and somebody else has tried since; so is `putOff`. */
export function settle(team: TeamDocument, claimed: Effect, arrival: Arrival): void {
  const own = held(team, claimed);
  if (own === undefined) return;
  team.outbox = team.outbox.filter((other) => other !== own);
  const record = recordOf(team, own.pulse);
  record.done++;
  arrival(record);
}

export function putOff(team: TeamDocument, claimed: Effect, { reason, wait, hold }: Failure, now: Instant): void {
  const own = held(team, claimed);
  if (own === undefined) return;
  Object.assign(own, { error: reason, parked: wait === null, due: now + (wait ?? 0) });
  holdUp(team, hold, now);
}

/**
 * The end of a reminder that did not arrive: one that waited for another try would name somebody who has not begun, and their number
 * would say how many have. That there was one, and why, is kept.
 */
export function giveUp(team: TeamDocument, claimed: Effect, { reason, hold }: Failure, now: Instant): void {
  settle(team, claimed, (record) => void (record.lostReminder = reason));
  holdUp(team, hold, now);
}

function holdUp(team: TeamDocument, hold: number, now: Instant): void {
  for (const other of team.outbox) if (hold > 0) other.due = Math.max(other.due, now + hold);
}

/** The fence: `attempts` is what it was only as long as nobody has claimed it again. */
const held = ({ outbox }: TeamDocument, { key, attempts }: Effect) => outbox.find((one) => one.key === key && one.attempts === attempts);

/**
 * Exponential back-off or what Microsoft asked for, whichever is longer, and up to half of it more, so that what failed together does
 * not come back together. https://learn.microsoft.com/graph/throttling
 * @param dice 0 ≤ x < 1
 */
export function failure({ attempts }: Effect, error: unknown, dice: number): Failure {
  const { reason, retryAfter } = error instanceof Undelivered ? error : new Undelivered(error instanceof Refusal ? error.code : 'fault', 0);
  if (retryAfter === null) return { reason, wait: null, hold: 0 };
  const least = Math.max(retryAfter, Math.min(RETRY_FIRST * 2 ** (attempts - 1), RETRY_MOST));
  return { reason, wait: Math.min(Math.ceil(least * (1 + dice / 2)), WAIT_MOST), hold: Math.min(retryAfter, WAIT_MOST) };
}
