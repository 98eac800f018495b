// Have several teams together moved on an item? The teams are the sample: whole teams have good and bad weeks.
import type { ItemId } from '../ids.ts';
import { isScored } from '../items/bank.ts';
import { partnerOf } from './partner.ts';
import { ridits } from './ridits.ts';
import type { Change } from './score.ts';
import type { MeasuredItem, Report } from '../report/report.ts';
import { chanceOf } from './student.ts';

/** Fewer teams published both times can't tell a change from their own weeks. */
export const TEAMS_FOR_CHANGE = 6;
/** Smaller mean differences are never called a change. */
const DIFFERENCE_MIN = 0.03;
/** How often nothing changed and some item of a report is called a change. */
const FALSE_ALARMS = 0.05;
/** Fewer comparisons in one report count as five. */
const COMPARISONS_MIN = 5;

/** One team, published both times. */
export interface TeamTwice {
  before: MeasuredItem;
  now: MeasuredItem;
}

/**
 * `dᵢ` = difference of a team's mean ridit, scores from all teams' blocks of both pulses; `t = mean(d) / (sd(d)/√k)`, clear where its
 * two-sided chance is `.05 / max(5, comparisons)` or less on k − 1 degrees of freedom, and `|mean(d)| ≥ .03`.
 * `too-few`: fewer than six teams. `not-compared`: a fact.
 * @param comparisons how many items are compared in this sum
 */
export function rollUpChange(teams: readonly TeamTwice[], comparisons: number): Change {
  if (!teams.every(({ now }) => isScored(now.item))) return 'not-compared';
  if (teams.length < TEAMS_FOR_CHANGE) return 'too-few';
  const { means } = ridits([...teams.map(({ before }) => before), ...teams.map(({ now }) => now)]);
  const differences = teams.map((_, nth) => means[teams.length + nth]! - means[nth]!);
  const mean = sum(differences) / teams.length;
  if (Math.abs(mean) < DIFFERENCE_MIN) return 'no-clear-change';
  const variance = sum(differences.map((one) => (one - mean) ** 2)) / (teams.length - 1);
  const chance = chanceOf(mean / Math.sqrt(variance / teams.length), teams.length - 1);
  if (chance > FALSE_ALARMS / Math.max(COMPARISONS_MIN, comparisons)) return 'no-clear-change';
  return mean > 0 ? 'up' : 'down';
}

/**
 * What the newest reports of teams that were asked together say of each item against what each team's own number refers to.
 * @param histories reports of one team each, oldest first; the last is of the pulse that they had together
 */
export function rollUpChanges(histories: readonly (readonly Report[])[]): Record<ItemId, Change> {
  const twice = new Map<ItemId, TeamTwice[]>();
  for (const reports of histories) {
    const newest = reports.at(-1);
    for (const now of newest?.outcome === 'published' ? newest.items : []) {
      const before = 'n' in now ? partnerOf(now, reports.slice(0, -1))?.item : undefined;
      if ('n' in now && before) twice.set(now.item, [...(twice.get(now.item) ?? []), { before, now }]);
    }
  }
  return Object.fromEntries([...twice].map(([item, teams]) => [item, rollUpChange(teams, twice.size)]));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
