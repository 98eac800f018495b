// What is said of an action: how long and how often, and why it is proposed.
import type { Rhythm } from '#domain/follow-up/actions/library';
import type { Proposal } from '#domain/follow-up/actions/proposals';
import { factsOf } from '#domain/items/bank';
import type { Wording } from '#domain/items/wording';
import type { MeasuredItem, PublishedItem } from '#domain/report/report';
import { locale, words, writing } from '../../words.ts';

const t = words('actions');

const LONG_MIN = 120;

/** "15 minutes, once" */
export const durationText = (minutes: number, rhythm: Rhythm): string => lengthText(minutes) + writing().comma + rhythmText(rhythm);

function lengthText(minutes: number): string {
  const [count, unit] = minutes < LONG_MIN ? [minutes, 'minute'] : [minutes / 60, 'hour'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

export function rhythmText(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case 'once':
      return t('rhythm.once');
    case 'working-days':
      return t('rhythm.days', { times: rhythm.times });
    case 'weeks':
      return t(`rhythm.weeks.${rhythm.every}`, { times: rhythm.times });
  }
}

/** How many agree, in words. */
export type AgreeText = (item: MeasuredItem) => string;

export function reasonText(
  { item, reason }: Proposal,
  items: readonly PublishedItem[],
  { wording, agreeText }: { wording: Wording; agreeText: AgreeText },
): string {
  const found = items.find((one) => one.item === item);
  const statement = wording.items[item] ?? item;
  if (reason !== 'low' || found === undefined || !('n' in found)) {
    return t(reason === 'down' ? 'reason.down' : 'reason.good', { facet: wording.facets[factsOf(item).facet], statement });
  }
  return t('reason.low', { statement, agree: agreeText(found), n: found.n });
}
