// Runs ratios one after the other and says what comes of them.
import type { WriteStream } from 'node:tty';
import { chosen, holds, type Outcome, type Ratio } from './ratio.ts';
import { json, row } from './table.ts';

interface Wanted {
  /** One ratio, or those that begin with it. */
  name?: string | undefined;
  /** One last line for programs. */
  json: boolean;
}

interface Streams {
  out: Pick<WriteStream, 'write'>;
  /** Where the line of progress goes; written over on a terminal. */
  progress: Pick<WriteStream, 'write' | 'isTTY'>;
}

/** @returns does everything hold?  @throws an Error on a name that stands for nothing */
export async function bench(all: readonly Ratio[], wanted: Wanted, { out, progress }: Streams): Promise<boolean> {
  const ratios = chosen(all, wanted.name);
  if (ratios.length === 0) throw new Error(`There is no ${wanted.name}, but ${all.map(({ name }) => name).join(', ')}.`);
  const outcomes: Outcome[] = [];
  for (const [nth, ratio] of ratios.entries()) {
    const say = (doing: string) => progress.write(line(`${nth + 1} of ${ratios.length}: ${ratio.name}, ${doing}`, progress.isTTY));
    const outcome = { ratio, ...(await measured(ratio, say)) };
    outcomes.push(outcome);
    if (progress.isTTY) progress.write(CLEAR);
    out.write(row(ratios, outcome));
  }
  if (wanted.json) out.write(`${json(outcomes)}\n`);
  return outcomes.every(holds);
}

/** What can't be measured does not hold, and the others are measured all the same. */
const measured = (ratio: Ratio, say: (doing: string) => void) =>
  ratio.run(say).catch((error: unknown) => ({ value: Number.NaN, detail: `not measured: ${String(error)}` }));

/** Back to the beginning of the line, which is emptied: ECMA-48, CR and EL. */
const CLEAR = '\r\u001B[K';
const line = (text: string, isTTY: boolean) => (isTTY ? `${CLEAR}${text}` : `${text}\n`);
