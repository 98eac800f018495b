// The credentials of RFC 9474 (RSABSSA-SHA384-PSS-Randomized, RSA-2048): sizes, purposes, and what exactly is signed.
import type { PulseId } from '../ids.ts';

/** Bytes of the RSA modulus, of a blinded message and of a signature. */
export const MODULUS_BYTES = 256;
/** RFC 9474 §4.1: the random prefix that makes every message unlike every other. */
export const PREFIX_BYTES = 32;
/** RFC 9474 §5: bytes of PSS salt with SHA-384. */
export const SALT_BYTES = 48;

/**
 * What a credential is good for. Each purpose has a key of its own, because a blind signer can't see which message it signs.
 * A device always draws both at once, so that having drawn one for a voice says nothing about who wrote.
 */
export type Purpose = 'ballot' | 'voice';

/** Something that exists once for each purpose. */
export interface ForEach<T> {
  ballot: T;
  voice: T;
}

/**
 * The bytes whose SHA-256 binds a credential to its purpose, one pulse and one key (RFC 9474 §7.2, §7.5):
 * `"mutual-" ‖ purpose ‖ "/v1" ‖ 0 ‖ pulse ‖ 0 ‖ SHA-256(SPKI)`.
 * @param keyHash SHA-256 of that purpose's public key as SPKI, 32 bytes
 */
export function credentialContext(purpose: Purpose, pulse: PulseId, keyHash: Uint8Array): Uint8Array<ArrayBuffer> {
  const label = Uint8Array.from(`mutual-${purpose}/v1\0${pulse}\0`, (character) => character.charCodeAt(0));
  const context = new Uint8Array(label.length + keyHash.length);
  context.set(label);
  context.set(keyHash, label.length);
  return context;
}
