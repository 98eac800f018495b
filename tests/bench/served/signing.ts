// Where members draw their credentials, on a real embedded store, and where anybody may ask for next to nothing meanwhile. Who draws is
// said in the header.
import express from 'express';
import { pino } from 'pino';
import type { UserId } from '#domain/ids';
import { api } from '#contract/api';
import { credentialRoom } from '../../../server/credential/credential.ts';
import { answerHeaders } from '../../../server/http/headers.ts';
import { httpServer } from '../../../server/process/http-server.ts';
import { bindProbes } from '../../../server/http/probes.ts';
import { problemHandler } from '../../../server/http/problems.ts';
import { memberServer } from '../../../server/http/serve-member.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { fatal } from '../folder.ts';
import { SECRET } from '../registration.ts';
import { serve } from './served.ts';

const [, , folder = ''] = process.argv;
const { credentials } = await openMembers(folder, fatal);
const { sign } = credentialRoom({ credentials, secret: SECRET, clock: () => 0 });
const app = express().disable('x-powered-by').disable('etag');
app.use(answerHeaders());
bindProbes(app, async () => {});
const verify = async (user?: string) => ({ user: user as UserId, admin: false, assertion: '' });
const bind = memberServer(app, verify, async () => {});
bind(api.credential, ({ user }, { pulse }, blinded) => sign(pulse, user, blinded));
app.use(problemHandler(pino({ level: 'error' })));
serve(httpServer(app));
