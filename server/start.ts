// Production: the system's clock, the public network, one port; drains on SIGTERM.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { drainable } from './drain.ts';
import { httpServer } from './http/http-server.ts';
import { open } from './main.ts';
import { publicNetwork } from './microsoft/network.ts';

const TICK = 5_000;
/** Docker kills a process ten seconds after SIGTERM: six for answers, three for the store. */
const PATIENCE = 6_000;
const END = 9_000;

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
const server = httpServer(mutual.app);
const drain = drainable(server);
await once(server.listen(config.port), 'listening');
log.info(`Mutual answers on port ${(server.address() as AddressInfo).port}`);

const timer = setInterval(() => void mutual.tick(), TICK);
await once(process, 'SIGTERM');
setTimeout(() => process.exit(1), END).unref();
clearInterval(timer);
await drain(PATIENCE);
await mutual.close();
process.exit(0);
