// `npm start`: the sandbox on one port, with one line that says where.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from './sandbox.ts';

if (process.env['NODE_ENV'] === 'production') throw new Error('The sandbox does not start in production: run `npm run start:production`.');

const { PORT: port = 3978, BALLOT_URL: ballotUrl, BALLOT_SECRET: secret, DATABASE_URL, BALLOT_DATABASE_URL } = process.env;
/** With these two, the ballot box is where somebody has started one. */
const ballots = ballotUrl !== undefined && secret !== undefined ? { url: ballotUrl, secret } : null;
/** The browser is on this computer, so its people live where it is. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const { url, close } = await startSandbox({
  port: Number(port),
  folder: join(tmpdir(), `mutual-sandbox-${process.pid}`),
  timeZone,
  ballots,
  urls: { DATABASE_URL, BALLOT_DATABASE_URL },
});
process.stdout.write(`Mutual is at ${url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
