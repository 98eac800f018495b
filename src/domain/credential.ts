// The credential of RFC 9474 (RSABSSA-SHA384-PSS-Randomized, RSA-2048): sizes, and what exactly is signed.
import type { PulseId } from './ids.ts';

/** Bytes of the RSA modulus, of a blinded message and of a signature. */
export const MODULUS_BYTES = 256;
/** RFC 9474 §4.1: the random prefix that makes every message unlike every other. */
export const PREFIX_BYTES = 32;
/** RFC 9474 §5: bytes of PSS salt with SHA-384. */
export const SALT_BYTES = 48;

const DOMAIN = 'mutual-ballot/v1';

/**
 * The bytes whose SHA-256 binds a credential to one pulse and one key (RFC 9474 §7.2, §7.5):
 * `"mutual-ballot/v1" ‖ 0 ‖ pulse ‖ 0 ‖ SHA-256(SPKI)`.
 * @param keyHash SHA-256 of the public key's SPKI, 32 bytes
 */
export function credentialContext(pulse: PulseId, keyHash: Uint8Array): Uint8Array<ArrayBuffer> {
  const label = Uint8Array.from(`${DOMAIN}\0${pulse}\0`, (character) => character.charCodeAt(0));
  const context = new Uint8Array(label.length + keyHash.length);
  context.set(label);
  context.set(keyHash, label.length);
  return context;
}
