// Members who cheat and servers that do: what each gets for it.
// @module-tag long
import { constants, privateDecrypt, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PulseView } from '#contract/api';
import { readBallot, writeBallot } from '#domain/ballot/ballot';
import { ThreadId, writeVoice } from '#domain/ballot/voice';
import type { Bulletin } from '#domain/ballot/bulletin';
import { blind, finalize, readKeys } from '../../../src/tab/voter/blinding.ts';
import { openVoting, type VotingApi } from '../../../src/tab/voter/voting.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { aDevice } from '../../support/device.ts';
import { newPrivateKey, spkiOf } from '../../support/signed-ballot.ts';
import { folderForAll } from '../../support/temporary-store.ts';

type Credential = { prefix: string; signature: string };

let product: Product;
let team: string;
let lastWeek: string;
let pulse: string;
let bulletin: Bulletin;
/** Drawn last week and not used. */
let old: Credential;

const opened = async (workingDays: number): Promise<string> =>
  (await product.as('Jonas', 'POST', `${team}`, { items: null, workingDays })).body.pulse;
const path = () => `${team}/${pulse}`;
const view = async (first: string) => (await product.as(first, 'GET', path())).body as PulseView;
const turnout = async () => (await view('Jonas')).turnout;

const folder = folderForAll();
beforeAll(async () => {
  product = await aProduct(folder, 'the secret of a server that is attacked');
  team = `/api/teams/${product.team}/pulses`;
  lastWeek = await opened(1);
  old = await drawnWith('Mei', lastWeek, {});
  await product.clock(product.now + 48 * 3_600_000);
  pulse = await opened(3);
});
afterAll(() => product.kill());

/** A member's own ballot credential; `other` changes what is signed with which key. */
async function drawnWith(first: string, of: string, other: { ballot?: 'voice' }): Promise<Credential> {
  const keys = await readKeys((await product.send('GET', `/ballot/${of}/keys`, {})).body, of as never);
  const slot = other.ballot ?? 'ballot';
  // What a voice's key is to sign unseen is the message of a ballot.
  const key = { key: keys[slot].key, context: keys.ballot.context };
  const [crossed, rest] = [await blind(key), await blind(keys[slot === 'ballot' ? 'voice' : 'ballot'])];
  const blinded = slot === 'ballot' ? { ballot: crossed.blinded, voice: rest.blinded } : { ballot: rest.blinded, voice: crossed.blinded };
  const signed = (await product.as(first, 'POST', `${team}/${of}/credential`, blinded)).body;
  return { prefix: crossed.prefix, signature: await finalize(key, crossed, signed[slot]) };
}

describe('A member who', () => {
  const sent = { ballot: '', voice: '' };
  const ballotWith = (credential: Credential) => writeBallot({ ...credential, answers: [5, 5, 5, 5] });
  const voiceWith = (credential: Credential) =>
    writeVoice({ ...credential, thread: ThreadId.parse('t'.repeat(43)), parts: { problem: 'Twice.', considered: '', proposal: '' } });
  const mine = () => readBallot(sent.ballot, 4)!;
  const bent = ({ prefix, signature }: Credential) => ({
    prefix,
    signature: `${signature.slice(0, 9)}${signature[9] === 'A' ? 'B' : 'A'}${signature.slice(10)}`,
  });

  beforeAll(async () => {
    for (const first of ['Tomás', 'Priya', 'Lena', 'Samir']) await (await product.voter(first, path())).cast([3, 3, 3, 3]);
    const mei = await product.voter('Mei', path(), ({ cast, castVoice }) => ({
      cast: (ballot) => cast((sent.ballot = ballot)),
      castVoice: (voice) => castVoice((sent.voice = voice)),
    }));
    await mei.cast([4, 4, 4, 4]);
    await mei.voice.castVoice({ problem: 'Once.', considered: '', proposal: '' });
  });

  it.each([
    ['sends the same ballot again', 'already-counted', () => product.cast(pulse, sent.ballot)],
    ['sends other answers with it', 'already-counted', () => product.cast(pulse, ballotWith(mine()))],
    ['writes with the credential of the ballot', 'forged', () => product.speak(pulse, voiceWith(mine()))],
    ['answers with the credential of the voice', 'forged', () => product.cast(pulse, ballotWith(credentialOf(sent.voice)))],
    ['writes again with the credential of the voice', 'already-counted', () => product.speak(pulse, voiceWith(credentialOf(sent.voice)))],
    ['answers with what was drawn last week', 'forged', () => product.cast(pulse, ballotWith(old))],
    ['answers last week’s pulse with it', 'pulse-closed', () => product.cast(lastWeek, ballotWith(old))],
    ['changes one character of the signature', 'forged', () => product.cast(pulse, ballotWith(bent(mine())))],
    ['puts a prefix of their own before it', 'forged', () => product.cast(pulse, ballotWith({ ...mine(), prefix: 'p'.repeat(43) }))],
    [
      'has the voices’ key sign the message of a second ballot',
      'forged',
      async () => product.cast(pulse, ballotWith(await drawnWith('Claire', pulse, { ballot: 'voice' }))),
    ],
  ] as const)('%s is refused: %s', async (_, code, attempt) => {
    expect((await attempt()).code).toBe(code);
    expect(await turnout()).toBe(5);
  });
});

const credentialOf = (text: string): Credential => ({ prefix: text.slice(0, 43), signature: text.slice(44, 386) });

describe('A server that', () => {
  const storage = aDevice();
  const cast: string[] = [];
  const aiko = (caught: (calls: VotingApi) => Partial<VotingApi>) =>
    product.voter('Aiko', path(), (calls) => ({ cast: (ballot) => calls.cast((cast.push(ballot), ballot)), ...caught(calls) }), storage);
  const stranger = newPrivateKey();

  it.each<
    [string, (signed: { ballot: string; voice: string }, blinded: { ballot: string; voice: string }) => { ballot: string; voice: string }]
  >([
    [
      'signs with a key of its own',
      (_, blinded) => ({ ballot: signedWith(stranger, blinded.ballot), voice: signedWith(stranger, blinded.voice) }),
    ],
    ['mixes up the two signatures', ({ ballot, voice }) => ({ ballot: voice, voice: ballot })],
    ['signs the ballot rightly and the voice not', ({ ballot }) => ({ ballot, voice: 'B'.repeat(342) })],
    ['gives back what it should sign', (_, blinded) => blinded],
    ['gives nothing but zeros', () => ({ ballot: 'A'.repeat(342), voice: 'A'.repeat(342) })],
    ['cuts the signature short', ({ ballot, voice }) => ({ ballot: ballot.slice(0, -4), voice })],
  ])('%s gets no ballot: the device says so, sends nothing, and can start again', async (_, wrong) => {
    const voting = await aiko((calls) => ({ credential: async (blinded) => wrong(await calls.credential(blinded), blinded) }));
    await expect(voting.cast([2, 2, 2, 2])).rejects.toThrow(Error);
    expect([voting.state, voting.voice.state, cast]).toEqual(['blinded', 'none', []]);
  });

  it('is honest in the end has Aiko’s ballot, with the credential that the device has blinded at the first attempt', async () => {
    await (await aiko(() => ({}))).cast([2, 2, 2, 2]);
    expect([await turnout(), cast.length]).toEqual([6, 1]);
  });

  it('makes keys for one member alone is found out before anything is drawn, because the card in the channel is one for all', async () => {
    const { terms } = await view('David');
    const own = await servedWith(stranger);
    const opening = openVoting({ ...own, terms: { ...terms, keyId: own.keyId }, cardKey: terms.keyId });
    await expect(opening).rejects.toMatchObject({ name: 'KeyRefused', reason: 'mismatch' });
    expect((await view('David')).begun).toBe(false);
  });

  it('does so to one who came past the card is found out at closing, because the list of ballots is one for all', async () => {
    const { terms } = await view('David');
    const own = await servedWith(stranger);
    const voting = await openVoting({ ...own, terms: { ...terms, keyId: own.keyId } });
    await voting.cast([1, 1, 1, 1]);
    expect(voting.state).toBe('done');
    await close();
    expect(await voting.check(bulletin)).toBe('missing');
  });
});

describe('When the pulse is closed', () => {
  it('each honest member is counted once, and those who cheated as often: six ballots of seven draws, and one voice', async () => {
    await close();
    expect(bulletin).toMatchObject({ issued: 7, counted: 6 });
    const { threads } = (await product.as('Mei', 'GET', `${path()}/voices`)).body;
    expect(threads.map(({ parts }: { parts: { problem: string } }) => parts.problem)).toEqual(['Once.']);
  });
});

describe('An operator who lets nobody but one person vote, in order to read this one ballot', () => {
  const COLLEAGUES = ['Mei', 'Tomás', 'Priya', 'Lena'];

  it('gets no report from the ballot alone', async () => {
    pulse = await opened(1);
    await (await product.voter('Claire', path())).cast([1, 2, 3, 4]);
    expect(await turnout()).toBe('few');
    expect((await product.as('Amara', 'GET', `${path()}/report`)).code).toBe('not-closed');
  });

  it('who draws and answers in the colleagues’ names instead is seen by each of them: "begun", and refused, on a device that is new', async () => {
    for (const first of COLLEAGUES) await (await product.voter(first, path())).cast([5, 5, 5, 5]);
    for (const first of COLLEAGUES) {
      const own = await product.voter(first, path());
      expect([(await view(first)).begun, own.state]).toEqual([true, 'new']);
      await expect(own.obtain()).rejects.toMatchObject({ code: 'ballot-elsewhere' });
    }
    expect((await view('Samir')).begun).toBe(false);
  });

  it('and by everybody in the published number of draws, which is higher than that of the people who know they drew', async () => {
    await close();
    expect(bulletin).toMatchObject({ issued: 1 + COLLEAGUES.length, counted: 1 + COLLEAGUES.length });
  });
});

async function close(): Promise<void> {
  await product.clock((await view('Jonas')).terms.closesAt);
  bulletin = (await product.send('GET', `/ballot/${pulse}/bulletin`, {})).body;
}

const signedWith = (key: KeyObject, blinded: string) =>
  privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(blinded, 'base64url')).toString('base64url');

/** All that a server shows to one member, with a key that it made for this one: consistent in itself. */
async function servedWith(key: KeyObject) {
  const spki = spkiOf(key).toString('base64');
  const keys = { ballot: spki, voice: spki };
  const never = () => Promise.reject(new Error('not called'));
  const api: VotingApi = {
    keys: async () => keys,
    credential: async ({ ballot, voice }) => ({ ballot: signedWith(key, ballot), voice: signedWith(key, voice) }),
    cast: async () => {},
    bulletin: never,
    castVoice: never,
    answerVoice: never,
  };
  const member = { tenant: product.tenant, user: product.person('David').id } as never;
  return { api, storage: aDevice(), member, keyId: (await readKeys(keys, pulse as never)).id as never };
}
