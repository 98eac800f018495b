// What was asked before and not this time: of each such facet the last that was said.
import { factsOf, isInBank, isScored, type Topic } from '../items/bank.ts';
import type { Terms } from '../pulse/terms.ts';
import type { PublishedItem, Report } from '../report/report.ts';

/** A statement of an earlier report, shown or withheld. */
export interface AskedEarlier {
  item: PublishedItem;
  terms: Terms;
}

/**
 * @param reports of one team, oldest first; the last is the one that is read
 * @returns one a facet, the newest first
 */
export function askedEarlier(reports: readonly Report[]): AskedEarlier[] {
  const known = new Set<Topic>(reports.at(-1)?.terms.items.filter(isInBank).map(facetOf));
  const found: AskedEarlier[] = [];
  for (const report of reports.slice(0, -1).toReversed()) {
    const items =
      report.outcome === 'published'
        ? report.items.filter(({ item }) => isInBank(item) && isScored(item) && !known.has(facetOf(item)))
        : [];
    for (const item of items) {
      if (known.has(facetOf(item.item))) continue;
      known.add(facetOf(item.item));
      found.push({ item, terms: report.terms });
    }
  }
  return found;
}

const facetOf = (id: PublishedItem['item']): Topic => factsOf(id).facet;
