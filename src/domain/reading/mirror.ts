// The leader's own answer, given beforehand and shown on purpose, beside what the team says.
import { again } from './again.ts';
import type { MeasuredItem } from '../report/report.ts';

/** `too-close`: asked again, the team may be on either side of half. */
export type MirrorView = 'alike' | 'differently' | 'too-close';

/** 4 and 5 agree. */
const AGREES_FROM = 4;
const HALF = 1 / 2;

/**
 * How both sides see a statement: where `again.high < ½` most of the team does not agree, where `again.low > ½` most does, and the
 * leader does or not. The answer is one on one day, and never a score.
 * @param answer the leader's, 1 … 5
 */
export function mirrorView(answer: number, team: MeasuredItem): MirrorView {
  const [low, high] = again(team);
  if (low <= HALF && high >= HALF) return 'too-close';
  return answer >= AGREES_FROM === low > HALF ? 'alike' : 'differently';
}
