// A member's device: draws a ballot's and a voice's credential in the member's name, blinded (RFC 9474), and sends as nobody.
// With OpenSSL's arithmetic: the tab's library takes thirty milliseconds of the event loop to blind, which six hundred times is too long.
import { constants, createHash, createPublicKey, publicEncrypt, randomBytes, verify, type KeyObject } from 'node:crypto';
import { writeBallot, type Answer } from '#domain/ballot/ballot';
import { credentialContext, MODULUS_BYTES, PREFIX_BYTES, SALT_BYTES, type ForEach, type Purpose } from '#domain/ballot/credential';
import { ThreadId, writeVoice, type Parts } from '#domain/ballot/voice';
import type { PulseId } from '#domain/ids';
import { encodePss } from './pss.ts';

/** The calls of one pulse. Only the first is made in the member's name. */
export interface DeviceCalls {
  credential(blinded: ForEach<string>): Promise<ForEach<string>>;
  cast(ballot: string): Promise<void>;
  castVoice(voice: string): Promise<void>;
}

/** A key of a pulse, as every device reads it. */
export interface DeviceKey {
  key: KeyObject;
  modulus: bigint;
  /** What stands behind the prefix in whatever the key signs. */
  context: Buffer;
}

/** @param spki base64 of the DER */
export function deviceKey(purpose: Purpose, pulse: PulseId, spki: string): DeviceKey {
  const der = Buffer.from(spki, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const modulus = numberOf(Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url'));
  return { key, modulus, context: sha256(credentialContext(purpose, pulse, sha256(der))) };
}

/** One member's ballot, and voice if there is one. */
export async function answer(
  calls: DeviceCalls,
  keys: ForEach<DeviceKey>,
  { answers, voice }: { answers: Answer[]; voice: Parts | null },
): Promise<void> {
  const blinded = { ballot: blind(keys.ballot), voice: blind(keys.voice) };
  const signed = await calls.credential({ ballot: blinded.ballot.text, voice: blinded.voice.text });
  await calls.cast(writeBallot({ ...finalize(keys.ballot, blinded.ballot, signed.ballot), answers }));
  if (voice === null) return;
  const thread = ThreadId.parse(sha256(randomBytes(32)).toString('base64url'));
  await calls.castVoice(writeVoice({ ...finalize(keys.voice, blinded.voice, signed.voice), thread, parts: voice }));
}

interface Blinded {
  prefix: Buffer;
  inverse: bigint;
  /** base64url of 256 bytes: all that the signer sees. */
  text: string;
}

/** Prepare and Blind (RFC 9474 §4.1, §4.2). */
function blind({ key, modulus, context }: DeviceKey): Blinded {
  const prefix = randomBytes(PREFIX_BYTES);
  const encoded = numberOf(encodePss(Buffer.concat([prefix, context])));
  // One byte less than the modulus has, so that it is smaller.
  const factor = randomBytes(MODULUS_BYTES - 1);
  const raised = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.concat([Buffer.of(0), factor]));
  const blinded = (encoded * numberOf(raised)) % modulus;
  return { prefix, inverse: inverse(numberOf(factor), modulus), text: bytesOf(blinded).toString('base64url') };
}

/** Finalize (RFC 9474 §4.4). @throws Error if the signer did not sign what was blinded */
function finalize({ key, modulus, context }: DeviceKey, { prefix, inverse: undo }: Blinded, signed: string) {
  const signature = bytesOf((numberOf(Buffer.from(signed, 'base64url')) * undo) % modulus);
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES };
  if (!verify('sha384', Buffer.concat([prefix, context]), options, signature)) throw new Error('The credential does not verify.');
  return { prefix: prefix.toString('base64url'), signature: signature.toString('base64url') };
}

/** Euclid's algorithm, extended. A factor that shares one with the modulus would have broken the key. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [before, now] = [modulus, number];
  let [of, next] = [0n, 1n];
  while (now > 0n) {
    const times = before / now;
    [before, now] = [now, before - times * now];
    [of, next] = [next, of - times * next];
  }
  return ((of % modulus) + modulus) % modulus;
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(2 * MODULUS_BYTES, '0'), 'hex');

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
