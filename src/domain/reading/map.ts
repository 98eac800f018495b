// The interdependence map: the team's place on relying × ownership. A place of the team, never a distribution of persons.
import type { ItemId } from '../ids.ts';
import { ITEMS } from '../items/bank.ts';
import type { Terms } from '../pulse/terms.ts';
import type { Report, MeasuredItem } from '../report/report.ts';
import { again, type Shares } from './again.ts';
import { saidOf } from './partner.ts';
import { quarterly } from './quarters.ts';

/** `interdependence`: both. `dependence`: relying alone. `independence`: ownership alone. `disconnection`: neither. */
export type Corner = 'interdependence' | 'dependence' | 'independence' | 'disconnection' | 'between';

/** A box as wide as the uncertainty: shares of those who answered that would probably agree if they were asked again. */
export interface Place {
  /** Relying. */
  x: Shares;
  /** Ownership. */
  y: Shares;
  corner: Corner;
}

/** Where a team stood in one pulse, and the two statements that say so. */
export interface Standing {
  place: Place;
  relying: MeasuredItem;
  ownership: MeasuredItem;
  terms: Terms;
}

/** The core statements on relying and on ownership. */
export const MADE_OF: readonly ItemId[] = (['relying', 'ownership'] as const).map(
  (facet) => ITEMS.find((item) => item.kind === 'core' && item.facet === facet)!.id,
);

/** Where half of a team agrees. */
const HALF = 1 / 2;
const CORNERS = {
  'high high': 'interdependence',
  'high low': 'dependence',
  'low high': 'independence',
  'low low': 'disconnection',
} as const;

/**
 * From the core statements alone, so that the places of two pulses can be compared. A corner is named only if the whole box lies in it.
 * @param reports of one team, oldest first
 * @returns `now`: in the newest, `null` if it does not say both; and the trail of the places before it, one a quarter and four at
 * most, oldest first
 */
export function interdependence(reports: readonly Report[]): { now: Standing | null; trail: Standing[] } {
  const newest = reports.at(-1);
  if (newest === undefined) return { now: null, trail: [] };
  const before = reports.slice(0, -1).flatMap((report) => standingIn(report) ?? []);
  return { now: standingIn(newest) ?? null, trail: quarterly(newest.terms.opensAt, before, ({ terms }) => terms.opensAt) };
}

function standingIn(report: Report): Standing | undefined {
  const [relying, ownership] = MADE_OF.map((item) => saidOf(item, report)?.item);
  if (relying === undefined || ownership === undefined) return undefined;
  const [x, y] = [again(relying), again(ownership)];
  const [across, up] = [sideOf(x), sideOf(y)];
  const corner = across === undefined || up === undefined ? 'between' : CORNERS[`${across} ${up}`];
  return { place: { x, y, corner }, relying, ownership, terms: report.terms };
}

/** Which side of half a whole interval lies on; `undefined`: it has a part on both. */
export function sideOf([low, high]: Shares): 'low' | 'high' | undefined {
  if (low > HALF) return 'high';
  return high < HALF ? 'low' : undefined;
}
