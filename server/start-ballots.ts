// The ballot box as a process of its own: no token, no roll, no private key comes here. Drains on SIGTERM.
import { once } from 'node:events';
import express from 'express';
import { pino } from 'pino';
import { bindAnonymous } from './ballot-app.ts';
import { openBallotBox } from './ballot-box.ts';
import { readBoxConfig } from './config.ts';
import { bindLink } from './http/ballot-link.ts';
import { httpServer } from './http/http-server.ts';
import { problemHandler, unknownAddress } from './http/problem-handler.ts';
import { callsFrom, securityHeaders } from './http/security-headers.ts';

const DRAIN = 10_000;

const config = readBoxConfig(process.env);
const log = pino({ level: config.logLevel });
const box = await openBallotBox(config, {
  clock: () => Date.now(),
  fatal(error) {
    log.fatal({ stack: error instanceof Error ? error.stack : String(error) }, 'not durable; ending');
    process.exit(1);
  },
});

const app = express().disable('x-powered-by').disable('etag');
app.use(securityHeaders(), callsFrom(config.publicUrl));
app.get('/healthz', (_request, response) => void response.json({ ok: true }));
bindAnonymous(app, box);
bindLink(app, box, config.secret);
app.use(unknownAddress, problemHandler(log));

const server = httpServer(app).listen(config.port);
await once(server, 'listening');
log.info({ port: (server.address() as { port: number }).port }, 'The ballot box answers');

process.once('SIGTERM', () => {
  setTimeout(() => process.exit(1), DRAIN).unref();
  server.close(() => void box.close().then(() => process.exit(0)));
  server.closeIdleConnections();
});
