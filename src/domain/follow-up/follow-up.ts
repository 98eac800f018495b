// Planning what follows a pulse: when to remind, when to meet, what to talk about.
import { HOUR, type Instant, type ItemId } from '../ids.ts';
import type { Report } from '../report/report.ts';
import { level, type MeasuredItem } from '../reading/score.ts';

export interface Slot {
  readonly start: Instant;
  readonly end: Instant;
}

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

/** The first of the candidates, in their order, that overlaps nothing. Slots that only touch do not overlap. */
export function firstCommonSlot<S extends Slot>(busy: readonly Slot[], candidates: readonly S[]): S | undefined {
  return candidates.find((slot) => busy.every(({ start, end }) => end <= slot.start || slot.end <= start));
}

/** `kit`: a talk without numbers. The words for each are the server's. */
export type AgendaPoint = { kind: 'result' | 'promise' | 'kit' } | { kind: 'lowest' | 'highest'; item: ItemId };

/** Made from the published report alone. Lowest and highest are named only if they differ. */
export function agenda(report: Report): AgendaPoint[] {
  const measured = report.outcome === 'published' ? report.items.filter((item) => 'n' in item) : [];
  const ranked = measured.toSorted((one, other) => shareAgreeing(one) - shareAgreeing(other));
  const [lowest, highest] = [ranked.at(0), ranked.at(-1)];
  if (lowest === undefined || highest === undefined) return [{ kind: 'kit' }, { kind: 'promise' }];
  const ends: AgendaPoint[] = [
    { kind: 'lowest', item: lowest.item },
    { kind: 'highest', item: highest.item },
  ];
  return [{ kind: 'result' }, ...(shareAgreeing(lowest) < shareAgreeing(highest) ? ends : []), { kind: 'promise' }];
}

/** 0 … 1; a block is read as its middle. */
function shareAgreeing(item: MeasuredItem): number {
  const [low, high] = level(item, item.n).agree;
  return (low + high) / (2 * item.n);
}
