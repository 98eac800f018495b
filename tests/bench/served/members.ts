// The product's half that knows who, on a real embedded store: one team whose pulse is open. Who asks is said in the header.
import express from 'express';
import { pino } from 'pino';
import { UserId } from '#domain/ids';
import { bindMembers, type Rooms } from '../../../server/http/member-routes.ts';
import { credentials } from '../../../server/credential/credential.ts';
import { httpServer } from '../../../server/process/http-server.ts';
import { problemHandler, unknownAddress } from '../../../server/http/problems.ts';
import { answerHeaders } from '../../../server/http/headers.ts';
import { pulses } from '../../../server/pulse/pulse.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { fatal } from '../folder.ts';
import { SECRET } from '../million.ts';
import { everyoneEverywhere, TENANT } from '../teams.ts';
import { serve } from './served.ts';

const [, , folder = '', people = ''] = process.argv;
const { teams, rolls } = await openMembers(folder, fatal);
const clock = () => 0;
const directory = everyoneEverywhere(people.split(' ').map((id) => UserId.parse(id)));
const credential = credentials({ rolls, secret: SECRET, clock });
const unused = () => Promise.reject(new Error('Nothing is opened here.'));
const opening = { enrol: credential.enrol, openBox: unused, openVoices: unused, plan: unused, newId: () => fatal('unused') };
const pulse = pulses({ teams, directory, clock, ...opening });
const verify: Rooms['verify'] = async (user) => ({ user: user as UserId, admin: false, assertion: '' });

const app = express().disable('x-powered-by').disable('etag');
app.use(answerHeaders());
bindMembers(app, { tenant: TENANT, verify, directory, pulse, credential } as Rooms);
app.use(unknownAddress, problemHandler(pino({ level: 'error' })));
serve(httpServer(app));
