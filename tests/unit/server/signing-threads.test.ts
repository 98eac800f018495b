// Credentials are signed beside the event loop, in threads that keep nothing.
import { createPublicKey, constants, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import { Refusal } from '#contract/problem';
import { signingKey } from '../../../server/credential/signing-key.ts';
import { signingThreads } from '../../../server/credential/signing-threads.ts';
import { newPrivateKey } from '../../support/signed-ballot.ts';

const block = () => Buffer.concat([Buffer.alloc(1), randomBytes(255)]).toString('base64url');
const drawOf = (key: KeyObject) => {
  const { pair } = signingKey(key);
  return { keys: { ballot: pair, voice: pair }, blinded: { ballot: block(), voice: block() } };
};

const key = newPrivateKey();
/** What was blinded, taken from its signature. */
const raised = (signature: string) =>
  publicEncrypt({ key: createPublicKey(key), padding: constants.RSA_NO_PADDING }, Buffer.from(signature, 'base64url')).toString(
    'base64url',
  );

let running = 0;
function count(thread: Worker): void {
  running++;
  thread.once('exit', () => running--);
}
process.on('worker', count);
afterAll(() => process.off('worker', count));

const { sign, renew } = signingThreads();

it('a hundred members who draw at once each get the signatures of what they blinded', async () => {
  const draws = Array.from({ length: 100 }, () => drawOf(key));
  const signed = await Promise.all(draws.map(sign));
  expect(signed.map(({ ballot, voice }) => [raised(ballot), raised(voice)])).toEqual(
    draws.map(({ blinded: { ballot, voice } }) => [ballot, voice]),
  );
});

it('nobody waits for the signatures of others: the event loop turns before the first of a hundred is there', async () => {
  let signed = 0;
  const all = Promise.all(Array.from({ length: 100 }, () => sign(drawOf(key)).then(() => signed++)));
  await turn();
  expect(signed).toBe(0);
  await all;
});

it('a key that is damaged signs for nobody, and spoils nobody else’s signature', async () => {
  const damaged = drawOf(key);
  const mismatched = { ...damaged.keys.ballot, publicKey: createPublicKey(newPrivateKey()) };
  const draws = [drawOf(key), { ...damaged, keys: { ballot: mismatched, voice: mismatched } }, drawOf(key)];
  const outcomes = await Promise.allSettled(draws.map(sign));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('whoever would have to wait behind four thousand is told at once to come again', async () => {
  const { keys, blinded } = drawOf(key);
  // Refused by OpenSSL, and so over at once.
  const pair = { ...keys.ballot, privateKey: keys.ballot.publicKey };
  const draws = Array.from({ length: 4_001 }, () => sign({ keys: { ballot: pair, voice: pair }, blinded }));
  await expect(draws.pop()).rejects.toMatchObject({ code: 'unavailable' });
  const outcomes = await Promise.allSettled(draws);
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' || outcome.reason instanceof Refusal)).toEqual([]);
});

it('threads end when keys are to be forgotten, after what waits is signed, and new ones sign what comes then', async () => {
  const waiting = Array.from({ length: 100 }, () => sign(drawOf(key)));
  let signed = 0;
  for (const one of waiting) void one.then(() => signed++);
  await waiting[0];
  expect(running).toBeGreaterThan(0);
  await renew();
  expect([signed, running]).toEqual([100, 0]);
  const { blinded, ...draw } = drawOf(key);
  expect(raised((await sign({ ...draw, blinded })).voice)).toBe(blinded.voice);
  await renew();
});
