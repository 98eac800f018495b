// An instance of the ballot box in PostgreSQL that counts as many ballots as it is told; or the same statement, bare.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { castAll, type Cast } from '../../../server/store/postgres/casts.ts';
import { openBallots } from '../../../server/store/postgres/ballots.ts';
import { byClients } from '../clients.ts';
import { answering } from './served.ts';

const IN_FLIGHT = 512;
const BATCH = 500;

const [, , url = '', schema = '', how] = process.argv;
const count = how === 'bare' ? await bare() : await whole();
answering(0, (question) => {
  const { ballots, pulses } = JSON.parse(question) as { ballots: number; pulses: string[] };
  return count(Array.from({ length: ballots }, (_, nth) => someCast(pulses[nth % pulses.length] ?? '', nth)));
});

const someCast = (pulse: string, nth: number): Cast => ({
  pulse,
  spent: randomBytes(32).toString('hex'),
  answers: [0, 1, 2, 3, 4].map((item) => ((nth + item) % 6) as Cast['answers'][number]),
});

/** @returns how to count ballots, in how many milliseconds */
async function whole() {
  const { boxes } = await openBallots({ url, schema });
  return (casts: Cast[]) => byClients(casts, ({ pulse, spent, answers }) => boxes.add(pulse as never, spent, answers), IN_FLIGHT);
}

/** One connection, one batch after the other, nothing else. */
async function bare() {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path to ${schema}`);
  const database = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = [], { name = '' } = {}) =>
      (await client.query<Row>({ text, values: [...values], name })).rows,
    close: () => client.end(),
  };
  return async (casts: Cast[]) => {
    const begin = performance.now();
    for (let from = 0; from < casts.length; from += BATCH) await castAll(database, casts.slice(from, from + BATCH));
    return performance.now() - begin;
  };
}
