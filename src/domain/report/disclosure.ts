// The only door from Tally (secret) to Report (published): what may be said about a team, and how exactly.
import { cells, merge } from './blocks.ts';
import type { ItemId, UserId } from '../ids.ts';
import { holding, type Earlier, type Hold } from './holding.ts';
import { AGREE_CUT, type Block, type CheckBackResult, type PublishedItem, type Report } from './report.ts';
import type { Tally } from './tally.ts';
import { DONE_ANSWERS } from '../pulse/check-back.ts';
import { askedIn, type Terms } from '../pulse/terms.ts';
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
 * formula), never on the answers. A check-back passes the same way with its three answers; it is asked once, so nothing earlier holds it.
 * @throws {RangeError} if the tally is not this pulse's: a row of six counts for each answer of a ballot, all rows with the same sum
 */
export function disclose({ tally, ...closing }: Closing): Report {
  const { terms } = closing;
  const ballots = ballotsOf(tally, terms);
  const floor = Math.max(FLOOR, terms.floor);
  if (ballots < floor) return { outcome: 'below-floor', terms };
  const holdsOn = holding(closing);
  const items = terms.items.map((item, nth): PublishedItem => {
    const [, ...answers] = tally.counts[nth]!;
    const n = sum(answers);
    return n < floor ? { item, withheld: 'floor' } : publish(item, answers, terms.edge, holdsOn(item, n));
  });
  const [, ...done] = terms.checkBack ? tally.counts.at(-1)! : [];
  return { outcome: 'published', terms, ballots, items, ...(terms.checkBack && { checkBack: checkedBack(done, terms.edge, floor) }) };
}

function publish(item: ItemId, answers: readonly number[], edge: number, holds: readonly Hold[]): PublishedItem {
  const n = sum(answers);
  const atMost = blocksOf(
    answers,
    edge,
    holds.map(({ merged }) => merged),
  );
  const references = holds.map(({ refer }, cut) => refer(atMost[cut]!));
  const common = holds[AGREE_CUT]?.common;
  return { item, n, atMost, references, ...(common !== undefined && { common }) };
}

/** What can't be told is no answer, and neither is what no ballot offers. */
function checkedBack(given: readonly number[], edge: number, floor: number): CheckBackResult {
  const answers = given.slice(0, DONE_ANSWERS);
  const n = sum(answers);
  return n < floor ? { withheld: 'floor' } : { n, atMost: blocksOf(answers, edge) };
}

/**
 * The number of answers ≤ c, for each c but the last, as the block that holds it.
 * @param answers how many gave each, in their order; any number of different answers  @param merged for each c, what is one statement
 */
function blocksOf(answers: readonly number[], edge: number, merged: readonly (readonly Block[])[] = []): Block[] {
  const n = sum(answers);
  return answers
    .slice(0, -1)
    .map((_, cut) => blockOf(sum(answers.slice(0, cut + 1)), (merged[cut] ?? []).reduce<readonly Block[]>(merge, cells(n, edge))));
}

function blockOf(count: number, blocks: readonly Block[]): Block {
  const found = blocks.find(([low, high]) => low <= count && count <= high);
  if (found === undefined) throw new RangeError(`no block holds ${count}`);
  return found;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function ballotsOf({ counts }: Tally, terms: Terms): number {
  const ballots = sum(counts[0] ?? []);
  const fits = counts.length === askedIn(terms) && counts.every((row) => row.length === 6 && sum(row) === ballots);
  if (!fits) throw new RangeError("the tally is not this pulse's");
  return ballots;
}
