// What the team says became of a promise, computed from the published blocks alone.
import type { Block, CheckBackResult } from '../report/report.ts';

type Counted = Extract<CheckBackResult, { n: number }>;

/** Counts of people of the `n` who could tell. */
export interface Said {
  n: number;
  yes: Block;
  partly: Block;
  no: Block;
  /** What more than half of them say, whatever the ranges hide; `divided`: no answer is certainly that of more than half. */
  most: 'yes' | 'partly' | 'no' | 'divided';
}

/** `yes` = n − F₂, `no` = F₁, `partly` = F₂ − F₁, each as exactly as F₁ and F₂ are published. */
export function saidOfPromise({ n, atMost }: Counted): Said {
  const [no, upToPartly] = atMost as [Block, Block];
  const yes: Block = [n - upToPartly[1], n - upToPartly[0]];
  const partly: Block = [Math.max(0, upToPartly[0] - no[1]), upToPartly[1] - no[0]];
  const isMost = ([least]: Block) => 2 * least > n;
  return { n, yes, partly, no, most: isMost(yes) ? 'yes' : isMost(no) ? 'no' : isMost(partly) ? 'partly' : 'divided' };
}
