// What somebody who has one published report can work out about a colleague, with every way in which the team can have answered.
import type { ItemId } from '../ids.ts';
import type { Block, PublishedReport, MeasuredItem } from '../report/report.ts';

/** Nobody (else) can have given this answer. */
export interface Exclusion {
  /** A statement, or what became of a promise: 1 no, 2 partly, 3 yes. */
  item: ItemId | 'check-back';
  answer: Answer;
  /** To a reader who knows that one colleague, or they themselves, gave this one; `null`: to every reader. */
  known: Answer | null;
}

export type Answer = 1 | 2 | 3 | 4 | 5;
const ANSWERS: readonly Answer[] = [1, 2, 3, 4, 5];

/** Of five answers, those that somebody might be blamed for, or praised. */
const EXTREMES: readonly Answer[] = [1, 5];

export interface Attack {
  /** In how many ways the team can have answered: how many gave each answer, of each item; for all items together the product. 0: the report contradicts itself. */
  ways: bigint;
  /** Which lowest or highest answers are excluded; one that is excluded for every reader is not said again for each. */
  excluded: Exclusion[];
}

/**
 * Exact for every n and K answers: counts of answers ≤ c are a chain, 0 ≤ F₁ ≤ … ≤ F₍K₋₁₎ ≤ n, each in its block, so that taking the smallest count that is
 * still possible, cut after cut, finds a way if there is one.
 *
 * Why a report of the door excludes nothing, whoever the reader knows (the cell rule, for an edge of 2 or more): let x be the lowest answer
 * among the others; then for every c < x at most the one who is known is counted, F_c ≤ 1, and if one who gave x had given 1 instead, these
 * F_c would be 2 at most and no other count would change. 0 … edge are always in one block, so that the report would be the same; from
 * above likewise.
 */
export function attack({ items, checkBack }: PublishedReport): Attack {
  const all = [...items, ...(checkBack ? [{ item: 'check-back' as const, ...checkBack }] : [])];
  const measured = all.flatMap((item): Measured[] => ('n' in item ? [item] : []));
  return { ways: measured.reduce((ways, item) => ways * waysOf(item), 1n), excluded: measured.flatMap(exclusionsIn) };
}

interface Measured extends Pick<MeasuredItem, 'n' | 'atMost'> {
  item: Exclusion['item'];
}

function exclusionsIn(item: Measured): Exclusion[] {
  const answers = ANSWERS.slice(0, item.atMost.length + 1);
  // What somebody might be blamed for, or praised.
  const extremes = [answers[0]!, answers.at(-1)!];
  return extremes.flatMap((answer): Exclusion[] => {
    if (!isPossible(item, [answer])) return [{ item: item.item, answer, known: null }];
    const telling = answers.filter((known) => isPossible(item, [known]) && !isPossible(item, [known, answer]));
    return telling.map((known) => ({ item: item.item, answer, known }));
  });
}

/** How many gave 1 … 5, each a whole number from 0: what a reader takes as given about an item, of different people. */
export type Known = readonly [number, number, number, number, number];

/** What a report leaves open about those whose answers are not taken as given. */
export interface Remaining {
  /** How many they are; below 0 if more is taken as given than answered. */
  others: number;
  /** Whether what is taken as given can be so. */
  fits: boolean;
  /** In how many ways they can have answered: who gave which answer. `null` if more than `COUNTED_MAX` answered. */
  ways: bigint | null;
  /** The lowest or highest answers that nobody of them can have given; none if nothing fits, or nobody is left. */
  excluded: Answer[];
}

/** Counting who can have given which answer takes time in the square of how many answered, if little is said about them. */
const COUNTED_MAX = 200;

/**
 * What is left for a reader who takes some answers as given: their own, and what they believe of colleagues. With fewer of them than the
 * edge, a report of the door excludes nothing: the proof is that of `attack`, with "at most the edge less one" in the place of "one". With
 * as many as the edge something can be excluded.
 */
export function remaining(item: MeasuredItem, known: Known): Remaining {
  const rest = without(item, known);
  const fits = rest.n >= 0 && isPossible(rest, []);
  return {
    others: rest.n,
    fits,
    ways: item.n > COUNTED_MAX ? null : fits ? assignmentsOf(rest) : 0n,
    excluded: fits && rest.n > 0 ? EXTREMES.filter((answer) => !isPossible(rest, [answer])) : [],
  };
}

/** What the report says of the others: each count less those that are known in it. */
function without({ n, atMost, ...item }: MeasuredItem, known: Known): MeasuredItem {
  const upTo = (cut: number) => known.slice(0, cut).reduce((sum, count) => sum + count, 0);
  const rest = atMost.map(([low, high], cut): Block => [Math.max(0, low - upTo(cut + 1)), high - upTo(cut + 1)]);
  return { ...item, n: n - upTo(5), atMost: rest };
}

/** Can these answers have been among those given, each by somebody else? */
function isPossible({ n, atMost }: Measured, given: readonly Answer[]): boolean {
  let least = 0;
  for (const [cut, [low, high]] of [...atMost, [n, n] as const].entries()) {
    least = Math.max(low, least + given.filter((answer) => answer === cut + 1).length);
    if (least > high) return false;
  }
  return true;
}

/** Chains, counted cut by cut: `chains[F]` of them end in F. */
function waysOf({ n, atMost }: Measured): bigint {
  let from = 0;
  let chains = [1n];
  for (const [low, high] of [...atMost, [n, n]] satisfies Block[]) {
    const top = Math.min(high, n);
    let ending = 0n;
    const next: bigint[] = [];
    for (let count = Math.min(from, low); count <= top; count++) {
      ending += chains[count - from] ?? 0n;
      if (count >= low) next.push(ending);
    }
    [from, chains] = [low, next];
  }
  return chains[0] ?? 0n;
}

/** Chains with people in them: from one count to the next somebody is chosen of those who are not in it yet. */
function assignmentsOf({ n, atMost }: MeasuredItem): bigint {
  let chains = new Map([[0, 1n]]);
  for (const [low, high] of [...atMost, [n, n]] satisfies Block[]) {
    const next = new Map<number, bigint>();
    for (const [from, ways] of chains) {
      let chosen = 1n;
      for (let to = from; to <= Math.min(high, n); to++) {
        if (to > from) chosen = (chosen * BigInt(n - to + 1)) / BigInt(to - from);
        if (to >= low) next.set(to, (next.get(to) ?? 0n) + ways * chosen);
      }
    }
    chains = next;
  }
  return chains.get(n) ?? 0n;
}
