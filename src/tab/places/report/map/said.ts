// The map in a sentence: in which corner the team stands, or between which, and what that means.
import { sideOf, type Standing } from '#domain/reading/map';
import { words } from '../../../words.ts';

const t = words('map');

export interface Said {
  /** Where. */
  lead: string;
  /** What that means, and what the answers can't say. */
  means: string;
}

/** A corner is named only if the whole box lies in it. */
export function sentenceOf({ place: { x, y, corner }, relying, ownership }: Standing): Said {
  if (corner !== 'between') return { lead: t(`stands.${corner}`), means: t(`means.${corner}`) };
  const [across, up] = [sideOf(x), sideOf(y)];
  // The one side is known, and what is not known is the other's.
  if (across !== undefined) return { lead: t(`between.relying.${across}`), means: t(`open.ownership.${across}`, { n: ownership.n }) };
  if (up !== undefined) return { lead: t(`between.ownership.${up}`), means: t(`open.relying.${up}`, { n: relying.n }) };
  return { lead: t('between.all'), means: t('open.all') };
}
