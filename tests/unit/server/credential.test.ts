// Drawing a credential: one per member, signed blindly, for nobody who isn't asked.
import { constants, createDecipheriv, createHash, createPublicKey, publicEncrypt, randomBytes, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { describe, expect, it, vi } from 'vitest';
import { writeBallot } from '#domain/ballot/ballot';
import { PREFIX_BYTES } from '#domain/ballot/credential';
import { UserId } from '#domain/ids';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { rollNames } from '../../../server/credential/roll-name.ts';
import { keySafe } from '../../../server/credential/sealed-key.ts';
import { credentialRoom } from '../../../server/credential/credential.ts';
import { messageOf, newPrivateKey, newPulse } from '../../support/signed-ballot.ts';
import { bytesBelow, openStore, temporaryFolder, temporaryStore } from '../../support/temporary-store.ts';

const member = (number: number) => UserId.parse(`cccccccc-0000-4000-8000-${String(number).padStart(12, '0')}`);
const MEMBERS = [1, 2, 3].map(member);
const [ANNA, BEN] = [member(1), member(2)];
const STRANGER = member(9);
const CLOSES = 1_000;
const SECRET = 'a secret of thirty-two characters or more';

/** A random number below any modulus of 2048 bits, as a blinded message looks to the server; and one for each purpose. */
const block = () => Buffer.concat([Buffer.alloc(1), randomBytes(255)]).toString('base64url');
const blindedMessage = () => ({ ballot: block(), voice: block() });

async function room(now = 0) {
  const clock = { now };
  const store = await temporaryStore();
  const pulse = newPulse();
  const credential = credentialRoom({ credentials: store.credentials, secret: SECRET, clock: () => clock.now });
  return {
    ...store,
    pulse,
    clock,
    credential,
    ...(await credential.enrol(pulse, MEMBERS, CLOSES)),
  };
}

describe('a key pair', () => {
  it('is made once for a pulse, however often and at once that is asked', async () => {
    const { credential, pulse, spki, keyId } = await room();
    expect(await credential.enrol(pulse, [STRANGER], CLOSES)).toEqual({ spki, keyId });
    const other = newPulse();
    const [one, two] = await Promise.all([credential.enrol(other, MEMBERS, CLOSES), credential.enrol(other, MEMBERS, CLOSES)]);
    expect(one).toEqual(two);
    expect(one.spki).not.toEqual(spki);
  });

  it('is RSA of 2048 bits with e = 65537, one for ballots and another for voices, and one id stands for both', async () => {
    const { spki, keyId } = await room();
    const ders = [spki.ballot, spki.voice].map((text) => Buffer.from(text, 'base64'));
    const keys = ders.map((key) => createPublicKey({ key, format: 'der', type: 'spki' }));
    expect(keys.map(({ asymmetricKeyType }) => asymmetricKeyType)).toEqual(['rsa', 'rsa']);
    for (const key of keys) expect(key.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65_537n });
    expect(spki.ballot).not.toBe(spki.voice);
    expect(keyId).toBe(createHash('sha256').update(Buffer.concat(ders)).digest('base64url'));
  });

  it('rests sealed: only the same pulse under the same secret opens it, and only unaltered', () => {
    const key = newPrivateKey();
    const pulse = newPulse();
    const sealed = keySafe(SECRET).seal(pulse, key);
    expect(keySafe(SECRET).unseal(pulse, sealed).equals(key)).toBe(true);
    expect(sealed).not.toContain(key.export({ type: 'pkcs8', format: 'der' }).subarray(40, 80).toString('base64url'));
    expect(() => keySafe(SECRET).unseal(newPulse(), sealed)).toThrow('unable to authenticate');
    expect(() => keySafe(`${SECRET}.`).unseal(pulse, sealed)).toThrow('unable to authenticate');
    expect(() => keySafe(SECRET).unseal(pulse, `${sealed.slice(0, -8)}AAAAAAAA`)).toThrow('unable to authenticate');
  });

  it('is wiped where it was in plain, when it is sealed and when it is opened', () => {
    const key = newPrivateKey();
    const exported = vi.spyOn(key, 'export');
    const deciphers = Object.getPrototypeOf(createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12))) as { update(): Buffer };
    const opened = vi.spyOn(deciphers, 'update');
    const pulse = newPulse();
    keySafe(SECRET).unseal(pulse, keySafe(SECRET).seal(pulse, key));
    const plain = [...exported.mock.results, ...opened.mock.results].map(({ value }) => value as Buffer);
    expect(plain.map(({ length }) => length > 1_000)).toEqual([true, true]);
    expect(plain.flatMap((bytes) => [...bytes]).filter((byte) => byte !== 0)).toEqual([]);
  });
});

describe('a credential', () => {
  it('that the library of the tab blinds and we sign is one that the ballot box takes', async () => {
    const { credential, boxes, pulse, spki } = await room();
    const der = Buffer.from(spki.ballot, 'base64');
    const suite = RSABSSA.SHA384.PSS.Randomized();
    const key = await webcrypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
    const message = suite.prepare(messageOf('ballot', pulse, der));
    const { blindedMsg, inv } = await suite.blind(key, message);
    const blinded = { ...blindedMessage(), ballot: Buffer.from(blindedMsg).toString('base64url') };
    const blind = (await credential.sign(pulse, ANNA, blinded)).ballot;
    const signature = await suite.finalize(key, message, Buffer.from(blind, 'base64url'), inv);

    const ballot = ballotRoom({ boxes, clock: () => 0 });
    await ballot.open(pulse, { spki: spki.ballot, items: 4, closesAt: CLOSES, floor: 5 });
    const [prefix, signed] = [message.subarray(0, PREFIX_BYTES), signature].map((bytes) => Buffer.from(bytes).toString('base64url'));
    await ballot.cast(pulse, writeBallot({ prefix: prefix ?? '', signature: signed ?? '', answers: [1, 2, 3, 4] }));
    expect((await ballot.seal(pulse)).counts.map((row) => row.indexOf(1))).toEqual([1, 2, 3, 4]);
  });

  it('is the blinded message again when it is raised to the public exponent', async () => {
    const { credential, pulse, spki } = await room();
    const blinded = blindedMessage();
    const signatures = await credential.sign(pulse, ANNA, blinded);
    for (const purpose of ['ballot', 'voice'] as const) {
      const key = createPublicKey({ key: Buffer.from(spki[purpose], 'base64'), format: 'der', type: 'spki' });
      const raised = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(signatures[purpose], 'base64url'));
      expect(raised.toString('base64url')).toBe(blinded[purpose]);
    }
  });

  it('is drawn once: the same message is signed again, another one is refused, also after a restart', async () => {
    const folder = await temporaryFolder();
    const store = await openStore(folder);
    const pulse = newPulse();
    const first = credentialRoom({ credentials: store.credentials, secret: SECRET, clock: () => 0 });
    await first.enrol(pulse, MEMBERS, CLOSES);
    const blinded = blindedMessage();
    const signature = await first.sign(pulse, ANNA, blinded);
    expect(await first.sign(pulse, ANNA, blinded)).toEqual(signature);
    await expect(first.sign(pulse, ANNA, { ...blinded, voice: block() })).rejects.toMatchObject({ code: 'ballot-elsewhere' });
    await expect(first.sign(pulse, ANNA, blindedMessage())).rejects.toMatchObject({
      code: 'ballot-elsewhere',
    });
    await store.close();

    const reopened = await openStore(folder);
    const second = credentialRoom({ credentials: reopened.credentials, secret: SECRET, clock: () => 0 });
    expect(await second.sign(pulse, ANNA, blinded)).toEqual(signature);
    await expect(second.sign(pulse, ANNA, blindedMessage())).rejects.toMatchObject({
      code: 'ballot-elsewhere',
    });
    await reopened.close();
  });

  it('goes to one of twenty devices that ask at the same moment in the name of one member', async () => {
    const { credential, pulse } = await room();
    const draws = Array.from({ length: 20 }, () => credential.sign(pulse, ANNA, blindedMessage()));
    const outcomes = await Promise.allSettled(draws);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await credential.issued(pulse)).toBe(1);
  });

  it('is signed again for one member a few times at once at most, and another does not wait for that', async () => {
    const { credential, pulse } = await room();
    const own = blindedMessage();
    const signature = await credential.sign(pulse, ANNA, own);
    const again = Promise.allSettled(Array.from({ length: 50 }, () => credential.sign(pulse, ANNA, own)));
    await credential.sign(pulse, BEN, blindedMessage());
    const outcomes = await again;
    const signed = outcomes.filter((one) => one.status === 'fulfilled');
    expect(signed.map(({ value }) => value)).toEqual([signature, signature, signature]);
    expect(new Set(outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))).toEqual(new Set(['unavailable']));
    expect(await credential.sign(pulse, ANNA, own)).toEqual(signature);
  });

  it.each([
    ['of 255 bytes', randomBytes(255).toString('base64url')],
    ['of 257 bytes', randomBytes(257).toString('base64url')],
    ['that is empty', ''],
    ['not below the modulus', Buffer.alloc(256, 0xff).toString('base64url')],
    ['of value 0', Buffer.alloc(256).toString('base64url')],
    ['of value 1', Buffer.alloc(256).fill(1, 255).toString('base64url')],
  ])('is not given for a blinded message %s, of either purpose, and the member may try again', async (_, blinded) => {
    const { credential, pulse } = await room();
    for (const purpose of ['ballot', 'voice'] as const)
      await expect(credential.sign(pulse, ANNA, { ...blindedMessage(), [purpose]: blinded })).rejects.toMatchObject({ code: 'malformed' });
    expect(await credential.hasDrawn(pulse, ANNA)).toBe(false);
    await credential.sign(pulse, ANNA, blindedMessage());
    expect(await credential.hasDrawn(pulse, ANNA)).toBe(true);
  });

  it('is not given for n − 1', async () => {
    const { credential, pulse, spki } = await room();
    const modulus = createPublicKey({ key: Buffer.from(spki.ballot, 'base64'), format: 'der', type: 'spki' }).export({ format: 'jwk' }).n;
    const ballot = (BigInt(`0x${Buffer.from(modulus ?? '', 'base64url').toString('hex')}`) - 1n).toString(16).padStart(512, '0');
    const blinded = { ...blindedMessage(), ballot: Buffer.from(ballot, 'hex').toString('base64url') };
    await expect(credential.sign(pulse, ANNA, blinded)).rejects.toMatchObject({ code: 'malformed' });
  });

  it('is not given to somebody who is not on the roll, in an unknown pulse, nor from the moment of closing on', async () => {
    const { credential, pulse, clock } = await room();
    await expect(credential.sign(pulse, STRANGER, blindedMessage())).rejects.toMatchObject({
      code: 'not-in-roll',
    });
    await expect(credential.sign(newPulse(), ANNA, blindedMessage())).rejects.toMatchObject({
      code: 'unknown-pulse',
    });
    clock.now = CLOSES - 1;
    const blinded = blindedMessage();
    await credential.sign(pulse, ANNA, blinded);
    clock.now = CLOSES;
    await expect(credential.sign(pulse, ANNA, blinded)).rejects.toMatchObject({
      code: 'pulse-closed',
    });
  });
});

describe('the roll', () => {
  it('knows who has drawn', async () => {
    const { credential, pulse } = await room();
    await credential.sign(pulse, ANNA, blindedMessage());
    const people = [ANNA, BEN, STRANGER];
    expect(await Promise.all(people.map((person) => credential.hasDrawn(pulse, person)))).toEqual([true, false, false]);
    expect(await credential.issued(pulse)).toBe(1);
  });

  it('stores nothing that tells when or in which order members drew', async () => {
    const folder = await temporaryFolder();
    const { credentials, close } = await openStore(folder);
    const credential = credentialRoom({ credentials, secret: SECRET, clock: () => 0 });
    const pulse = newPulse();
    await credential.enrol(pulse, MEMBERS, CLOSES);
    for (const person of [BEN, ANNA]) await credential.sign(pulse, person, blindedMessage());
    const roll = JSON.parse(await readFile(join(folder, 'members', 'credentials', `${pulse}.json`), 'utf8'));
    expect(Object.keys(roll)).toEqual(['version', 'keys', 'members']);
    expect(Object.keys(roll.keys)).toEqual(['closesAt', 'ballot', 'voice']);
    const names = Object.keys(roll.members);
    expect([names.length, names]).toEqual([MEMBERS.length, names.toSorted()]);
    await close();
  });

  it('names nobody: each member stands there under a number that needs the secret, and under another in every pulse', async () => {
    const folder = await temporaryFolder();
    const { credentials, close } = await openStore(folder);
    const pulse = newPulse();
    await credentialRoom({ credentials, secret: SECRET, clock: () => 0 }).enrol(pulse, MEMBERS, CLOSES);
    const text = await bytesBelow(folder);
    const names = MEMBERS.map((person) => rollNames(SECRET)(pulse, person));
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
    expect(MEMBERS.filter((person) => text.includes(person))).toEqual([]);
    const others = MEMBERS.flatMap((person) => [rollNames(`${SECRET}.`)(pulse, person), rollNames(SECRET)(newPulse(), person)]);
    expect(new Set([...names, ...others]).size).toBe(3 * MEMBERS.length);
    await close();
  });

  it('is gone after the scrub, with key and hashes, and may be scrubbed again', async () => {
    const folder = await temporaryFolder();
    const { credentials, close } = await openStore(folder);
    const credential = credentialRoom({ credentials, secret: SECRET, clock: () => 0 });
    const pulse = newPulse();
    await credential.enrol(pulse, MEMBERS, CLOSES);
    await credential.sign(pulse, ANNA, blindedMessage());
    expect(await bytesBelow(folder)).toContain(pulse);
    await credential.scrub(pulse);
    await credential.scrub(pulse);
    const text = await bytesBelow(folder);
    expect([pulse, '"members"', 'key', 'spki'].filter((trace) => text.includes(trace))).toEqual([]);
    expect(await credential.issued(pulse)).toBe(0);
    await expect(credential.sign(pulse, ANNA, blindedMessage())).rejects.toMatchObject({
      code: 'unknown-pulse',
    });
    await close();
  });
});
