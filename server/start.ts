// Production: the system's clock, the public network, one port; drains on SIGTERM.
import { once } from 'node:events';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { open } from './main.ts';
import { publicNetwork } from './microsoft/network.ts';

const TICK = 5_000;
const DRAIN = 10_000;

const config = readConfig(process.env);
const log = pino({ level: config.logLevel });
const mutual = await open(config, {
  clock: () => Date.now(),
  network: publicNetwork,
  fatal(error) {
    log.fatal({ stack: error instanceof Error ? error.stack : String(error) }, 'not durable; ending');
    process.exit(1);
  },
});
const server = mutual.app.listen(config.port);
await once(server, 'listening');
log.info(`Mutual answers on port ${config.port}`);

const timer = setInterval(() => void mutual.tick(), TICK);
process.once('SIGTERM', () => {
  clearInterval(timer);
  setTimeout(() => process.exit(1), DRAIN).unref();
  server.close(() => void mutual.close().then(() => process.exit(0)));
  server.closeIdleConnections();
});
