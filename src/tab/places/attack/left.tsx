// What is left open about the others, in words: in how many ways they can have answered, and that nobody's lowest or highest answer is excluded.
import { remaining, type Known } from '#domain/reading/attack';
import type { MeasuredItem } from '#domain/report/report';
import { listed, locale, sentences, words } from '../../words.ts';
import type { Taken } from './taken.ts';

const t = words('attack');

interface Props {
  item: MeasuredItem;
  given: Taken;
  edge: number;
}

/** Numbers of more digits than these say nothing to anybody. */
const DIGITS_MAX = 12;

export const Left = ({ item, given, edge }: Props) => (
  <p className="soft" aria-live="polite">
    {sentences(left(item, given, edge))}
  </p>
);

function left(item: MeasuredItem, { own, believed }: Taken, edge: number): string[] {
  const known = own.map((count, nth) => count + believed[nth]!) as unknown as Known;
  const { others, fits, ways, excluded } = remaining(item, known);
  if (!fits) return [t('contradiction')];
  if (others === 0) return [t('nobody')];
  const left = ways === null ? t('many', { count: others }) : t('left', { count: others, ways: number(ways) });
  if (excluded.length === 0) return [left, t('open', { low: t('ui:scale.1'), high: t('ui:scale.5') })];
  const answer = listed(excluded.map((each) => t(`ui:scale.${each}`)));
  const taken = known.reduce((sum, count) => sum + count, 0);
  return [left, taken < edge ? t('exposed', { answer }) : t('believing', { answer, edge })];
}

function number(ways: bigint): string {
  const digits = String(ways).length;
  if (digits > DIGITS_MAX) return t('digits', { count: digits });
  return new Intl.NumberFormat(locale(), { numberingSystem: 'latn' }).format(ways);
}
