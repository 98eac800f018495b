// Teams that were asked together, side by side: what each was told and whether that has moved. Never an order of teams.
import type { ItemId } from '../ids.ts';
import type { Block, Report } from '../report/report.ts';
import { changesOf } from './changes.ts';
import { level, type Change } from './score.ts';

/** What one team was told of one item. */
export interface JoinedCell {
  item: ItemId;
  /** How many answered; of them so many agree. */
  n: number;
  agree: Block;
  /** Against this team's own earlier report. */
  change: Change;
}

/** @param reports of one team, oldest first  @returns the cells of the last; none for an item about which nothing is said */
export function joinedCells(reports: readonly Report[]): JoinedCell[] {
  const newest = reports.at(-1);
  if (newest?.outcome !== 'published') return [];
  const changes = changesOf(reports);
  return newest.items.flatMap((item) =>
    'n' in item ? [{ item: item.item, n: item.n, agree: level(item, newest.terms.roll).agree, change: changes[item.item]! }] : [],
  );
}

/** Of cells in which nothing has changed, so many are called a change all the same: measured over all sizes of teams (`npm run simulate`). */
const CHANCE_PER_CELL = 0.01;

/** Was it looked at whether the cell has changed? */
const isCompared = ({ change }: Pick<JoinedCell, 'change'>): boolean =>
  change === 'up' || change === 'down' || change === 'no-clear-change';

/** @returns in how many cells a change was looked for, and in how many of them one is marked by chance if nothing has changed at all */
export function chanceMarks(cells: readonly Pick<JoinedCell, 'change'>[]): { compared: number; byChance: number } {
  const compared = cells.filter(isCompared).length;
  return { compared, byChance: compared * CHANCE_PER_CELL };
}

/** `most`, `fewest`: three quarters or more of those who answered; `more`, `fewer`: more than half. `open`: what is said leaves it open. */
export type Shade = 'most' | 'more' | 'open' | 'fewer' | 'fewest';

/** By what is certain: the whole range lies there. */
export function shadeOf({ n, agree: [low, high] }: Pick<JoinedCell, 'n' | 'agree'>): Shade {
  if (low >= 0.75 * n) return 'most';
  if (low > n / 2) return 'more';
  if (high <= 0.25 * n) return 'fewest';
  return high < n / 2 ? 'fewer' : 'open';
}
