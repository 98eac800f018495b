// The arithmetic of a credential (RFC 9474, RSABSSA-SHA384-PSS-Randomized) on the voter's side.
import { credentialContext, MODULUS_BYTES, PREFIX_BYTES, type ForEach, type Purpose } from '#domain/ballot/credential';
import type { PulseId } from '#domain/ids';
import { concat, fromBase64url, sha256, toBase64url, toHex } from './bytes.ts';

/** A public key and what is signed besides the random prefix. */
export interface PulseKey {
  key: CryptoKey;
  context: Uint8Array;
}

/** The two keys of a pulse. */
export interface PulseKeys extends ForEach<PulseKey> {
  /** SHA-256 of both keys' SPKI, one after the other, base64url: what the card in the channel names. */
  id: string;
  /** False for anything but 2048 bits and exponent 65537 (RFC 9474 §7.3: a key of another kind could mark its holder). */
  usable: boolean;
}

/** @param spki each base64url or base64 of the DER @throws if one is no RSA public key */
export async function readKeys(spki: ForEach<string>, pulse: PulseId): Promise<PulseKeys> {
  const [ballotDer, voiceDer] = [fromBase64url(spki.ballot), fromBase64url(spki.voice)];
  const [ballot, voice] = await Promise.all([readKey('ballot', pulse, ballotDer), readKey('voice', pulse, voiceDer)]);
  const id = toBase64url(await sha256(concat(ballotDer, voiceDer)));
  return { ballot, voice, id, usable: isUsable(ballot.key) && isUsable(voice.key) };
}

async function readKey(purpose: Purpose, pulse: PulseId, der: Uint8Array<ArrayBuffer>): Promise<PulseKey> {
  // blindrsa-ts reads modulus and exponent through an export, so the key must be extractable.
  const key = await crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  return { key, context: await sha256(credentialContext(purpose, pulse, await sha256(der))) };
}

function isUsable({ algorithm }: CryptoKey): boolean {
  const { modulusLength, publicExponent } = algorithm as RsaHashedKeyAlgorithm;
  return modulusLength === MODULUS_BYTES * 8 && toHex(publicExponent) === '010001';
}

export interface Blinded {
  /** base64url of 32 random bytes. */
  prefix: string;
  /** base64url of what undoes the blinding; secret. */
  inverse: string;
  /** base64url of 256 bytes: all that the signer sees. */
  blinded: string;
}

/** Prepare and Blind (RFC 9474 §4.1, §4.2). */
export async function blind({ key, context }: PulseKey): Promise<Blinded> {
  const suite = await loadSuite();
  const message = suite.prepare(context);
  const { blindedMsg, inv } = await suite.blind(key, message);
  return { prefix: toBase64url(message.subarray(0, PREFIX_BYTES)), inverse: toBase64url(inv), blinded: toBase64url(blindedMsg) };
}

/** Finalize (RFC 9474 §4.4). @throws if the signer did not sign what was blinded @returns the signature, base64url */
export async function finalize({ key, context }: PulseKey, { prefix, inverse }: Blinded, signed: string): Promise<string> {
  const suite = await loadSuite();
  const message = concat(fromBase64url(prefix), context);
  return toBase64url(await suite.finalize(key, message, fromBase64url(signed), fromBase64url(inverse)));
}

/** SHA-256 of prefix and context, hex: what the published list of spent credentials holds. */
export const spentId = async ({ context }: PulseKey, prefix: string): Promise<string> =>
  toHex(await sha256(concat(fromBase64url(prefix), context)));

/** Loaded at the first answer, so that the page itself opens without it. */
const loadSuite = async () => (await import('@cloudflare/blindrsa-ts')).RSABSSA.SHA384.PSS.Randomized();
