// Where the sending of a ballot stands, and what each failure makes of it.
import type { FailureCode } from '../../api-client.ts';
import type { KeyRefused } from '../../voter/voting.ts';

export type Stage =
  | { at: 'answering'; problem?: FailureCode }
  | { at: 'sending' }
  | { at: 'waiting'; code: FailureCode; seconds: number }
  | { at: 'refused'; code: FailureCode }
  | { at: 'mismatch'; refused: KeyRefused };

/** Seconds until a failed sending is tried again by itself. */
const RETRY = 8;
/** What may be different in a moment: sent again by itself. */
const PASSING: readonly FailureCode[] = [
  ...(['offline', 'unavailable', 'fault', 'no-token', 'bad-token', 'graph-refused'] as const),
  ...(['sign-in-unanswered', 'sign-in-unavailable'] as const),
];
/** What somebody has to do something about, and then sends again. */
const HELD: readonly FailureCode[] = ['malformed', 'no-consent', 'sign-in-cancelled', 'sign-in-refused'];

/** What a failed sending leads to. */
export const stageAfter = (code: FailureCode): Stage => {
  if (PASSING.includes(code)) return { at: 'waiting', code, seconds: RETRY };
  return HELD.includes(code) ? { at: 'answering', problem: code } : { at: 'refused', code };
};
