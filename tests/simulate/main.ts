// `npm run simulate`: how often verdicts are wrong, and how often they find what is real, on people made up by chance.
import { parseArgs } from 'node:util';
import { holding } from './holding/holding.ts';
import { changes } from './changes.ts';
import { rollUps } from './roll-ups.ts';
import { heading, text } from './table.ts';
import { trends } from './trends.ts';

const SIMULATIONS = [changes, trends, rollUps, holding];

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = SIMULATIONS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.length === 0) {
  process.stderr.write(`There is no ${positionals.join(', ')}, but ${SIMULATIONS.map(({ name }) => name).join(', ')}.\n`);
  process.exitCode = 2;
}
for (const simulation of chosen) process.stdout.write(`${heading(simulation)}${simulation.run(simulation.tries).map(text).join('')}\n`);
