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

type Answer = 1 | 2 | 3 | 4 | 5;
const ANSWERS: readonly Answer[] = [1, 2, 3, 4, 5];

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
