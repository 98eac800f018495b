// The only door from Tally (secret) to Report (published): what may be said about a team, and how exactly.
import { cells } from './blocks.ts';
import { DAY, type Instant, type ItemId, type UserId } from '../ids.ts';
import type { Block, PublishedItem, Report } from './report.ts';
import { differ, isNearly, missing } from '../pulse/roll.ts';
import type { Tally } from './tally.ts';
import { type Terms } from '../pulse/terms.ts';
import { FLOOR, MEMORY_WEEKS } from '../policy/policy.ts';

const MEMORY = MEMORY_WEEKS * 7 * DAY;

/** A report that is already out, and whom it was about. */
export interface Earlier {
  readonly report: Report;
  readonly roll: readonly UserId[];
}

interface Closing {
  readonly tally: Tally;
  readonly terms: Terms;
  readonly roll: readonly UserId[];
  /** This team's closed pulses, oldest first, without a gap as far back as `MEMORY_WEEKS`. */
  readonly earlier: readonly Earlier[];
  /** Closed pulses of other teams, in any order. */
  readonly others: readonly Earlier[];
}

/** For each cut, what an earlier report implies about the new count if nobody changed their mind; and how long that matters. */
interface Hold {
  readonly implied: readonly Block[];
  readonly until: Instant;
}

/**
 * Publishes a closed pulse. Below the floor nothing: of a pulse not even how many answered, of an item only that it is withheld.
 * How exactly an item is said depends on how many answered it, on the rolls and on what is already published, never on the answers.
 * @throws {RangeError} if the tally is not this pulse's: a row of six counts for each item, all rows with the same sum
 */
export function disclose(closing: Closing): Report {
  const { tally, terms } = closing;
  const ballots = ballotsOf(tally, terms);
  const floor = Math.max(FLOOR, terms.floor);
  if (ballots < floor) return { outcome: 'below-floor', terms };
  const holdsOn = holding(closing);
  const items = tally.counts.map(([, ...answers], nth): PublishedItem => {
    const item = terms.items[nth]!;
    if (sum(answers) < floor) return { item, withheld: 'floor' };
    return { ...publish(item, answers, terms.edge, holdsOn(item)), ...inCommon(item, closing) };
  });
  return { outcome: 'published', terms, ballots, items };
}

/** What a comparison with the team's last report of the item needs: rolls, never answers. */
function inCommon(item: ItemId, { earlier, roll }: Closing): { common?: number } {
  const last = earlier.findLast(({ report }) => blocksOf(report, item) !== undefined);
  return last === undefined ? {} : { common: roll.length - missing(roll, last.roll) };
}

/** The number of answers ≤ c is said as the block that holds it; `heldUntil` only where a hold has made a block wider. */
function publish(item: ItemId, answers: readonly number[], edge: number, holds: readonly Hold[]) {
  const n = sum(answers);
  const plain = cells(n, edge);
  const atMost = [0, 1, 2, 3].map((cut) => {
    const blocks = holds.reduce<readonly Block[]>((coarser, { implied }) => merge(coarser, implied[cut]!), plain);
    return blockOf(sum(answers.slice(0, cut + 1)), blocks);
  });
  const isHeld = atMost.some((said) => !plain.some((cell) => cell[0] === said[0] && cell[1] === said[1]));
  return { item, n, atMost, ...(isHeld && { heldUntil: Math.max(...holds.map(({ until }) => until)) }) };
}

/** All blocks that touch `low … high` become one. */
export function merge(blocks: readonly Block[], [low, high]: Block): readonly Block[] {
  const touched = blocks.filter(([from, to]) => from <= high && to >= low);
  const [first, last] = [touched.at(0), touched.at(-1)];
  if (first === undefined || last === undefined) return blocks;
  return [...blocks.filter(([, to]) => to < first[0]), [first[0], last[1]], ...blocks.filter(([from]) => from > last[1])];
}

function blockOf(count: number, blocks: readonly Block[]): Block {
  const found = blocks.find(([low, high]) => low <= count && count <= high);
  if (found === undefined) throw new RangeError(`no block holds ${count}`);
  return found;
}

/**
 * What an item's new report is held to: the team's last published report of the item while the roll has changed within
 * `MEMORY_WEEKS`, and the last one of each other group that is this one but for 1 … `FLOOR − 1` people on either side.
 */
function holding({ terms: { opensAt }, roll, earlier, others }: Closing): (item: ItemId) => Hold[] {
  const changedAt = rollChangedAt(earlier, roll, opensAt);
  const isChanged = changedAt !== undefined && isRecent(changedAt, opensAt);
  const similar = byTeam(others.filter(({ report, roll: theirs }) => isRecent(report.terms.closesAt, opensAt) && isNearly(theirs, roll)));
  return (item) => [
    ...(isChanged ? holdTo(item, earlier, roll, opensAt).map((hold) => ({ ...hold, until: changedAt + MEMORY })) : []),
    ...similar.flatMap((reports) => holdTo(item, reports, roll, opensAt)),
  ];
}

/** One hold or none. A report that withheld the item has said nothing about it and is passed over. */
function holdTo(item: ItemId, reports: readonly Earlier[], roll: readonly UserId[], opensAt: Instant): Hold[] {
  const last = reports.findLast(({ report }) => blocksOf(report, item) !== undefined);
  if (last === undefined || !isRecent(last.report.terms.closesAt, opensAt)) return [];
  const [leavers, joiners] = [missing(last.roll, roll), missing(roll, last.roll)];
  const implied = blocksOf(last.report, item)!.map(([low, high]): Block => [low - leavers, high + joiners]);
  return [{ implied, until: last.report.terms.closesAt + MEMORY }];
}

function blocksOf(report: Report, item: ItemId): readonly Block[] | undefined {
  const found = report.outcome === 'published' ? report.items.find((one) => one.item === item) : undefined;
  return found === undefined || 'withheld' in found ? undefined : found.atMost;
}

/** When the latest pulse opened whose roll was not the one before. The pulse now closing is the last of them. */
function rollChangedAt(earlier: readonly Earlier[], roll: readonly UserId[], opensAt: Instant): Instant | undefined {
  const pulses = [...earlier.map((one) => ({ opensAt: one.report.terms.opensAt, roll: one.roll })), { opensAt, roll }];
  return pulses.findLast((pulse, nth) => nth > 0 && differ(pulse.roll, pulses[nth - 1]!.roll) > 0)?.opensAt;
}

/** Each team's reports, oldest first. */
function byTeam(reports: readonly Earlier[]): Earlier[][] {
  const teams = new Map<string, Earlier[]>();
  for (const one of reports.toSorted((a, b) => a.report.terms.closesAt - b.report.terms.closesAt)) {
    const { team } = one.report.terms;
    teams.set(team, [...(teams.get(team) ?? []), one]);
  }
  return [...teams.values()];
}

/** Counted up to the opening, the earliest moment of the new pulse: nothing is forgotten while it is open. */
const isRecent = (moment: Instant, opensAt: Instant) => opensAt - moment <= MEMORY;

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function ballotsOf({ counts }: Tally, { items }: Terms): number {
  const ballots = sum(counts[0] ?? []);
  const fits = counts.length === items.length && counts.every((row) => row.length === 6 && sum(row) === ballots);
  if (!fits) throw new RangeError("the tally is not this pulse's");
  return ballots;
}
