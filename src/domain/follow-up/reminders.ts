// When those who have not begun are reminded.
import { HOUR, type Instant } from '../ids.ts';

const LAST_CALL = 24 * HOUR;

/**
 * When to remind, earliest first: half-way and 24 hours before closing; if only once, the latter, or half-way in a pulse of 48
 * hours or less. Never outside the pulse, never twice at one moment, so a short pulse has fewer than `count`.
 * @param count 0 … 2
 */
export function reminderTimes(opensAt: Instant, closesAt: Instant, count: number): Instant[] {
  const halfWay = opensAt + Math.floor((closesAt - opensAt) / 2);
  const lastCall = closesAt - LAST_CALL;
  const isLong = closesAt - opensAt > 2 * LAST_CALL;
  const wanted = count >= 2 ? [halfWay, lastCall] : [isLong ? lastCall : halfWay].slice(0, count);
  return [...new Set(wanted)].filter((time) => opensAt < time && time < closesAt).toSorted((one, other) => one - other);
}
