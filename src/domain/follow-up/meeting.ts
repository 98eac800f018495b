// When a team can meet, and who is invited.
import * as z from 'zod/mini';
import { Instant } from '../ids.ts';

export interface Slot {
  readonly start: Instant;
  readonly end: Instant;
}

/** When something may begin that is put into calendars: what is later than this no calendar needs. */
export const BeginsAt = Instant.check(z.lte(Date.UTC(2100, 0, 1)));

/** `leaders`: whoever owns the team; for a talk that everybody can't come to, or that is too large for one invitation. */
export const Invited = z.enum(['everybody', 'leaders']);
export type Invited = z.infer<typeof Invited>;

/** More can't be invited to one event: https://learn.microsoft.com/graph/api/resources/event */
export const INVITED_MOST = 500;

/** The candidates, in their order, that overlap nothing. Slots that only touch do not overlap. */
export const commonSlots = <S extends Slot>(busy: readonly Slot[], candidates: readonly S[]): S[] =>
  candidates.filter((slot) => busy.every(({ start, end }) => end <= slot.start || slot.end <= start));
