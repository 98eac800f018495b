// Who is asked, and who has drawn a credential. The only place that knows a member.
import type { UserId } from './ids.ts';

/** `null` until the member draws; then SHA-256 of the blinded message, so that only the same one is signed again. */
export type Roll = Record<UserId, string | null>;

export const issued = (roll: Roll): number => Object.values(roll).filter((drawn) => drawn !== null).length;
