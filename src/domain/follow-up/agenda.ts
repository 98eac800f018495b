// What to talk about, made from the published report alone.
import type { ItemId } from '../ids.ts';
import { isScored } from '../items/bank.ts';
import type { Report } from '../report/report.ts';
import { extremes } from '../reading/score.ts';

/** `kit`: a talk without numbers. The words for each are the server's. */
export type AgendaPoint = { kind: 'result' | 'promise' | 'kit' } | { kind: 'lowest' | 'highest'; item: ItemId };

/** Made from the published report alone. Lowest and highest are named only where what is published tells, and never of a fact. */
export function agenda(report: Report): AgendaPoint[] {
  const scored = report.outcome === 'published' ? report.items.filter(({ item }) => isScored(item)) : [];
  const measured = scored.filter((item) => 'n' in item);
  if (measured.length === 0) return [{ kind: 'kit' }, { kind: 'promise' }];
  const { least, most } = extremes(measured);
  const ends: AgendaPoint[] = [
    ...(least ? [{ kind: 'lowest' as const, item: least.item }] : []),
    ...(most ? [{ kind: 'highest' as const, item: most.item }] : []),
  ];
  return [{ kind: 'result' }, ...ends, { kind: 'promise' }];
}
