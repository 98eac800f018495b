// Tables of rates for people.
import type { Simulation, Table } from './simulation.ts';

const CELL = 9;

export const heading = ({ name, title }: Simulation): string => `${name}: ${title}\n`;

export function text({ title, columns, rows }: Table): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]) => `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(CELL)).join('')}\n`;
  const body = rows.map(({ name, rates, atMost }) =>
    line(
      name,
      rates.map((rate) => (Number.isNaN(rate) ? '– ' : `${(100 * rate).toFixed(1)}${atMost !== undefined && rate > atMost ? '!' : ' '}`)),
    ),
  );
  return `\n${title}\n${line(
    '',
    columns.map((column) => `${column} `),
  )}${body.join('')}`;
}
