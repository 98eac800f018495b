// A member's device that blinds with 1: it saves the work that a real one does for itself, and for the server all is the same.
import { createHash, randomBytes } from 'node:crypto';
import { MODULUS_BYTES, PREFIX_BYTES, SALT_BYTES } from '#domain/ballot/credential';

const HASH_BYTES = 48;
const MASKED_BYTES = MODULUS_BYTES - HASH_BYTES - 1;

export interface Drawing {
  /** What is to be signed, base64url of 256 bytes. Its signature is the ballot's. */
  blinded: string;
  /** base64url */
  prefix: string;
}

/** @param context what stands after the prefix in every message of the pulse */
export function drawing(context: Uint8Array): Drawing {
  const prefix = randomBytes(PREFIX_BYTES);
  return { blinded: encoded(Buffer.concat([prefix, context])).toString('base64url'), prefix: prefix.toString('base64url') };
}

/** The message of a voice that nobody will write: any number below the modulus. */
export const someNumber = (): string => Buffer.concat([Buffer.of(1), randomBytes(MODULUS_BYTES - 1)]).toString('base64url');

/** EMSA-PSS-ENCODE with SHA-384 and a salt of 48 bytes for a modulus of 2048 bits (RFC 8017 §9.1.1). */
function encoded(message: Uint8Array): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const hash = sha384(Buffer.alloc(8), sha384(message), salt);
  const block = Buffer.alloc(MASKED_BYTES);
  block[MASKED_BYTES - SALT_BYTES - 1] = 1;
  salt.copy(block, MASKED_BYTES - SALT_BYTES);
  const mask = maskOf(hash);
  for (let place = 0; place < MASKED_BYTES; place++) block[place]! ^= mask[place]!;
  block[0]! &= 0x7f;
  return Buffer.concat([block, hash, Buffer.of(0xbc)]);
}

/** MGF1 (RFC 8017 §B.2.1). */
function maskOf(seed: Buffer): Buffer {
  const parts = Array.from({ length: Math.ceil(MASKED_BYTES / HASH_BYTES) }, (_, nth) => sha384(seed, Buffer.of(0, 0, 0, nth)));
  return Buffer.concat(parts);
}

function sha384(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha384');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
