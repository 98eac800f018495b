// Blind signing (RFC 9474 §4.3) by the fast path of OpenSSL. The key signs nothing else, ever.
import { constants, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { MODULUS_BYTES } from '#domain/credential';

const padding = constants.RSA_NO_PADDING;

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

/** @returns the blind signature, or `undefined` if `blinded` isn't a number below the modulus in 256 bytes */
export type BlindSign = (blinded: Buffer) => Buffer | undefined;

/** @param privateKey kept as a KeyObject, because OpenSSL's blinding against timing lives in it */
export function signer(privateKey: KeyObject): BlindSign {
  const publicKey = createPublicKey(privateKey);
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');

  return (blinded) => {
    // OpenSSL takes shorter inputs silently.
    if (blinded.length !== MODULUS_BYTES || blinded.compare(modulus) >= 0) return undefined;
    const signature = privateDecrypt({ key: privateKey, padding }, blinded);
    // RFC 9474 §7.1: a signature that went wrong can give the key away.
    if (!publicEncrypt({ key: publicKey, padding }, signature).equals(blinded)) throw new Error('The blind signature does not verify.');
    return signature;
  };
}
