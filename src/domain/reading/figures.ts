// Everything that the page of a report derives, from this report and those before it and from nothing else.
import type { ItemId } from '../ids.ts';
import type { PublishedReport, Report, MeasuredItem } from '../report/report.ts';
import { interdependence, type Place } from './map.ts';
import { mean, type Mean } from './mean.ts';
import { partnerOf } from './partner.ts';
import { reciprocity, type Reciprocity } from './reciprocity.ts';
import { runOf } from './run.ts';
import { changeBeyondScatter, scatter } from './scatter.ts';
import { level, type Change, type Level } from './score.ts';
import { isSilent, type Heard } from './silence.ts';
import { trend, type Trend } from './trend.ts';

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

/** @param heard the pulses of one team, oldest first; the last is the one to be read */
export function figuresOf(heard: readonly Heard[]): Figures {
  const reports = heard.map(({ report }) => report);
  const [newest, earlier] = [reports.at(-1), reports.slice(0, -1)];
  const published = newest?.outcome === 'published' ? newest : undefined;
  const comparisons = published ? comparisonsIn(published, earlier) : 0;
  return {
    items: Object.fromEntries((published?.items ?? []).map((item) => [item.item, itemFigures(item, reports, comparisons)])),
    map: interdependence(reports).place,
    reciprocity: published ? reciprocity(published, earlier, comparisons) : null,
    silence: isSilent(heard),
  };
}

const comparisonsIn = ({ items }: PublishedReport, earlier: readonly Report[]) =>
  items.filter((item) => 'n' in item && partnerOf(item, earlier) !== undefined).length;

function itemFigures(item: PublishedReport['items'][number], reports: readonly Report[], comparisons: number): ItemFigures {
  const newest = reports.at(-1)!;
  if ('withheld' in item) return { level: null, change: 'not-compared', trend: 'too-few' };
  const { roll } = newest.terms;
  return {
    level: { ...level(item, roll), mean: mean(item, roll) },
    change: changeOf(item, reports, comparisons),
    trend: trend(runOf(item.item, reports)),
  };
}

/** Against the partner, with the scatter of the pulses before this one. */
function changeOf(item: MeasuredItem, reports: readonly Report[], comparisons: number): Change {
  const { terms } = reports.at(-1)!;
  const earlier = reports.slice(0, -1);
  const partner = partnerOf(item, earlier);
  if (partner === undefined) return 'not-compared';
  const comparison = {
    before: partner.item,
    now: item,
    rolls: { before: partner.terms.roll, now: terms.roll },
    common: partner.common,
    comparisons,
    edge: Math.max(partner.terms.edge, terms.edge),
  };
  return changeBeyondScatter(comparison, scatter(runOf(item.item, earlier)));
}
