// What a device makes of refusals and of the published list, against a signer of the test's own (node:crypto instead of the browser's library).
import { constants, createHash, createPublicKey, generateKeyPairSync, privateDecrypt, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBallot } from '#domain/ballot/ballot';
import { credentialContext } from '#domain/ballot/credential';
import type { PulseId } from '#domain/ids';
import { listed, type Bulletin } from '#domain/ballot/bulletin';
import type { Terms } from '#domain/pulse/terms';
import { CallFailure, type FailureCode } from '../../src/tab/api-client.ts';
import { openVoting, type Voting, type VotingApi } from '../../src/tab/voter/voting.ts';
import { aDevice } from '../support/device.ts';

const PULSE = 'AAAAAAAAAAAAAAAAAAAAAA' as PulseId;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

const never = () => Promise.reject(new Error('no voice is sent here'));
const unused = { castVoice: never, answerVoice: never };

const rootOf = (spent: string[]) => sha256(Buffer.from(listed(spent))).toString('hex');

/** One pulse: signs one blinded message, counts what verifies, and refuses the next calls with the codes it is given. */
function aPulse(modulusLength = 2048, publicExponent = 65_537) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  // The voices' key may be any other; here it is the same one.
  const keyId = sha256(Buffer.concat([spki, spki])).toString('base64url');
  const refusals: FailureCode[] = [];
  const spent: string[] = [];
  let drawn: string | undefined;
  const refuse = () => {
    const code = refusals.shift();
    if (code !== undefined) throw new CallFailure(code);
  };
  const signed = (blinded: string) => {
    const key = { key: privateKey, padding: constants.RSA_NO_PADDING };
    return privateDecrypt(key, Buffer.from(blinded, 'base64url')).toString('base64url');
  };
  const count = (text: string) => {
    const ballot = readBallot(text, 3);
    if (!ballot) throw new CallFailure('malformed');
    const context = sha256(credentialContext('ballot', PULSE, sha256(spki)));
    const input = Buffer.concat([Buffer.from(ballot.prefix, 'base64url'), context]);
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    if (!verify('sha384', input, key, Buffer.from(ballot.signature, 'base64url'))) throw new CallFailure('forged');
    const id = sha256(input).toString('hex');
    if (spent.includes(id)) throw new CallFailure('already-counted');
    spent.push(id);
  };
  const api: VotingApi = {
    keys: async () => ({ ballot: spki.toString('base64url'), voice: spki.toString('base64url') }),
    credential: async (blinded) => {
      if (drawn !== undefined && drawn !== blinded.ballot) throw new CallFailure('ballot-elsewhere');
      drawn = blinded.ballot;
      return { ballot: signed(blinded.ballot), voice: signed(blinded.voice) };
    },
    cast: async (text) => (refuse(), count(text)),
    bulletin: async () => bulletin(),
    ...unused,
  };
  const terms = { pulse: PULSE, keyId, roll: 6 } as Terms;
  const bulletin = (change: Partial<Bulletin> = {}): Bulletin => ({
    ...{ pulse: PULSE, keyId: terms.keyId, roll: 6, issued: 1, counted: spent.length, spent, root: rootOf(spent) },
    ...change,
  });
  const on = (storage: Storage): Promise<Voting> => openVoting({ api, storage, member: { tenant: 't', user: 'u' } as never, terms });
  return { on, refusals, bulletin };
}

let pulse: ReturnType<typeof aPulse>;
let voting: Voting;
beforeAll(async () => {
  pulse = aPulse();
  voting = await pulse.on(aDevice());
  await voting.cast([4, 4, 4]);
});

describe('A ballot that is refused', () => {
  it('as malformed may be answered anew: nothing was spent', async () => {
    const other = aPulse();
    const anew = await other.on(aDevice());
    other.refusals.push('malformed');
    await expect(anew.cast([1, 1, 1])).rejects.toMatchObject({ code: 'malformed' });
    expect(anew.state).toBe('signed');
    await anew.cast([5, 5, 5]);
    expect(anew.state).toBe('done');
  });

  it.each(['forged', 'unavailable'] as const)('as %s at the first sending is not taken for counted', async (code) => {
    const other = aPulse();
    const first = await other.on(aDevice());
    other.refusals.push(code);
    await expect(first.cast([1, 2, 3])).rejects.toMatchObject({ code });
    expect(first.state).toBe('sent');
  });

  it('on a second device is not counted twice, and leaves the first one as it was', async () => {
    const other = aPulse();
    const first = await other.on(aDevice());
    await first.obtain();
    const second = await other.on(aDevice());
    await expect(second.cast([1, 1, 1])).rejects.toMatchObject({ code: 'ballot-elsewhere' });
    await first.cast([2, 2, 2]);
    expect(other.bulletin().counted).toBe(1);
  });

  it.each([
    [1024, 65_537],
    [2048, 3],
  ])('by the device itself, if the key has %i bits and exponent %i', async (bits, exponent) => {
    const weak = await aPulse(bits, exponent).on(aDevice());
    await expect(weak.obtain()).rejects.toMatchObject({ name: 'KeyRefused', reason: 'weak' });
  });
});

describe('The published list', () => {
  it('holds the ballot of a device that was told "counted"', async () => {
    expect(await voting.check(pulse.bulletin())).toBe('in-list');
  });

  it.each<[string, Partial<Bulletin>]>([
    ['does not hold it', { spent: ['0'.repeat(64)] }],
    ['names another key', { keyId: 'A'.repeat(43) as never }],
    ['has more counted than drawn', { issued: 0 }],
    ['has more drawn than asked', { issued: 7 }],
    ['has another number of people asked than the terms', { roll: 5 }],
    ['is not the one that its root names', { root: '0'.repeat(64) }],
    ['has another length than the number counted', { counted: 0 }],
  ])('alarms that device if it %s', async (_what, change) => {
    expect(await voting.check(pulse.bulletin(change))).toBe('missing');
  });

  it('says nothing to a device that has not answered', async () => {
    expect(await (await pulse.on(aDevice())).check(pulse.bulletin())).toBe('nothing');
  });

  it('tells a device whose sending was never answered that it had arrived, after its answers were wiped', async () => {
    const other = aPulse();
    const storage = aDevice();
    const unsure = await other.on(storage);
    other.refusals.push('offline');
    await expect(unsure.cast([4, 4, 4])).rejects.toMatchObject({ code: 'offline' });
    await (await other.on(copyOf(storage))).cast([4, 4, 4]);
    unsure.expire();
    expect(unsure.answers).toEqual([]);
    expect(await unsure.check(other.bulletin())).toBe('in-list');
  });

  it('is not waited for by a device whose first sending came too late', async () => {
    const other = aPulse();
    const late = await other.on(aDevice());
    other.refusals.push('pulse-closed');
    await expect(late.cast([3, 3, 3])).rejects.toMatchObject({ code: 'pulse-closed' });
    expect(late.state).toBe('signed');
    late.expire();
    expect(await late.check(other.bulletin())).toBe('nothing');
  });

  it('leaves no answer on a device that never sent', async () => {
    const storage = aDevice();
    const other = await aPulse().on(storage);
    other.keep([1, null, 2]);
    await other.obtain();
    other.expire();
    expect(other.state).toBe('expired');
    expect(storage.getItem(storage.key(0) ?? '')).toBe('{"state":"expired","spentId":null}');
  });

  it.each(['unsure', 'without a ballot'])('is looked for as before by a device that the first version left %s', async (left) => {
    const other = aPulse();
    const storage = aDevice();
    const earlier = await other.on(storage);
    other.refusals.push('offline');
    await expect(earlier.cast([4, 4, 4])).rejects.toMatchObject({ code: 'offline' });
    await (await other.on(copyOf(storage))).cast([4, 4, 4]);
    earlier.expire();
    const name = storage.key(0) ?? '';
    const { spentId } = JSON.parse(storage.getItem(name) ?? '') as { spentId: string };
    // As the first devices wrote it.
    storage.setItem(name, JSON.stringify({ state: 'lapsed', spentId: left === 'unsure' ? spentId : null }));
    const upgraded = await other.on(storage);
    expect(upgraded.state).toBe('expired');
    expect(storage.getItem(name)).not.toContain('lapsed');
    expect(await upgraded.check(other.bulletin())).toBe(left === 'unsure' ? 'in-list' : 'nothing');
  });
});

function copyOf(storage: Storage): Storage {
  const copy = aDevice();
  for (let nth = 0; nth < storage.length; nth++) {
    const name = storage.key(nth) ?? '';
    copy.setItem(name, storage.getItem(name) ?? '');
  }
  return copy;
}
