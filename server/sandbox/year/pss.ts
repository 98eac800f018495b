// What a signature signs: a message encoded as RFC 8017 §9.1.1 says, for whoever blinds without the tab's library.
import { createHash, randomBytes } from 'node:crypto';
import { MODULUS_BYTES, SALT_BYTES } from '#domain/ballot/credential';

const HASH_BYTES = 48;
const MASKED_BYTES = MODULUS_BYTES - HASH_BYTES - 1;

/** EMSA-PSS-ENCODE with SHA-384, MGF1 and a salt of 48 bytes, for a modulus of 2048 bits. @returns 256 bytes */
export function encodePss(message: Uint8Array): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const digest = sha384(Buffer.alloc(8), sha384(message), salt);
  const block = Buffer.alloc(MASKED_BYTES);
  block[MASKED_BYTES - SALT_BYTES - 1] = 1;
  salt.copy(block, MASKED_BYTES - SALT_BYTES);
  const masks = Array.from({ length: Math.ceil(MASKED_BYTES / HASH_BYTES) }, (_, nth) => sha384(digest, Buffer.of(0, 0, 0, nth)));
  const masked = block.map((byte, nth) => byte ^ (masks[Math.floor(nth / HASH_BYTES)]?.[nth % HASH_BYTES] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, digest, Buffer.of(0xbc)]);
}

function sha384(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha384');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
