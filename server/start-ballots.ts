// The ballot box as a process of its own: no token, no roll, no private key comes here. Drains on SIGTERM.
import express from 'express';
import { pino } from 'pino';
import { answering, ending } from './process/lifecycle.ts';
import { bindAnonymous } from './http/anonymous-routes.ts';
import { openBallotBox } from './compose-ballots.ts';
import { readBoxConfig } from './config.ts';
import { bindLink } from './http/ballot-link.ts';
import { bindProbes } from './http/probes.ts';
import { problemHandler, unknownAddress } from './http/problems.ts';
import { answerHeaders, callsFrom } from './http/headers.ts';

const config = readBoxConfig(process.env);
const log = pino({ level: config.logLevel });
const box = await openBallotBox(config, { clock: () => Date.now(), fatal: ending(log) });

const app = express().disable('x-powered-by').disable('etag');
app.use(answerHeaders(), callsFrom(config.publicUrl));
bindProbes(app, box.probe);
bindAnonymous(app, box);
bindLink(app, box, config.secret);
app.use(unknownAddress, problemHandler(log));

const { stopped, drain } = await answering(app, config.port, 'The ballot box', log);
await stopped;
await drain();
await box.close();
process.exit(0);
