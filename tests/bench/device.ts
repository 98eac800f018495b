// A member's device that blinds with 1: it saves the work that a real one does for itself, and for the server all is the same.
import { randomBytes } from 'node:crypto';
import { MODULUS_BYTES, PREFIX_BYTES } from '#domain/ballot/credential';
import { encodePss } from '../../server/sandbox/year/pss.ts';

export interface Drawing {
  /** What is to be signed, base64url of 256 bytes. Its signature is the ballot's. */
  blinded: string;
  /** base64url */
  prefix: string;
}

/** @param context what stands after the prefix in every message of the pulse */
export function drawing(context: Uint8Array): Drawing {
  const prefix = randomBytes(PREFIX_BYTES);
  return { blinded: encodePss(Buffer.concat([prefix, context])).toString('base64url'), prefix: prefix.toString('base64url') };
}

/** The message of a voice that nobody will write: any number below the modulus. */
export const someNumber = (): string => Buffer.concat([Buffer.of(1), randomBytes(MODULUS_BYTES - 1)]).toString('base64url');
