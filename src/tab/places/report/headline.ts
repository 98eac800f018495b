// The sentence above a report: what someone who has read all of it would say first.
import { factsOf } from '#domain/items/bank';
import { level } from '#domain/reading/score';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { listed, words } from '../../words.ts';
import { hasChanged, isJudged, type Compared } from './compared.ts';

const t = words('report');

export const headline = (items: readonly Compared[], { roll }: Terms, wording: Wording): string =>
  items.some(hasChanged) ? changed(items, wording) : extremes(items, roll, wording);

/** What has moved. */
function changed(items: readonly Compared[], wording: Wording): string {
  const sentences = (['up', 'down'] as const).flatMap((way) => {
    const facets = items.filter(({ verdict }) => verdict === way).map(({ item }) => wording.facets[factsOf(item.item).facet]);
    const names = listed(facets.map((facet) => t('quoted', { facet })));
    return facets.length > 0 ? [t(way, { count: facets.length, names })] : [];
  });
  // Of what was not compared nobody knows whether it held.
  if (items.some(({ verdict }) => verdict === 'no-clear-change')) sentences.push(t('rest'));
  return sentences.join(' ');
}

/** What to make of it. */
export function lead(items: readonly Compared[]): string {
  if (items.some(hasChanged)) return t('leadChanged', { count: items.filter(hasChanged).length });
  if (items.some(isJudged)) return t('leadSame');
  return t(items.some(({ before }) => before !== undefined) ? 'lead' : 'leadFirst');
}

/** The statement with the most agreement and the one with the least, if they differ. */
function extremes(items: readonly Compared[], roll: number, wording: Wording): string {
  const measured = items.flatMap(({ item }) => ('n' in item ? [{ facet: factsOf(item.item).facet, level: level(item, roll) }] : []));
  const share = ({ level: { agree, n } }: (typeof measured)[number]) => (agree[0] + agree[1]) / n;
  const sorted = measured.toSorted((one, other) => share(other) - share(one));
  const [most, least] = [sorted.at(0), sorted.at(-1)];
  if (!most || !least) return t('headlineNone');
  if (share(most) === share(least)) return t('headlineEven');
  return t('headline', { most: wording.facets[most.facet], least: wording.facets[least.facet] });
}
