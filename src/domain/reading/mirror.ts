// The leader's own answer, given beforehand and shown on purpose, beside what the team says.
import { again } from './again.ts';
import type { MeasuredItem } from '../report/report.ts';

/** One answer on one day: asked again it may be another. Never a score. */
export interface MirrorGap {
  agrees: boolean;
  /** Agrees while probably fewer than half of the team do, or does not while probably more than half do. */
  differs: boolean;
}

/** 4 and 5 agree. */
const AGREES_FROM = 4;
const HALF = 1 / 2;

/**
 * `differs`: the leader agrees and `again.high < ½`, or does not and `again.low > ½`.
 * @param answer the leader's, 1 … 5
 */
export function mirrorGap(answer: number, team: MeasuredItem): MirrorGap {
  const [low, high] = again(team);
  const agrees = answer >= AGREES_FROM;
  return { agrees, differs: agrees ? high < HALF : low > HALF };
}
