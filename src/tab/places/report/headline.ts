// The sentence above a report: what someone who has read all of it would say first. It is one statement's, and never ranks noise.
import { factsOf } from '#domain/items/bank';
import { level, riditDifference, type Level } from '#domain/reading/score';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { listed, sentences, words } from '../../words.ts';
import { hasChanged, isJudged, type Compared } from './compared.ts';
import { countWords } from './count-words.ts';

const t = words('report');

export const headline = (items: readonly Compared[], { roll }: Terms, wording: Wording): string => {
  const [first] = byChange(items);
  return first ? changed(first, roll, wording) : standing(items, roll, wording);
};

/** What to make of it. */
export function lead(items: readonly Compared[], wording: Wording): string {
  const [first, ...others] = byChange(items);
  if (first) {
    const names = listed(others.map((one) => quoted(one, wording)));
    return sentences([
      ...(others.length > 0 ? [t('leadOthers', { count: others.length, names })] : []),
      t('leadChanged'),
      // Of what was not compared nobody knows whether it held.
      ...(items.some(({ verdict }) => verdict === 'no-clear-change') ? [t('rest')] : []),
    ]);
  }
  if (items.some(isJudged)) return t('leadSame');
  return t(items.some(({ before }) => before !== undefined) ? 'lead' : 'leadFirst');
}

/** Those that have clearly changed, the largest change first. */
const byChange = (items: readonly Compared[]): Compared[] => items.filter(hasChanged).toSorted((one, other) => moved(other) - moved(one));

function moved({ item, before }: Compared): number {
  return before && 'n' in item ? Math.abs(riditDifference(before.item, item, 0).difference) : 0;
}

/** From what to what: by those who agree if their number moved that way, by those who disagree if theirs did. */
function changed({ item, before, verdict }: Compared, roll: number, wording: Wording): string {
  const facet = wording.facets[factsOf(item.item).facet];
  const way = verdict === 'up' ? 'up' : 'down';
  if (!before || !('n' in item)) return t(`moved.${way}`, { facet });
  const [now, then] = [level(item, roll), level(before.item, before.item.n)];
  const counts = (of: 'agree' | 'disagree') => ({
    facet,
    n: now.n,
    now: countWords(now[of], now.n),
    from: then.n === now.n ? countWords(then[of], then.n) : t('directions.count', { agree: countWords(then[of], then.n), n: then.n }),
  });
  const [up, down] = way === 'up' ? [now, then] : [then, now];
  if (isMoreIn('agree', up, down)) return t(`agreeMoved.${way}`, counts('agree'));
  if (isMoreIn('disagree', down, up)) return t(`disagreeMoved.${way}`, counts('disagree'));
  return t(`moved.${way}`, { facet });
}

/** In shares, and whatever the ranges hide. */
const isMoreIn = (of: 'agree' | 'disagree', more: Level, less: Level): boolean => more[of][0] / more.n > less[of][1] / less.n;

interface Measured {
  one: Compared;
  level: Level;
}

/** Nothing has changed, or there is nothing to compare with: what is low in itself, or lower than all others beyond doubt, or neither. */
function standing(items: readonly Compared[], roll: number, wording: Wording): string {
  const measured = items.flatMap((one): Measured[] => ('n' in one.item ? [{ one, level: level(one.item, roll) }] : []));
  if (measured.length === 0) return t('headlineNone');
  const low = measured.filter(({ level: { again, n } }) => again[1] < n / 2);
  const only = low.length === 1 ? low[0] : low.length === 0 ? measured.find((one) => isClearlyLowest(one, measured)) : undefined;
  if (only) {
    const { n, agree } = only.level;
    const facet = wording.facets[factsOf(only.one.item.item).facet];
    return t(low.length === 1 ? 'low' : 'lowest', { facet, n, agree: countWords(agree, n) });
  }
  if (low.length > 1) return t('lowSeveral', { low: low.length, of: items.length });
  return t(measured.every(({ level: { again, n } }) => again[0] > n / 2) ? 'highAll' : 'headlineEven');
}

/** Asked again, it would still be below each of the others. */
const isClearlyLowest = (one: Measured, all: readonly Measured[]): boolean =>
  all.length > 1 && all.every((other) => other === one || one.level.again[1] / one.level.n < other.level.again[0] / other.level.n);

const quoted = ({ item }: Compared, wording: Wording): string => t('quoted', { facet: wording.facets[factsOf(item.item).facet] });
