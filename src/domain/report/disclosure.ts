// The only door from Tally (secret) to Report (published): what may be said about a team, and how exactly.
import { cells, merge } from './blocks.ts';
import type { ItemId, UserId } from '../ids.ts';
import { holding, type Earlier, type Hold } from './holding.ts';
import { AGREE_CUT, type Block, type PublishedItem, type Report } from './report.ts';
import type { Tally } from './tally.ts';
import { type Terms } from '../pulse/terms.ts';
import { FLOOR } from '../policy/policy.ts';

export interface Closing {
  readonly tally: Tally;
  readonly terms: Terms;
  readonly roll: readonly UserId[];
  /** This team's closed pulses, oldest first, without a gap as far back as `MEMORY_WEEKS`. */
  readonly earlier: readonly Earlier[];
  /** Closed pulses of other teams, in any order. */
  readonly others: readonly Earlier[];
}

/**
 * Publishes a closed pulse. Below the floor nothing: of a pulse not even how many answered, of an item only that it is withheld.
 * How exactly an item is said depends on how many answered it, on the rolls and on what is already published (`holding` has the
 * formula), never on the answers.
 * @throws {RangeError} if the tally is not this pulse's: a row of six counts for each item, all rows with the same sum
 */
export function disclose({ tally, ...closing }: Closing): Report {
  const { terms } = closing;
  const ballots = ballotsOf(tally, terms);
  const floor = Math.max(FLOOR, terms.floor);
  if (ballots < floor) return { outcome: 'below-floor', terms };
  const holdsOn = holding(closing);
  const items = tally.counts.map(([, ...answers], nth): PublishedItem => {
    const item = terms.items[nth]!;
    const n = sum(answers);
    return n < floor ? { item, withheld: 'floor' } : publish(item, answers, terms.edge, holdsOn(item, n));
  });
  return { outcome: 'published', terms, ballots, items };
}

/** The number of answers ≤ c is said as the block that holds it. */
function publish(item: ItemId, answers: readonly number[], edge: number, holds: readonly Hold[]): PublishedItem {
  const n = sum(answers);
  const atMost = holds.map(({ merged }, cut) => blockOf(sum(answers.slice(0, cut + 1)), merged.reduce(merge, cells(n, edge))));
  const references = holds.map(({ refer }, cut) => refer(atMost[cut]!));
  const common = holds[AGREE_CUT]?.common;
  return { item, n, atMost, references, ...(common !== undefined && { common }) };
}

function blockOf(count: number, blocks: readonly Block[]): Block {
  const found = blocks.find(([low, high]) => low <= count && count <= high);
  if (found === undefined) throw new RangeError(`no block holds ${count}`);
  return found;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function ballotsOf({ counts }: Tally, { items }: Terms): number {
  const ballots = sum(counts[0] ?? []);
  const fits = counts.length === items.length && counts.every((row) => row.length === 6 && sum(row) === ballots);
  if (!fits) throw new RangeError("the tally is not this pulse's");
  return ballots;
}
