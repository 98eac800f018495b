// The only door from the secret counts to what is published. The partition of a count is fixed before the count is looked at: it
// depends on n, on rolls and on earlier reports, never on the answers.
import { DAY, type Instant, type UserId } from './ids.ts';
import type { Block, PublishedItem, PublishedReport, Report } from './report.ts';
import type { Tally } from './tally.ts';
import { FLOOR, type Terms } from './terms.ts';

/** How long a change of the roll is held against new reports. */
export const MEMORY_WEEKS = 8;
const MEMORY = MEMORY_WEEKS * 7 * DAY;
const CUTS = [1, 2, 3, 4] as const;

/** A closed pulse and who was on its roll. */
export interface Earlier {
  report: Report;
  roll: readonly UserId[];
}

export interface Disclosure {
  tally: Tally;
  terms: Terms;
  roll: readonly UserId[];
  /** This team's closed pulses, oldest first. */
  earlier: readonly Earlier[];
  /** The latest reports of the other groups. */
  others: readonly Earlier[];
}

/** Publishes each item that enough members answered; a pulse with fewer ballots than the floor says nothing, not even how many. */
export function disclose({ tally, terms, roll, earlier, others }: Disclosure): Report {
  const ballots = sum(tally.counts[0] ?? []);
  if (ballots < Math.max(FLOOR, terms.floor)) return { outcome: 'below-floor', terms };
  const items = terms.items.map((item, nth) => {
    const held = holdings(item, terms, roll, earlier, others);
    return publishItem(item, (tally.counts[nth] ?? []).slice(1), terms, held);
  });
  return { outcome: 'published', terms, ballots, items };
}

interface Holding {
  blocks: readonly Block[];
  until: Instant;
}

/** `publish(counts, held)`: n below the floor → withheld; else for each cut the block of the cumulative count in its partition. */
function publishItem(item: PublishedItem['item'], counts: readonly number[], { floor, edge }: Terms, held: readonly Holding[]): PublishedItem {
  const n = sum(counts);
  if (n < Math.max(FLOOR, floor)) return { item, withheld: 'floor' };
  const atMost = CUTS.map((cut, nth) => {
    const partition = held.reduce((cells, { blocks }) => merge(cells, blocks[nth] ?? [0, 0]), partitionOf(n, edge));
    return blockOf(sum(counts.slice(0, cut)), partition);
  });
  const until = Math.max(0, ...held.map((holding) => holding.until));
  return until === 0 ? { item, n, atMost } : { item, n, atMost, heldUntil: until };
}

/** `cells(n)`: the lowest EDGE+1 counts are one block and so are the highest; in between every count is its own. n + 1 < 2(EDGE+1) → one block. */
export function partitionOf(n: number, edge: number): Block[] {
  if (n + 1 < 2 * (edge + 1)) return [[0, n]];
  const middle = Array.from({ length: Math.max(0, n - 2 * edge - 1) }, (_, nth): Block => [edge + 1 + nth, edge + 1 + nth]);
  return [[0, edge], ...middle, [n - edge, n]];
}

/** `merge(B, lo, hi)`: all blocks that touch lo…hi become one. */
export function merge(partition: readonly Block[], [low, high]: Block): Block[] {
  const touched = partition.filter(([lo, hi]) => lo <= high && hi >= low);
  const [first, last] = [touched.at(0), touched.at(-1)];
  if (!first || !last) return [...partition];
  const before = partition.filter(([, hi]) => hi < first[0]);
  const after = partition.filter(([lo]) => lo > last[1]);
  return [...before, [first[0], last[1]], ...after];
}

function blockOf(count: number, partition: readonly Block[]): Block {
  const block = partition.find(([low, high]) => low <= count && count <= high);
  if (block === undefined) throw new RangeError('a count lies outside its partition');
  return block;
}

/**
 * What this item is held to: the team's last published report of it while the roll changed within MEMORY_WEEKS, and the latest
 * report of any other group whose roll differs by 1…FLOOR−1 people. `held[c] = [lo − |left|, hi + |joined|]`: what the new count
 * would be if nobody had changed their mind.
 */
function holdings(item: string, terms: Terms, roll: readonly UserId[], earlier: readonly Earlier[], others: readonly Earlier[]): Holding[] {
  const isRecent = ({ report }: Earlier) => terms.opensAt - report.terms.closesAt <= MEMORY;
  const last = earlier.filter(isRecent).findLast((candidate) => published(candidate, item));
  const own = last && (differ(last.roll, roll) > 0 || changedLately(earlier, terms)) ? [last] : [];
  const near = others.filter((other) => isRecent(other) && published(other, item) && isNear(other.roll, roll));
  return [...own, ...near].flatMap((candidate) => holdingOf(candidate, item, roll) ?? []);
}

function holdingOf(candidate: Earlier, item: string, roll: readonly UserId[]): Holding | undefined {
  const found = published(candidate, item);
  if (!found) return undefined;
  const left = without(candidate.roll, roll);
  const joined = without(roll, candidate.roll);
  return {
    blocks: found.atMost.map(([low, high]): Block => [low - left, high + joined]),
    until: candidate.report.terms.closesAt + MEMORY,
  };
}

/** `rollChangedAt`: did a pulse within memory open with another roll than the one before it? */
function changedLately(earlier: readonly Earlier[], terms: Terms): boolean {
  return earlier.some(({ report, roll }, nth) => {
    const before = earlier[nth - 1];
    return before !== undefined && terms.opensAt - report.terms.opensAt <= MEMORY && differ(before.roll, roll) > 0;
  });
}

function published({ report }: Earlier, item: string): Extract<PublishedItem, { n: number }> | undefined {
  const found = report.outcome === 'published' ? (report satisfies PublishedReport).items.find((one) => one.item === item) : undefined;
  return found && 'n' in found ? found : undefined;
}

const isNear = (one: readonly UserId[], other: readonly UserId[]) => differ(one, other) >= 1 && differ(one, other) < FLOOR;
const differ = (one: readonly UserId[], other: readonly UserId[]) => without(one, other) + without(other, one);
const without = (all: readonly UserId[], those: readonly UserId[]) => all.filter((id) => !those.includes(id)).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
