// Blind signing (RFC 9474 §4.3) by the fast path of OpenSSL. The key signs nothing else, ever.
import { constants, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { MODULUS_BYTES } from '#domain/ballot/credential';

const padding = constants.RSA_NO_PADDING;
const ONE = Buffer.alloc(MODULUS_BYTES).fill(1, MODULUS_BYTES - 1);

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

export interface Signer {
  /** Is it in 256 bytes a number z with 1 < z < n − 1? 0, 1 and n − 1 are their own signatures or nearly so: no device blinds to one. */
  accepts(blinded: Buffer): boolean;
  /** @param blinded one that is accepted  @returns the blind signature, 256 bytes */
  sign(blinded: Buffer): Buffer;
}

/** @param privateKey kept as a KeyObject, because OpenSSL's blinding against timing lives in it */
export function signer(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey);
  const highest = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
  // A modulus is odd, so n − 1 differs in the last byte alone.
  highest.writeUInt8(highest.readUInt8(MODULUS_BYTES - 1) - 1, MODULUS_BYTES - 1);

  return {
    // OpenSSL takes shorter inputs silently.
    accepts: (blinded) => blinded.length === MODULUS_BYTES && blinded.compare(ONE) > 0 && blinded.compare(highest) < 0,
    sign: (blinded) => {
      const signature = privateDecrypt({ key: privateKey, padding }, blinded);
      // RFC 9474 §7.1: a signature that went wrong can give the key away.
      if (!publicEncrypt({ key: publicKey, padding }, signature).equals(blinded)) throw new Error('The blind signature does not verify.');
      return signature;
    },
  };
}
