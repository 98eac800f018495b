// What the bar of a statement shows: for each who answered, what they answered, as exactly as it is published. Whoever counts gets the sentence.
import type { Level } from '#domain/reading/score';

/** `perhaps`: between the two ends of a count that is published as a range. */
export type Sureness = 'no' | 'perhaps' | 'sure';

/** So many answers that look alike. Neither of both: they answered "neither". Both: they may be the one or the other. */
export interface Piece {
  agree: Sureness;
  disagree: Sureness;
  answers: number;
}

/**
 * Agreement from the one side, disagreement from the other; what is left between them is "neither". Two ranges that meet lie over each other.
 * @returns pieces of at least one answer, `level.n` in all
 */
export function piecesOf({ n, agree, disagree }: Pick<Level, 'n' | 'agree' | 'disagree'>): Piece[] {
  const ends = [0, agree[0], agree[1], n - disagree[1], n - disagree[0], n].toSorted((one, other) => one - other);
  return ends.slice(1).flatMap((end, nth): Piece[] => {
    const start = ends[nth]!;
    if (start === end) return [];
    return [{ agree: sureness(end, agree), disagree: sureness(n - start, disagree), answers: end - start }];
  });
}

/** @param place of a piece's far end, counted from the side where this answer begins */
const sureness = (place: number, [low, high]: Level['agree']): Sureness => (place <= low ? 'sure' : place <= high ? 'perhaps' : 'no');
