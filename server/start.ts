// Production: the system's clock, the public network, one port; drains on SIGTERM.
import { pino } from 'pino';
import { answering, ending } from './process/lifecycle.ts';
import { readConfig } from './config.ts';
import { open } from './compose.ts';
import { publicNetwork } from './microsoft/network.ts';

const TICK_MS = 5_000;

const config = readConfig(process.env);
const log = pino({ level: config.logLevel });
const mutual = await open(config, { clock: () => Date.now(), network: publicNetwork, fatal: ending(log) });
const { stopped, drain } = await answering(mutual.app, config.port, 'Mutual', log);

const timer = setInterval(() => void mutual.tick(), TICK_MS);
await stopped;
clearInterval(timer);
await drain();
await mutual.close();
process.exit(0);
