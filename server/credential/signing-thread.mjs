// What a thread does that signs blindly (RFC 9474 §4.3), by the fast path of OpenSSL. Plain JavaScript, because tests run the sources and
// Node 20 runs no TypeScript in a thread.
import { constants, privateDecrypt, publicEncrypt } from 'node:crypto';

const padding = constants.RSA_NO_PADDING;

/**
 * @param {import('./signing-key.ts').KeyPair} pair
 * @param {Uint8Array} blinded one that the key may be given
 * @returns {Buffer} the blind signature, 256 bytes
 */
export function blindSignature({ privateKey, publicKey }, blinded) {
  const signature = privateDecrypt({ key: privateKey, padding }, blinded);
  // RFC 9474 §7.1: a signature that went wrong can give the key away.
  if (!publicEncrypt({ key: publicKey, padding }, signature).equals(blinded)) throw new Error('The blind signature does not verify.');
  return signature;
}

/**
 * Signs for many members. What goes wrong for one of them, whose key is damaged, goes wrong for nobody else.
 * @param {import('./signing-threads.ts').Draw[]} draws
 * @returns {import('./signing-threads.ts').Outcome[]}
 */
export default function signAll(draws) {
  return draws.map(({ keys, blinded }) => {
    const sign = (/** @type {'ballot' | 'voice'} */ purpose) =>
      blindSignature(keys[purpose], Buffer.from(blinded[purpose], 'base64url')).toString('base64url');
    try {
      return { ballot: sign('ballot'), voice: sign('voice') };
    } catch (error) {
      return { error };
    }
  });
}
