// The product's nameless half on a real embedded store; as told, with a `cast` that checks a signature and does nothing else.
import express from 'express';
import { pino } from 'pino';
import { bindAnonymous } from '../../../server/http/anonymous-routes.ts';
import { openBallotBox } from '../../../server/compose-ballots.ts';
import { httpServer } from '../../../server/process/http-server.ts';
import { problemHandler, unknownAddress } from '../../../server/http/problems.ts';
import { answerHeaders } from '../../../server/http/headers.ts';
import { bareCheck } from '../bare.ts';
import { fatal } from '../folder.ts';
import { signBallots, somePulses, type Ballot, type OpenPulse } from '../pulses.ts';
import { serve } from './served.ts';

const [, , dataFolder = '', handler] = process.argv;
const { ballot, voice } = await openBallotBox({ dataFolder, ballotDatabase: undefined }, { clock: () => 0, fatal });
const app = express().disable('x-powered-by').disable('etag');
app.use(answerHeaders());
bindAnonymous(app, { voice, ballot: handler === 'bare' ? { ...ballot, cast: bareCast() } : ballot });
app.use(unknownAddress, problemHandler(pino({ level: 'error' })));
serve(httpServer(app));

function bareCast(): () => Promise<void> {
  const pulses = somePulses(1) as [OpenPulse];
  const [one] = signBallots(() => {}, pulses, 1) as [Ballot];
  const check = bareCheck(pulses[0], one);
  return async () => void check();
}
