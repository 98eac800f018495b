// Answers as a team might give them, so that a result has something to say.
import type { Answer } from '#domain/ballot/ballot';
import type { Terms } from '#domain/pulse/terms';

/** How many of 100 give each answer: "rather not say", then 1 to 5. A statement leans one of these ways. */
const LEANINGS = [
  [5, 2, 8, 15, 45, 25],
  [5, 6, 14, 20, 40, 15],
  [8, 16, 28, 22, 20, 6],
] as const;
/** Of a promise that was mostly kept: no, partly, yes, can't tell. */
const KEPT = [4, 14, 20, 48, 14, 0] as const;

/** @returns a whole number from 0 to `below` − 1; under 2¹⁶ all are as likely as it matters here (2³² is no multiple of 100) */
const dice = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;

export type Leaning = (typeof LEANINGS)[number] | typeof KEPT;

/** One leaning for each statement, and one for a check-back, drawn once for a whole team. */
export const drawLeanings = ({ items, checkBack }: Pick<Terms, 'items' | 'checkBack'>): Leaning[] => [
  ...items.map(() => LEANINGS[dice(LEANINGS.length)] ?? LEANINGS[0]),
  ...(checkBack ? [KEPT] : []),
];

export const drawAnswers = (leanings: readonly Leaning[]): Answer[] => leanings.map(drawAnswer);

function drawAnswer(leaning: Leaning): Answer {
  let rest = dice(100);
  return Math.max(
    0,
    leaning.findIndex((share) => (rest -= share) < 0),
  ) as Answer;
}

export function shuffled<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = dice(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
