// Answers as a team might give them, so that a result has something to say.
import type { Answer } from '#domain/ballot/ballot';

/** How many of 100 give each answer: "rather not say", then 1 to 5. A statement leans one of these ways. */
const LEANINGS = [
  [5, 2, 8, 15, 45, 25],
  [5, 6, 14, 20, 40, 15],
  [8, 16, 28, 22, 20, 6],
] as const;

/** @returns a whole number from 0 to `below` − 1; under 2¹⁶ all are as likely as it matters here (2³² is no multiple of 100) */
const dice = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;

/** One leaning for each statement, drawn once for a whole team. */
export const drawLeanings = (statements: number): number[] => Array.from({ length: statements }, () => dice(LEANINGS.length));

export const drawAnswers = (leanings: number[]): Answer[] => leanings.map(drawAnswer);

function drawAnswer(leaning: number): Answer {
  let rest = dice(100);
  const answer = LEANINGS[leaning]?.findIndex((share) => (rest -= share) < 0) ?? 0;
  return Math.max(0, answer) as Answer;
}

export function shuffled<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = dice(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
