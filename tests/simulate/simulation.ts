// What every simulation is: a name, and tables of rates by how many people are asked.

export interface Row {
  name: string;
  /** One for each column: 0 … 1; NaN where nothing can come of it. */
  rates: number[];
  /** A limit that each of them should keep. */
  atMost?: number;
}

export interface Table {
  title: string;
  columns: string[];
  rows: Row[];
}

export interface Simulation {
  /** What stands behind `npm run simulate --`. */
  name: string;
  title: string;
  /** How often the table's cells are played; a rate near 5 % is then off by √(.0475 / tries). */
  tries: number;
  run: (tries: number) => Table[];
}

/** More false alarms than these break the promise. */
export const FALSE_ALARMS = 0.05;

/** How often something comes of trying. */
export function rateOf(tries: number, happens: (nth: number) => boolean): number {
  let happened = 0;
  for (let nth = 0; nth < tries; nth++) if (happens(nth)) happened++;
  return happened / tries;
}

export const meanOf = (rates: readonly number[]): number => rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
