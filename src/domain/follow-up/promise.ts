// What a leader promises after a result: two sentences and a day. At most one is open in a team; at its day the team is asked what became of it.
import * as z from 'zod/mini';
import { addDays, isDay, workingDaysBefore } from '../cadence/days.ts';
import { Instant } from '../ids.ts';
import { PromiseWords, Sentence } from '../pulse/check-back.ts';

export const TeamPromise = z.strictObject({
  ...PromiseWords.shape,
  madeAt: Instant,
  /** Why it will not be kept; it stays where it was read. */
  withdrawn: z.nullable(z.strictObject({ at: Instant, reason: Sentence })),
});
export type TeamPromise = z.infer<typeof TeamPromise>;

/** `open`: its day is to come, or today. `due`: it is over, and the next pulse asks. `checked`: a pulse has asked. `withdrawn`: nobody will. */
export const PromiseState = z.enum(['open', 'due', 'checked', 'withdrawn']);
export type PromiseState = z.infer<typeof PromiseState>;

/** Whoever waits longer is not waiting for a promise any more. */
const AHEAD_DAYS = 182;
/** The leader is reminded so many working days before. */
const REMINDED_BEFORE = 3;

/** @param today `YYYY-MM-DD`  @param isAsked has a pulse asked about it? What it has asked stays, also of a promise that is withdrawn. */
export function stateOf({ until, withdrawn }: Pick<TeamPromise, 'until' | 'withdrawn'>, today: string, isAsked: boolean): PromiseState {
  if (withdrawn !== null) return 'withdrawn';
  if (isAsked) return 'checked';
  return today > until ? 'due' : 'open';
}

/** Does it stand in the way of another? Only what is over, one way or the other, does not. */
export const isStanding = (state: PromiseState): boolean => state === 'open' || state === 'due';

/** The days that a promise may be for, the first and the last: from tomorrow on, half a year at most. @param today `YYYY-MM-DD` */
export const daysFrom = (today: string): { from: string; to: string } => ({ from: addDays(today, 1), to: addDays(today, AHEAD_DAYS) });

/** @param until `YYYY-MM-DD`, or something that only looks like it */
export function isOffered(until: string, today: string): boolean {
  const { from, to } = daysFrom(today);
  return isDay(until) && from <= until && until <= to;
}

/** The day on which the leader is reminded; it may be over already. @returns `YYYY-MM-DD` */
export const reminderDay = ({ until }: Pick<TeamPromise, 'until'>): string => workingDaysBefore(until, REMINDED_BEFORE);
