// `npm start`: the sandbox on one port, with one line that says where.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setIn } from '../config.ts';
import { startSandbox } from './sandbox.ts';

if (process.env['NODE_ENV'] === 'production') throw new Error('The sandbox does not start in production: run `npm run start:production`.');

const {
  PORT: port = 3978,
  SANDBOX_YEAR: year,
  BALLOT_URL: ballotUrl,
  BALLOT_SECRET: secret,
  DATABASE_URL,
  BALLOT_DATABASE_URL,
} = setIn(process.env);
/** With these two, the ballot box is where somebody has started one. */
const ballots = ballotUrl !== undefined && secret !== undefined ? { url: ballotUrl, secret } : null;
/** The browser is on this computer, so its people live where it is. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const root = join(tmpdir(), `mutual-sandbox-${process.pid}`);
const { url, close } = await startSandbox({
  port: Number(port),
  folder: join(root, 'today'),
  timeZone,
  ballots,
  urls: { DATABASE_URL, BALLOT_DATABASE_URL },
  // To play it takes ten seconds of a processor: `SANDBOX_YEAR=no` is for whoever starts many.
  year: year !== 'no',
});
async function end(): Promise<void> {
  await close();
  await rm(root, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
process.stdout.write(`Mutual is at ${url}\n`);
