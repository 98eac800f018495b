// A statement's year in words: what it comes to, and what stands in the picture last.
import type { Instant } from '#domain/ids';
import { outcomeOf, type Series, type Shown } from '#domain/reading/series';
import { level } from '#domain/reading/score';
import { date } from '../../../dates.ts';
import { sentences, words } from '../../../words.ts';
import { countWords } from '../count-words.ts';

const t = words('year');

/** @param now when the pulse opened that is read */
export function verdictOf(series: Series, now: Instant): string {
  const outcome = outcomeOf(series, now);
  if ('at' in outcome) return t(`verdict.${outcome.said}`, { date: date(outcome.at) });
  return t(`verdict.${outcome.said}`, { n: series.pulses });
}

/** What the picture shows. */
export function sentenceOf(series: Series, facet: string, now: Instant): string {
  const last = series.points.findLast((point): point is Shown => point.said === 'shown');
  const verdict = t('picture', { facet, verdict: verdictOf(series, now) });
  if (last === undefined) return verdict;
  const { agree, again, n } = level(last.item, last.item.n);
  return sentences([verdict, t('last', { date: date(last.at), agree: countWords(agree, n), again: countWords(again, n), n })]);
}
