// Several teams together: the sum of what each has been told, so that it can say nothing that they were not told.
import * as z from 'zod/mini';
import { ItemId, Positive } from '../ids.ts';
import { Block, type PublishedItem, type Report } from './report.ts';

/** Sums of published blocks. `n` and `atMost` as in a report; `teams` of those published are in the item's sum. */
const RollUpItem = z.strictObject({
  item: ItemId,
  teams: z.int().check(z.minimum(2)),
  n: Positive,
  atMost: z.array(Block).check(z.length(4)),
  /** Have the teams together clearly moved? Not in sums from before that was told, nor of a team's first time. */
  change: z.optional(z.enum(['up', 'down', 'no-clear-change', 'too-few', 'not-compared'])),
});
type RollUpItem = z.infer<typeof RollUpItem>;
type Changes = Readonly<Record<ItemId, RollUpItem['change']>>;

export const RollUp = z.strictObject({
  /** How many teams were asked, and about how many something is published; the others are in no sum. */
  teams: Positive,
  published: z.int().check(z.minimum(2)),
  roll: Positive,
  ballots: Positive,
  items: z.array(RollUpItem),
});
export type RollUp = z.infer<typeof RollUp>;

/** Of one team there is nothing to sum, and of two each knows the other's. Both are only what the reports say. */
export const TEAMS_MIN = 2;

/**
 * Σ over the teams whose report is published: `n = Σ nᵢ`, `atMost[c] = [Σ lowᵢ, Σ highᵢ]`. Its only input is what is published
 * already, so no reader of the reports learns anything from it, and nothing has to be hidden to protect it.
 * @param reports one for each team that was asked; `null` for a team without one
 * @param changes by item, made of what is published as well
 * @returns `undefined` if fewer than two teams are published
 */
export function rollUp(reports: readonly (Report | null)[], changes: Changes = {}): RollUp | undefined {
  const published = reports.filter((report) => report?.outcome === 'published');
  if (published.length < TEAMS_MIN) return undefined;
  const items = [...new Set(published.flatMap((report) => report.terms.items))];
  const all = published.flatMap((report) => report.items);
  return {
    teams: reports.length,
    published: published.length,
    roll: sum(published.map(({ terms }) => terms.roll)),
    ballots: sum(published.map(({ ballots }) => ballots)),
    items: items.flatMap((item) => sumOf(item, all, changes[item])),
  };
}

/** One sum, or none if fewer than two teams say something about the item. */
function sumOf(item: ItemId, all: readonly PublishedItem[], change: RollUpItem['change']): RollUpItem[] {
  const said = all.filter((one): one is Extract<PublishedItem, { n: number }> => one.item === item && 'n' in one);
  if (said.length < TEAMS_MIN) return [];
  const atMost = [0, 1, 2, 3].map((cut): Block => [
    sum(said.map((one) => one.atMost[cut]![0])),
    sum(said.map((one) => one.atMost[cut]![1])),
  ]);
  return [{ item, teams: said.length, n: sum(said.map(({ n }) => n)), atMost, ...(change && { change }) }];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
