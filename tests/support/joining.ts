// What an attacker tries in order to join two things that were kept apart: pieces in common, hashes, the algebra of blinding.
import { constants, createHash, privateDecrypt, type KeyObject } from 'node:crypto';

/** Eight characters of chance stand in no two texts, unless one was made of the other. */
export const pieces = (value: string | number): string[] =>
  Array.from({ length: Math.max(0, String(value).length - 7) }, (_, from) => String(value).slice(from, from + 8));

/** SHA-256 of each value and of each two, read as text, base64 and hex, written as hex and base64url. */
export function hashesOf(values: (string | number)[]): string[] {
  const read = values.flatMap((value) => (['utf8', 'base64', 'hex'] as const).map((code) => Buffer.from(String(value), code)));
  const bytes = read.filter(({ length }) => length >= 16);
  const digests = bytes.flatMap((one) => [sha256(one), ...bytes.map((other) => sha256(one, other))]);
  return digests.flatMap((digest) => [digest.toString('hex'), digest.toString('base64url')]);
}

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/**
 * For each blinded message and each signature the factor that would have blinded the message of the one into the other
 * (RFC 9474 §4.2: z = m·rᵉ, so r = zᵈ / s). There is one for every pair, whoever holds the private key.
 * @param blinded each base64url, as @param signatures
 */
export function blindingFactors(key: KeyObject, blinded: string[], signatures: string[]): bigint[] {
  const modulus = number(key.export({ format: 'jwk' }).n ?? '');
  const inverses = signatures.map((signature) => inverse(number(signature), modulus));
  return blinded.flatMap((message) => {
    const signed = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(message, 'base64url'));
    return inverses.map((undone) => (number(signed.toString('base64url')) * undone) % modulus);
  });
}

const number = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);

/** Euclid, extended. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a > 1n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x];
  return ((x % modulus) + modulus) % modulus;
}
