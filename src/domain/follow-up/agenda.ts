// What to talk about, made from the published report alone.
import type { ItemId } from '../ids.ts';
import type { Report } from '../report/report.ts';
import { level } from '../reading/score.ts';
import type { MeasuredItem } from '../report/report.ts';

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
