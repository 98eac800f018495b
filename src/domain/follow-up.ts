// What should follow a pulse, and when: planned from its terms and its published report alone.
import { HOUR, type Instant, type ItemId } from './ids.ts';
import type { Report } from './report.ts';
import { level } from './score.ts';

/**
 * When those who have not begun are reminded: half-way and 24 h before closing; once means the later of the two that leaves a day.
 * Never before opening or after closing.
 */
export function reminderTimes(opensAt: Instant, closesAt: Instant, count: number): Instant[] {
  const halfWay = opensAt + Math.floor((closesAt - opensAt) / 2);
  const dayBefore = closesAt - 24 * HOUR;
  const times = dayBefore > halfWay ? [halfWay, dayBefore] : [halfWay];
  return count === 0 ? [] : times.slice(-count);
}

export interface Span {
  start: Instant;
  end: Instant;
}

/** @returns the first candidate that touches no appointment, in the order of the candidates */
export const firstCommonSlot = (busy: readonly Span[], candidates: readonly Span[]): Span | undefined =>
  candidates.find(({ start, end }) => busy.every((appointment) => appointment.end <= start || appointment.start >= end));

export type AgendaPoint = { kind: 'result' | 'promise' | 'kit' } | { kind: 'lowest' | 'highest'; item: ItemId };

/** Half an hour: read, talk about the statement with the least and the one with the most agreement, promise one thing. */
export function agenda(report: Report): AgendaPoint[] {
  if (report.outcome === 'below-floor') return [{ kind: 'kit' }, { kind: 'promise' }];
  const shares = report.items.flatMap((item) => {
    if ('withheld' in item) return [];
    const { agree, n } = level(item, report.terms.roll);
    return [{ item: item.item, share: (agree[0] + agree[1]) / 2 / n }];
  });
  const [lowest, ...rest] = shares.toSorted((one, other) => one.share - other.share);
  const highest = rest.at(-1);
  return [
    { kind: 'result' },
    ...(lowest ? [{ kind: 'lowest' as const, item: lowest.item }] : []),
    ...(highest ? [{ kind: 'highest' as const, item: highest.item }] : []),
    { kind: 'promise' },
  ];
}
