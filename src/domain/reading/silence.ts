// Is it so quiet that one should ask whether it is safe to disagree? It can't tell silence from contentment: a question, never a score.
import { isScored } from '../items/bank.ts';
import type { Report, MeasuredItem } from '../report/report.ts';
import { level } from './score.ts';

/** In so many pulses one after the other … */
export const PULSES_HEARD = 3;
/** … each with so many statements, … */
const ITEMS_MIN = 3;
/** … each with so many answers, … */
const ANSWERS_MIN = 10;
/** … hardly anybody disagrees (never told apart from nobody: the edge) … */
const DISAGREE_MOST = 0.05;
/** … and nearly all agree. */
const OTHERS_MOST = 0.15;

export interface Heard {
  report: Report;
  /** How many voices came with it. */
  voices: number;
}

/**
 * In each of the last three pulses no voice, and of each statement `disagree.high ≤ max(edge, .05 n)` and
 * `agree.low ≥ n − max(edge, .15 n)`: what the blocks leave open speaks against it.
 * @param heard of one team, oldest first
 */
export function isSilent(heard: readonly Heard[]): boolean {
  const last = heard.slice(-PULSES_HEARD);
  return last.length === PULSES_HEARD && last.every(isQuiet);
}

function isQuiet({ report, voices }: Heard): boolean {
  if (voices > 0 || report.outcome !== 'published') return false;
  const { edge, roll } = report.terms;
  const items = report.items.filter(({ item }) => isScored(item));
  return items.length >= ITEMS_MIN && items.every((item) => 'n' in item && isUnopposed(item, roll, edge));
}

function isUnopposed(item: MeasuredItem, roll: number, edge: number): boolean {
  const { n, agree, disagree } = level(item, roll);
  return n >= ANSWERS_MIN && disagree[1] <= Math.max(edge, DISAGREE_MOST * n) && agree[0] >= n - Math.max(edge, OTHERS_MOST * n);
}
