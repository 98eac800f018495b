// Everything that the page of a report derives, from this report and those before it and from nothing else.
import type { ItemId } from '../ids.ts';
import type { Report } from '../report/report.ts';
import { changesIn, type Changed } from './changes.ts';
import { interdependence, type Place } from './map.ts';
import { mean, type Mean } from './mean.ts';
import { pastOf } from './past.ts';
import { reciprocity, type Reciprocity } from './reciprocity.ts';
import { runOf } from './run.ts';
import { level, type Change, type Level } from './score.ts';
import { isSilent, type Heard } from './silence.ts';
import { trend, type Trend } from './trend.ts';

/** Facts have none: they are there to be read, not to be judged. */
interface ItemFigures {
  /** `null` for an item about which nothing is published. */
  level: (Level & { mean: Mean | null }) | null;
  change: Change;
  trend: Trend;
}

export interface Figures {
  /** By the id of the item. */
  items: Record<ItemId, ItemFigures>;
  map: Place | null;
  reciprocity: Reciprocity | null;
  silence: boolean;
}

/**
 * @param all the pulses of one team, oldest first; the last is the one to be read, against those before that its page reads (`pastOf`)
 */
export function figuresOf(all: readonly Heard[]): Figures {
  const heard = readable(all);
  const reports = heard.map(({ report }) => report);
  const [newest, earlier] = [reports.at(-1), reports.slice(0, -1)];
  const published = newest?.outcome === 'published' ? newest : undefined;
  const changes = published ? changesIn(published, earlier) : [];
  return {
    items: Object.fromEntries(changes.map((one) => [one.item.item, itemFigures(one, reports)])),
    map: interdependence(reports).now?.place ?? null,
    reciprocity: published ? reciprocity(published, earlier) : null,
    silence: isSilent(heard),
  };
}

function readable(all: readonly Heard[]): Heard[] {
  const newest = all.at(-1);
  if (newest === undefined) return [];
  const earlier = all.slice(0, -1).map((heard) => ({ ...heard.report.terms, heard }));
  return [
    ...pastOf(newest.report, earlier.toReversed())
      .map(({ heard }) => heard)
      .toReversed(),
    newest,
  ];
}

function itemFigures({ item, change }: Changed, reports: readonly Report[]): ItemFigures {
  if ('withheld' in item) return { level: null, change, trend: 'too-few' };
  const { roll } = reports.at(-1)!.terms;
  return { level: { ...level(item, roll), mean: mean(item, roll) }, change, trend: trend(runOf(item.item, reports)) };
}
