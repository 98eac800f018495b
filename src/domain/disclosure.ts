// The only door from Tally (secret) to Report (published): what may be said about a team, and how exactly.
import { DAY, type Instant, type ItemId, type UserId } from './ids.ts';
import type { Block, PublishedItem, Report } from './report.ts';
import type { Tally } from './tally.ts';
import { FLOOR, type Terms } from './terms.ts';

/** How long a change of the roll is held against new reports. */
export const MEMORY_WEEKS = 8;
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

/** What an earlier report already implies about every cumulative count, if nobody changed their mind; and until when that matters. */
interface Hold {
  readonly implied: readonly Block[];
  readonly until: Instant;
}

type Measured = Extract<PublishedItem, { n: number }>;
type Source = Measured & { readonly roll: readonly UserId[]; readonly closesAt: Instant };

/**
 * Publishes a closed pulse. Nothing below the floor: of a pulse not even how many answered, of an item only that it is withheld.
 * How exactly an item is said depends on how many answered it, on the rolls and on what is already published, never on the answers.
 * @throws {RangeError} if the tally is not one of this pulse: a row for every item, six counts in each, all with the same sum
 */
export function disclose({ tally, terms, roll, earlier, others }: Closing): Report {
  const ballots = ballotsOf(tally, terms);
  const floor = Math.max(FLOOR, terms.floor);
  if (ballots < floor) return { outcome: 'below-floor', terms };
  const items = terms.items.map((item, nth): PublishedItem => {
    const answers = tally.counts[nth]!.slice(1);
    if (sum(answers) < floor) return { item, withheld: 'floor' };
    return publish(item, answers, terms.edge, [...heldByTeam(item, terms, roll, earlier), ...heldByOthers(item, terms, roll, others)]);
  });
  return { outcome: 'published', terms, ballots, items };
}

/** `F_c`, the number of answers ≤ c, is said as the block that holds it; `heldUntil` only where a hold has made a block wider. */
function publish(item: ItemId, answers: readonly number[], edge: number, holds: readonly Hold[]): PublishedItem {
  const n = sum(answers);
  const plain = cells(n, edge);
  const atMost = [1, 2, 3, 4].map((cut) => {
    const held = holds.reduce((blocks, { implied }) => merge(blocks, implied[cut - 1]!), plain);
    return block(sum(answers.slice(0, cut)), held);
  });
  const isHeld = atMost.some((said) => !plain.some((cell) => isSame(cell, said)));
  return { item, n, atMost, ...(isHeld && { heldUntil: Math.max(...holds.map(({ until }) => until)) }) };
}

/**
 * What may be told apart about a count from 0 to `n`: the lowest `edge + 1` values are one statement, so are the highest
 * `edge + 1`, each value between is one of its own. `[0, n]`, which says nothing, if the two ends would overlap.
 */
export function cells(n: number, edge: number): Block[] {
  if (n + 1 < 2 * (edge + 1)) return [[0, n]];
  const between = Array.from({ length: n - 2 * edge - 1 }, (_, nth): Block => [edge + 1 + nth, edge + 1 + nth]);
  return [[0, edge], ...between, [n - edge, n]];
}

/** All blocks that touch `low … high` become one. */
export function merge(blocks: readonly Block[], [low, high]: Block): Block[] {
  const touched = blocks.filter(([from, to]) => from <= high && to >= low);
  const [first, last] = [touched.at(0), touched.at(-1)];
  if (first === undefined || last === undefined) return [...blocks];
  return [...blocks.filter(([, to]) => to < first[0]), [first[0], last[1]], ...blocks.filter(([from]) => from > last[1])];
}

function block(count: number, blocks: readonly Block[]): Block {
  const found = blocks.find(([low, high]) => low <= count && count <= high);
  if (found === undefined) throw new RangeError(`no block holds ${count}`);
  return found;
}

/**
 * While the roll has changed within `MEMORY_WEEKS`, the team's last published report of the item is held against the new one.
 * A roll other than that report's is such a change, because one team's pulses follow each other.
 */
function heldByTeam(item: ItemId, { opensAt }: Terms, roll: readonly UserId[], earlier: readonly Earlier[]): Hold[] {
  const source = lastOf(item, earlier);
  const changedAt = rollChangedAt([...earlier.map(({ report, roll: then }) => ({ opensAt: report.terms.opensAt, roll: then })), { opensAt, roll }]);
  if (source === undefined || changedAt === undefined) return [];
  if (!isRecent(source.closesAt, opensAt) || !isRecent(changedAt, opensAt)) return [];
  return [{ implied: impliedBy(source, roll), until: changedAt + MEMORY }];
}

/** The same for any other team that is this one but for a few: 1 … `FLOOR − 1` people who are only here, or only there. */
function heldByOthers(item: ItemId, { opensAt }: Terms, roll: readonly UserId[], others: readonly Earlier[]): Hold[] {
  const teams = [...new Set(others.map(({ report }) => report.terms.team))];
  const reportsOf = (team: string) => others.filter(({ report }) => report.terms.team === team).toSorted(byClosing);
  const sources = teams.map((team) => lastOf(item, reportsOf(team))).filter((source) => source !== undefined);
  return sources
    .filter((source) => isRecent(source.closesAt, opensAt) && isNearly(source.roll, roll))
    .map((source) => ({ implied: impliedBy(source, roll), until: source.closesAt + MEMORY }));
}

/** If nobody changed their mind, a count falls by the leavers at most and rises by the joiners at most. */
function impliedBy({ atMost, roll: then }: Source, now: readonly UserId[]): Block[] {
  const [leavers, joiners] = [missing(then, now), missing(now, then)];
  return atMost.map(([low, high]): Block => [low - leavers, high + joiners]);
}

/** The newest report that says something about the item; one that withheld it has said nothing and is passed over. */
function lastOf(item: ItemId, reports: readonly Earlier[]): Source | undefined {
  const sources = reports.flatMap(({ report, roll }): Source[] => {
    const found = report.outcome === 'published' ? report.items.find((one) => one.item === item) : undefined;
    return found === undefined || 'withheld' in found ? [] : [{ ...found, roll, closesAt: report.terms.closesAt }];
  });
  return sources.at(-1);
}

/** When the latest pulse opened whose roll was not the one before. */
function rollChangedAt(pulses: readonly { opensAt: Instant; roll: readonly UserId[] }[]): Instant | undefined {
  return pulses.findLast(({ roll }, nth) => nth > 0 && !isSameRoll(roll, pulses[nth - 1]!.roll))?.opensAt;
}

const byClosing = (one: Earlier, other: Earlier) => one.report.terms.closesAt - other.report.terms.closesAt;

/** Counted up to the opening, the earliest moment of the new pulse: so nothing is forgotten while it is open. */
const isRecent = (moment: Instant, opensAt: Instant) => opensAt - moment <= MEMORY;

/** How many of `some` are not among `others`. */
const missing = (some: readonly UserId[], others: readonly UserId[]) => some.filter((id) => !others.includes(id)).length;

const isSameRoll = (one: readonly UserId[], other: readonly UserId[]) => missing(one, other) === 0 && missing(other, one) === 0;

function isNearly(one: readonly UserId[], other: readonly UserId[]): boolean {
  const most = Math.max(missing(one, other), missing(other, one));
  return most > 0 && most < FLOOR;
}

const isSame = (one: Block, other: Block) => one[0] === other[0] && one[1] === other[1];

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function ballotsOf({ counts }: Tally, { items }: Terms): number {
  const ballots = sum(counts[0] ?? []);
  const fits = counts.length === items.length && counts.every((row) => row.length === 6 && sum(row) === ballots);
  if (!fits) throw new RangeError('the tally is not one of this pulse');
  return ballots;
}
