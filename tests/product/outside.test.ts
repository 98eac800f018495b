// Whatever comes from outside, at every address that the product has: an answer of ours, never a fault, and not a line in the log.
// @module-tag long
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#contract/api';
import { writeAnswer } from '#domain/ballot/voice';
import { answerOn, connected } from '../support/built-server.ts';
import { CADENCE } from '../support/cadence.ts';
import { aProduct, type Product } from '../support/product.ts';
import { aForgedBallot, aForgedVoice } from '../support/signed-ballot.ts';
import { folderForAll } from '../support/temporary-store.ts';

const RUNS = 100;
const PULSE = randomBytes(16).toString('base64url');
const BLOCK = Buffer.alloc(256, 7).toString('base64url');

let product: Product;
let pulse = PULSE;
/** Of a member, the leader and the admin, and something that is none. */
let tokens: string[] = [];

const folder = folderForAll();
beforeAll(async () => {
  product = await aProduct(folder, 'a secret of thirty-two characters or more');
  const opened = await product.as('Jonas', 'POST', `/api/teams/${product.team}/pulses`, { items: null, workingDays: 3 });
  pulse = opened.body.pulse;
  tokens = ['a.b.c', ...(await Promise.all(['Mei', 'Jonas', 'Amara'].map((first) => product.token(first))))];
});
afterAll(() => product.kill());

/** A right body for each endpoint that takes one. */
const RIGHT: Partial<Record<keyof typeof api, () => string>> = {
  previewCadence: () => JSON.stringify(CADENCE.cadence),
  saveCadence: () => JSON.stringify(CADENCE),
  openPulse: () => JSON.stringify({ items: null, workingDays: 3 }),
  credential: () => JSON.stringify({ ballot: BLOCK, voice: BLOCK }),
  cast: () => aForgedBallot(pulse, [1, 2, 3, 4]),
  castVoice: () => aForgedVoice(pulse, 'Nobody asks.'),
  answerVoice: () => writeAnswer(randomBytes(32).toString('base64url'), 'Why?'),
  reply: () => JSON.stringify({ text: 'Thank you.' }),
  confirmConversation: () => JSON.stringify({ start: 1 }),
};

const bytes = fc.uint8Array({ maxLength: 600 }).map((some) => Buffer.from(some));
const anyJson = fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text));

/** Something of it is missing, more or something else. */
const nearly = (right: string) =>
  fc.tuple(fc.nat(right.length), fc.nat(4), fc.oneof(bytes, anyJson)).map(([from, length, put]) => {
    const whole = Buffer.from(right);
    return Buffer.concat([whole.subarray(0, from), put.subarray(0, 40), whole.subarray(from + length)]);
  });

/** One of its values is another. */
const otherValue = (right: string) =>
  fc.tuple(fc.nat(40), fc.jsonValue({ maxDepth: 2 })).map(([which, value]) => {
    let nth = 0;
    return Buffer.from(JSON.stringify(JSON.parse(right), (_key, old: unknown) => (nth++ === which % 24 ? value : old)) ?? '');
  });

const bodies = (right: string | undefined) => {
  if (right === undefined) return fc.oneof(fc.constant(Buffer.alloc(0)), bytes, anyJson);
  const near = right.startsWith('{') ? [nearly(right), otherValue(right)] : [nearly(right)];
  return fc.oneof(fc.constant(Buffer.from(right)), bytes, anyJson, ...near, fc.constant(Buffer.from(right.padEnd(40_000))));
};

/** What a header may say: anything that ends no line. */
const said = fc.string({ unit: fc.constantFrom(...'abc;=,"/ *%-'), maxLength: 30 });
const types = fc.oneof(
  ...['text/plain', 'application/json', 'text/plain;charset=utf-16', 'application/json; charset=klingon', 'application/json;charset="'].map(
    (type) => fc.constant(type),
  ),
  said,
);
const headers = fc.record(
  {
    'Content-Encoding': fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'nothing', 'gzip, gzip'),
    'Content-Type': types,
    Authorization: fc.oneof(
      said,
      fc.nat(3).map((nth) => `Bearer ${tokens[nth]}`),
    ),
    'If-None-Match': said,
    'If-Modified-Since': said,
    Range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'lines=0'),
    Accept: said,
    'Accept-Encoding': said,
    Expect: fc.constantFrom('100-continue', 'mercy'),
    Host: fc.constantFrom('x', '[::1', 'a@b', ''),
    'X-Forwarded-For': said,
    Origin: said,
    Cookie: said,
  },
  { requiredKeys: [] },
);

const PLACES = [
  '%zz',
  '%',
  '%00',
  '%C3%28',
  '..',
  '.',
  '%2e%2e%2f',
  'AAAAAAAAAAAAAAAAAAAAAA',
  '__proto__',
  'constructor',
  `${'9'.repeat(3_000)}`,
  "'",
  '%F0%9F%92%A9',
];
const place = (right: (() => string) | undefined) =>
  fc
    .oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: fc.constantFrom(...PLACES), weight: 1 })
    .map((one) => one ?? right?.() ?? '');
const query = fc.constantFrom(
  '',
  '',
  '',
  '?',
  '?search=%zz',
  '?search=%00',
  '?search=a&search=b',
  '?search[a]=b',
  '?after=bnVsbA',
  '?after=e30',
  '?after=%22',
  `?${'a&'.repeat(1_500)}`,
  '?__proto__=1',
);

interface Sent {
  method: string;
  path: string;
  said: Record<string, string | undefined>;
  body: Buffer;
  /** With its length, in chunks, or with a length that is not its own. */
  framing: 'length' | 'chunked' | 'wrong';
}

async function statusOf({ method, path, said: all, body, framing }: Sent): Promise<string> {
  const length =
    framing === 'chunked' ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(body.length + (framing === 'wrong' ? -1 : 0)) };
  const lines = Object.entries({ Host: 'localhost', ...all, ...(body.length > 0 && length), Connection: 'close' });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const content =
    framing === 'chunked' && body.length > 0
      ? `${body.length.toString(16)}\r\n${body.toString('latin1')}\r\n0\r\n\r\n`
      : body.toString('latin1');
  return (await answerOn(await connected(Number(new URL(product.url).port)), Buffer.from(head + content, 'latin1'))).replace(
    /^HTTP\/1\.1 100 Continue\r\n\r\n/,
    '',
  );
}

const ADDRESSES: [name: string, method: string, path: string, right: () => string | undefined][] = [
  ...Object.entries(api).map(([name, { method, path }]): (typeof ADDRESSES)[number] => [
    name,
    method,
    path,
    () => RIGHT[name as keyof typeof api]?.(),
  ]),
  ['the bot', 'POST', '/api/messages', () => '{"type":"message"}'],
  ['the probe', 'GET', '/readyz', () => undefined],
  ['the tab', 'GET', '/tab/:pulse', () => undefined],
  ['nowhere', 'GET', '/:pulse', () => undefined],
];

describe('Whatever comes from outside', () => {
  it.each(ADDRESSES)(
    'to %s (%s %s) is answered as ours, is no fault, and leaves no line in the log',
    async (_name, method, path, right) => {
      const before = product.lines.length;
      const params: Record<string, () => string> = {
        team: () => product.team,
        pulse: () => pulse,
        thread: () => randomBytes(32).toString('base64url'),
      };
      const named = [...path.matchAll(/:(\w+)/g)].map(([, param = '']) => param);
      const sent: fc.Arbitrary<Sent> = fc
        .record({
          places: fc.tuple(...named.map((param) => place(params[param]))),
          query,
          method: fc.oneof(
            { arbitrary: fc.constant(method), weight: 5 },
            { arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'), weight: 1 },
          ),
          said: headers,
          plain: fc.boolean(),
          body: bodies(right()),
          framing: fc.constantFrom('length', 'length', 'length', 'chunked', 'wrong'),
        })
        .map(({ places, query: asked, plain, ...one }): Sent => {
          const filled = named.reduce((text, param, nth) => text.replace(`:${param}`, () => places[nth] ?? ''), path);
          // Else hardly any body would be read.
          const own = { 'Content-Type': path.startsWith('/api') ? 'application/json' : 'text/plain', Authorization: `Bearer ${tokens[2]}` };
          return { ...one, path: filled + asked, said: plain ? own : one.said };
        });
      await fc.assert(
        fc.asyncProperty(sent, async (one) => {
          const answer = await statusOf(one);
          const status = Number(answer.slice(9, 12));
          // What is no HTTP at all Node itself refuses, without a body.
          const isOurs = status < 400 || one.method === 'HEAD' || /urn:mutual:/.test(answer) || [400, 408, 417, 431].includes(status);
          expect([isOurs, status === 500 ? 'fault' : 'no fault', answer === '' ? 'nothing' : 'something']).toEqual([
            true,
            'no fault',
            'something',
          ]);
        }),
        { numRuns: RUNS },
      );
      expect(product.lines.slice(before)).toEqual([]);
    },
  );
});
