// Relying on others beside being relied upon: both counts, and whether the gap between them has clearly changed.
import { factsOf, isInBank, type Facet } from '../items/bank.ts';
import type { Block, PublishedReport, Report, MeasuredItem } from '../report/report.ts';
import { comparisonsIn } from './changes.ts';
import { partnerOf, saidOf, type Said } from './partner.ts';
import { answeredTwice } from './run.ts';
import { changeMin, COMMON_MIN, DIFFERENCE_MIN, level, riditDifference, zVerdict } from './score.ts';

export type GapChange = 'wider' | 'narrower' | 'no-clear-change' | 'too-few' | 'not-compared';

interface Count {
  n: number;
  agree: Block;
}

/** How large the gap is proves nothing, because one statement may be easier to agree with than the other. Only its change is judged. */
export interface Reciprocity {
  relying: Count;
  reliedUpon: Count;
  change: GapChange;
}

/** @param earlier reports of the same team, oldest first  @returns `null` if the report does not say both */
export function reciprocity(report: Report, earlier: readonly Report[]): Reciprocity | null {
  const now = pairIn(report);
  if (now === undefined || report.outcome !== 'published') return null;
  const count = ({ item, terms }: Said): Count => ({ n: item.n, agree: level(item, terms.roll).agree });
  const change = gapChange(now, earlier, comparisonsIn(report, earlier));
  return { relying: count(now.relying), reliedUpon: count(now.reliedUpon), change };
}

/** The newest report that says both. @param reports of one team, oldest first */
export function lastPair(reports: readonly Report[]): (Pair & { change: GapChange }) | undefined {
  const nth = reports.findLastIndex((report) => pairIn(report) !== undefined);
  const [report, earlier] = [reports[nth], reports.slice(0, Math.max(0, nth))];
  const pair = report && pairIn(report);
  return pair && { ...pair, change: reciprocity(report, earlier)?.change ?? 'not-compared' };
}

function pairIn(report: Report): Pair | undefined {
  if (report.outcome !== 'published') return undefined;
  const { terms } = report;
  const [relying, reliedUpon] = [ofFacet('relying', report), ofFacet('relied-upon', report)];
  return relying && reliedUpon && { relying: { item: relying, terms }, reliedUpon: { item: reliedUpon, terms } };
}

const ofFacet = (facet: Facet, { items }: PublishedReport) =>
  items.find((one): one is MeasuredItem => 'n' in one && isInBank(one.item) && factsOf(one.item).facet === facet);

/** Both statements, of one pulse. */
export interface Pair {
  relying: Said;
  reliedUpon: Said;
}

/**
 * `d = D_relying − D_reliedUpon`, `z = d / √(error² + error²)`, clear as a change of one item is. The gap of a pulse is the ridit
 * difference of its two items; it is wider if it is larger than before, on whichever side.
 */
function gapChange(now: Pair, earlier: readonly Report[], comparisons: number): GapChange {
  const found = pairBefore(now, earlier);
  if (found === undefined || found.common < COMMON_MIN) return 'not-compared';
  const { before, common } = found;
  const edge = Math.max(now.relying.terms.edge, before.relying.terms.edge);
  const all = [now, before].flatMap(({ relying, reliedUpon }) => [relying.item.n, reliedUpon.item.n]);
  if (Math.min(...all) < changeMin(edge)) return 'too-few';
  const shift = (side: keyof Pair) => riditDifference(before[side].item, now[side].item, answeredTwice(before[side], now[side], common));
  const [relying, reliedUpon] = [shift('relying'), shift('reliedUpon')];
  const difference = relying.difference - reliedUpon.difference;
  const z = difference / Math.hypot(relying.error, reliedUpon.error);
  if (Math.abs(z) < zVerdict(comparisons) || Math.abs(difference) < DIFFERENCE_MIN) return 'no-clear-change';
  return gap(now) > gap(before) ? 'wider' : 'narrower';
}

const gap = ({ relying, reliedUpon }: Pair) => Math.abs(riditDifference(reliedUpon.item, relying.item, 0).difference);

/** The later statement's partner may be older; a change of the gap is told against a pulse that said both. */
function pairBefore(now: Pair, earlier: readonly Report[]): { before: Pair; common: number } | undefined {
  const partners = [now.relying, now.reliedUpon].map(({ item }) => partnerOf(item, earlier));
  const oldest = partners.toSorted((one, other) => (one?.terms.opensAt ?? 0) - (other?.terms.opensAt ?? 0))[0];
  const report = earlier.find(({ terms }) => terms === oldest?.terms);
  const relying = report && saidOf(now.relying.item.item, report);
  const reliedUpon = report && saidOf(now.reliedUpon.item.item, report);
  if (oldest === undefined || relying === undefined || reliedUpon === undefined) return undefined;
  return { before: { relying, reliedUpon }, common: oldest.common };
}
