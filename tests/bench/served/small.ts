// The same in the way in which the product binds its endpoints; as told, with the headers that it sends.
import express from 'express';
import { httpServer } from '../../../server/process/http-server.ts';
import { answerHeaders } from '../../../server/http/headers.ts';
import { memberServer } from '../../../server/http/serve-member.ts';
import { UserId } from '#domain/ids';
import { serve } from './served.ts';
import { smallPost } from './small-post.ts';

const app = express().disable('x-powered-by').disable('etag');
if (process.argv[2] === 'headers') app.use(answerHeaders());
const router = express.Router();
const caller = { user: UserId.parse('7e4a11ed-0000-4000-8000-000000000001'), admin: false, assertion: '' };
const serveMember = memberServer(
  router,
  async () => caller,
  async () => undefined,
);
serveMember(smallPost, async (_caller, _params, { answers }) => ({ taken: answers.length }));
app.use(router);
serve(httpServer(app));
