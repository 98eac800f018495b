// Between the two servers, both sides: what the rooms that know who ask of a ballot box that is a process of its own. No person crosses here.
import express, { type Application } from 'express';
import * as z from 'zod/mini';
import { BulletinHead } from '#domain/ballot/bulletin';
import { Count, Instant, Positive, PulseId } from '#domain/ids';
import { readJson } from '#domain/json';
import { Turnout } from '#domain/pulse/pulse';
import { tally } from '#domain/report/tally';
import { MessageText, Thread, ThreadId } from '#domain/ballot/voice';
import { server, type ServerEndpoint } from '#contract/endpoint';
import { problemIn, Refusal, type ProblemCode } from '#contract/problem';
import type { BallotBox } from '../ballot/ballot-box.ts';
import { serveServer } from './serve.ts';

const ofBox = z.strictObject({ pulse: PulseId });
const noBody = z.undefined();

/** Each may be called again after an answer that was lost: it has happened once then. */
const link = {
  openBox: server({
    method: 'PUT',
    path: '/link/:pulse/box',
    params: ofBox,
    request: z.strictObject({ spki: z.base64(), items: Positive, closesAt: Instant, floor: Positive }),
    response: noBody,
  }),
  turnout: server({ method: 'GET', path: '/link/:pulse/turnout', params: ofBox, request: noBody, response: Turnout }),
  seal: server({
    method: 'PUT',
    path: '/link/:pulse/seal',
    params: ofBox,
    request: z.strictObject({}),
    response: z.strictObject({ counts: z.readonly(z.array(z.readonly(z.array(Count)))) }),
  }),
  publish: server({
    method: 'PUT',
    path: '/link/:pulse/bulletin',
    params: ofBox,
    request: z.strictObject({ head: z.nullable(BulletinHead) }),
    response: noBody,
  }),

  removeBox: server({ method: 'PUT', path: '/link/:pulse/no-box', params: ofBox, request: z.strictObject({}), response: noBody }),

  openVoices: server({
    method: 'PUT',
    path: '/link/:pulse/voices',
    params: ofBox,
    request: z.strictObject({ spki: z.base64(), closesAt: Instant }),
    response: noBody,
  }),
  publishVoices: server({
    method: 'PUT',
    path: '/link/:pulse/threads',
    params: ofBox,
    request: z.strictObject({ shown: z.boolean() }),
    response: noBody,
  }),
  removeVoices: server({ method: 'PUT', path: '/link/:pulse/no-voices', params: ofBox, request: z.strictObject({}), response: noBody }),
  listVoices: server({ method: 'GET', path: '/link/:pulse/threads', params: ofBox, request: noBody, response: z.array(Thread) }),
  reply: server({
    method: 'POST',
    path: '/link/:pulse/threads',
    params: ofBox,
    request: z.strictObject({ thread: ThreadId, text: MessageText }),
    response: noBody,
  }),
};

/** The ballot box's side. */
export function bindLink(app: Application, { ballot, voice }: BallotBox, secret: string): void {
  const router = express.Router();
  serveServer(router, secret, link.openBox, ({ pulse }, terms) => ballot.open(pulse, terms));
  serveServer(router, secret, link.turnout, ({ pulse }) => ballot.turnout(pulse));
  serveServer(router, secret, link.seal, ({ pulse }) => ballot.seal(pulse));
  serveServer(router, secret, link.publish, ({ pulse }, { head }) => ballot.publish(pulse, head));
  serveServer(router, secret, link.removeBox, ({ pulse }) => ballot.remove(pulse));
  serveServer(router, secret, link.removeVoices, ({ pulse }) => voice.remove(pulse));
  serveServer(router, secret, link.openVoices, ({ pulse }, terms) => voice.open(pulse, terms));
  serveServer(router, secret, link.publishVoices, ({ pulse }, { shown }) => voice.publish(pulse, shown));
  serveServer(router, secret, link.listVoices, ({ pulse }) => voice.list(pulse));
  serveServer(router, secret, link.reply, ({ pulse }, { thread, text }) => voice.reply(pulse, thread, text));
  app.use(router);
}

export interface BoxLocation {
  /** Where people and this server reach the ballot box, without a slash at the end. */
  url: string;
  secret: string;
}

/** The other side. Refuses what the rooms refuse, and `unavailable` if the ballot box does not answer. */
export function linkedBox(place: BoxLocation): BallotBox {
  const call = caller(place);
  return {
    ballot: {
      open: (pulse, terms) => call(link.openBox, { pulse }, terms),
      turnout: (pulse) => call(link.turnout, { pulse }),
      seal: async (pulse) => tally((await call(link.seal, { pulse }, {})).counts),
      publish: (pulse, head) => call(link.publish, { pulse }, { head }),
      remove: (pulse) => call(link.removeBox, { pulse }, {}),
    },
    voice: {
      open: (pulse, terms) => call(link.openVoices, { pulse }, terms),
      publish: (pulse, shown) => call(link.publishVoices, { pulse }, { shown }),
      remove: (pulse) => call(link.removeVoices, { pulse }, {}),
      list: (pulse) => call(link.listVoices, { pulse }),
      reply: (pulse, thread, text) => call(link.reply, { pulse }, { thread, text }),
    },
  };
}

/** Less than a person's device waits for this server. */
const LINK_TIMEOUT_MS = 10_000;

const caller =
  ({ url, secret }: BoxLocation) =>
  async <Q extends z.ZodMiniType, S extends z.ZodMiniType>(
    { method, path, response }: ServerEndpoint<typeof ofBox, Q, S>,
    { pulse }: z.infer<typeof ofBox>,
    body?: z.input<Q>,
  ): Promise<z.output<S>> => {
    const signal = AbortSignal.timeout(LINK_TIMEOUT_MS);
    const send = () =>
      fetch(url + path.replace(':pulse', pulse), {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal,
      });
    // Once more, because a connection that was kept open may be closed just when it is used again.
    const reply = await send().catch(send).catch(unavailable);
    const text = await reply.text().catch(unavailable);
    if (!reply.ok) throw failure(text, reply.status);
    // What is no JSON is not nothing: a proxy may have answered.
    const { data, success } = response.safeParse(text === '' ? undefined : (readJson(text) ?? null));
    if (!success) throw new Error('The ballot box gave an answer that makes no sense.');
    return data;
  };

function unavailable(): never {
  throw new Refusal('unavailable');
}

/** What a room said no to. Anything else that we are told is a fault of a server, not of whoever is waiting. */
const PASSED_ON: readonly ProblemCode[] = ['unknown-pulse', 'not-closed', 'unknown-voice', 'thread-full', 'unavailable'];

function failure(text: string, status: number): Error {
  const code = problemIn(text) ?? (status >= 500 ? 'unavailable' : undefined);
  if (code !== undefined && PASSED_ON.includes(code)) return new Refusal(code);
  return new Error(`The ballot box answered ${status} (${code ?? 'no code'}).`);
}
