// What the processes of production have in common: a port, SIGTERM, and an end that loses nothing.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { drainable } from './drain.ts';
import { httpServer } from './http-server.ts';

/** Docker kills a process ten seconds after SIGTERM: six for answers, three for the store. */
const DRAIN_TIMEOUT_MS = 6_000;
const END_MS = 9_000;

/** Ends the process: what can't be made durable must not be answered for. */
export const ending =
  (log: Logger) =>
  (error: unknown): never => {
    log.fatal({ stack: error instanceof Error ? error.stack : String(error) }, 'not durable; ending');
    process.exit(1);
  };

/** Resolves at SIGTERM, or SIGINT (Ctrl+C). Told again while it ends, a process goes on ending: Node would cut it off. */
const told = () =>
  new Promise<void>((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => done());
  });

/** A server that answers. */
export interface Answering {
  /** Resolves when the process is told to end. */
  stopped: Promise<void>;
  /** Takes nothing more; resolves when all that was taken is answered. */
  drain(): Promise<void>;
}

/** Answers from here on. */
export async function answering(app: Express, port: number, name: string, log: Logger): Promise<Answering> {
  const server = httpServer(app);
  const drain = drainable(server);
  // Before anybody is told where it is, and may end it.
  const stopped = told();
  await once(server.listen(port), 'listening');
  log.info(`${name} answers on port ${(server.address() as AddressInfo).port}`);
  return {
    stopped,
    drain: async (): Promise<void> => {
      setTimeout(() => process.exit(1), END_MS).unref();
      await drain(DRAIN_TIMEOUT_MS);
    },
  };
}
