// The product's nameless half on a real embedded store; as told, with a `cast` that does nothing.
import express from 'express';
import { pino } from 'pino';
import { bindAnonymous } from '../../../server/http/anonymous-routes.ts';
import { openBallotBox } from '../../../server/compose-ballots.ts';
import { httpServer } from '../../../server/http/http-server.ts';
import { problemHandler, unknownAddress } from '../../../server/http/problems.ts';
import { answerHeaders } from '../../../server/http/headers.ts';
import { fatal } from '../folder.ts';
import { serve } from './served.ts';

const [, , dataFolder = '', handler] = process.argv;
const { ballot, voice } = await openBallotBox({ dataFolder, ballotDatabase: undefined }, { clock: () => 0, fatal });
const app = express().disable('x-powered-by').disable('etag');
app.use(answerHeaders());
bindAnonymous(app, { voice, ballot: handler === 'empty' ? { ...ballot, cast: async () => undefined } : ballot });
app.use(unknownAddress, problemHandler(pino({ level: 'error' })));
serve(httpServer(app));
