// When a team can meet.
import type { Instant } from '../ids.ts';

export interface Slot {
  readonly start: Instant;
  readonly end: Instant;
}

/** The first of the candidates, in their order, that overlaps nothing. Slots that only touch do not overlap. */
export function firstCommonSlot<S extends Slot>(busy: readonly Slot[], candidates: readonly S[]): S | undefined {
  return candidates.find((slot) => busy.every(({ start, end }) => end <= slot.start || slot.end <= start));
}
