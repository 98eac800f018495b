// One statement over time: what each pulse that asked it said, where it clearly changed, and what that comes to.
import { DAY, type Instant, type ItemId } from '../ids.ts';
import { isInBank, isScored, ITEMS } from '../items/bank.ts';
import type { MeasuredItem, Report } from '../report/report.ts';
import { again, type Shares } from './again.ts';
import { changesIn } from './changes.ts';
import { PAST_MOST } from './past.ts';
import { runOf } from './run.ts';
import { level, type Change } from './score.ts';
import { trend, type Trend } from './trend.ts';

/** A pulse that asked the statement. `hidden`: nothing is said about it. `nothing`: the pulse has no result. */
export type Point =
  | { at: Instant; said: 'shown'; item: MeasuredItem; shares: Shares; change: Change }
  | { at: Instant; said: 'hidden' | 'nothing' };
export type Shown = Extract<Point, { said: 'shown' }>;

export interface Series {
  item: ItemId;
  /** Oldest first. */
  points: Point[];
  /** Asked each time since it was asked first; otherwise now and then. */
  isSteady: boolean;
  trend: Trend;
  /** Over how many pulses the trend is told. */
  pulses: number;
}

/** What a series comes to, the newest first. `early`: nothing in it was compared yet. */
export type Outcome =
  | { said: 'up' | 'down' | 'rising' | 'falling' | 'hidden' | 'early' | 'same' }
  /** Clearly changed once, and not since. */
  | { said: 'up-once' | 'down-once'; at: Instant };

/** A year, and a pulse that came a week early. */
const YEAR = 53 * 7 * DAY;

/** The pulses that are drawn: those of a year, and of more than 26 the newest. @param reports of one team, oldest first */
export function drawnOf(reports: readonly Report[]): Report[] {
  const now = reports.at(-1)?.terms.opensAt ?? 0;
  return reports.filter(({ terms }) => now - terms.opensAt <= YEAR).slice(-PAST_MOST);
}

/**
 * @param reports of one team, oldest first
 * @returns of each statement of which something was published in the pulses that are drawn; those of every pulse first
 */
export function seriesIn(reports: readonly Report[]): Series[] {
  const drawn = drawnOf(reports);
  const points = new Map<ItemId, Point[]>();
  for (const report of drawn) {
    for (const [item, point] of pointsIn(report, reports.slice(0, reports.indexOf(report)))) {
      points.set(item, [...(points.get(item) ?? []), point]);
    }
  }
  return ITEMS.toSorted((one, other) => Number(other.kind === 'core') - Number(one.kind === 'core')).flatMap(({ id }): Series[] => {
    const own = points.get(id) ?? [];
    if (!own.some(({ said }) => said === 'shown')) return [];
    const since = drawn.findIndex(({ terms }) => terms.opensAt === own[0]!.at);
    const run = runOf(id, reports);
    return [{ item: id, points: own, isSteady: own.length === drawn.length - since, trend: trend(run), pulses: run.pulses.length }];
  });
}

function pointsIn(report: Report, earlier: readonly Report[]): [ItemId, Point][] {
  const { items, opensAt: at } = report.terms;
  if (report.outcome !== 'published')
    return items.filter((item) => isInBank(item) && isScored(item)).map((item) => [item, { at, said: 'nothing' }]);
  return changesIn(report, earlier)
    .filter(({ item }) => isInBank(item.item))
    .map(({ item, change }) => {
      const isShown = 'n' in item && !isWhole(item);
      return [item.item, isShown ? { at, said: 'shown', item, shares: again(item), change } : { at, said: 'hidden' }];
    });
}

/** From none to all agree. */
function isWhole(item: MeasuredItem): boolean {
  const [least, most] = level(item, item.n).agree;
  return least <= 0 && most >= item.n;
}

/** @param now when the pulse opened that is read */
export function outcomeOf({ points, trend: along }: Series, now: Instant): Outcome {
  const last = points.at(-1);
  const changes = points.filter((point): point is Shown => point.said === 'shown' && isClear(point.change));
  const newest = changes.at(-1);
  if (newest !== undefined && newest.at === now) return { said: newest.change === 'up' ? 'up' : 'down' };
  if (along === 'rising' || along === 'falling') return { said: along };
  if (last?.said === 'hidden') return { said: 'hidden' };
  if (newest !== undefined) return { said: newest.change === 'up' ? 'up-once' : 'down-once', at: newest.at };
  const isJudged = points.some((point) => point.said === 'shown' && point.change === 'no-clear-change');
  return { said: isJudged ? 'same' : 'early' };
}

export const isClear = (change: Change): boolean => change === 'up' || change === 'down';
