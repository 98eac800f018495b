// A key that signs blindly, and which messages it may be given. It signs nothing else, ever.
import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { MODULUS_BYTES } from '#domain/ballot/credential';

const ONE = Buffer.alloc(MODULUS_BYTES).fill(1, MODULUS_BYTES - 1);

export type NewKey = () => Promise<KeyObject>;

/** An RSA-2048 key with e = 65537. Of type `rsa`: one of type `rsa-pss` refuses the raw operation. */
export async function newKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: MODULUS_BYTES * 8,
    publicExponent: 65_537,
  });
  return privateKey;
}

/** The public half as SPKI, DER. */
export const spkiOf = (privateKey: KeyObject): Buffer => createPublicKey(privateKey).export({ type: 'spki', format: 'der' });

/** Both halves, as KeyObjects, because OpenSSL's blinding against timing lives in them. */
export interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export interface SigningKey {
  pair: KeyPair;
  /** Is it in 256 bytes a number z with 1 < z < n − 1? 0, 1 and n − 1 are their own signatures or nearly so: no device blinds to one. */
  accepts(blinded: Buffer): boolean;
}

export function signingKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const highest = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
  // A modulus is odd, so n − 1 differs in the last byte alone.
  highest.writeUInt8(highest.readUInt8(MODULUS_BYTES - 1) - 1, MODULUS_BYTES - 1);

  return {
    pair: { privateKey, publicKey },
    // OpenSSL takes shorter inputs silently.
    accepts: (blinded) => blinded.length === MODULUS_BYTES && blinded.compare(ONE) > 0 && blinded.compare(highest) < 0,
  };
}
