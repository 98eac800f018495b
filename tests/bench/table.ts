// What came of the ratios: two lines of a table for people, or all of them on one line for programs.
import { boundText, holds, type Outcome, type Ratio } from './ratio.ts';

const VALUE = 9;
const BOUND = 9;

/** @param ratios all that will be shown, so that the columns fit */
export function row(ratios: readonly Ratio[], outcome: Outcome): string {
  const { ratio, value, detail } = outcome;
  const name = ratio.name.padEnd(Math.max(...ratios.map((one) => one.name.length)));
  const said = `${name}${(Number.isNaN(value) ? '-' : value.toFixed(2)).padStart(VALUE)}  ${boundText(ratio).padEnd(BOUND)}`;
  return `${said}${holds(outcome) ? 'holds ' : 'BROKEN'}  ${ratio.title}\n${' '.repeat(said.length + 8)}${detail}\n`;
}

/** `[{name, value, bound, holds}]`; `value` is `null` if it could not be measured, `bound` reads as in the table. */
export const json = (outcomes: readonly Outcome[]): string =>
  JSON.stringify(
    outcomes.map((outcome) => ({
      name: outcome.ratio.name,
      value: Number.isNaN(outcome.value) ? null : outcome.value,
      bound: boundText(outcome.ratio),
      holds: holds(outcome),
    })),
  );
