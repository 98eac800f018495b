// Checks credentials with public keys alone: what both boxes, of ballots and of voices, ask before they take anything.
import { constants, createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import { credentialContext, SALT_BYTES, type Purpose } from '#domain/ballot/credential';
import type { PulseId } from '#domain/ids';

interface Known {
  key: KeyObject;
  /** What stands after the prefix in every message that the key signed. */
  context: Buffer;
}

export interface CredentialVerifier {
  /**
   * @param spki base64 of the DER  @param prefix base64url  @param signature base64url
   * @returns the id that the credential spends (SHA-256 of its message, hex), or `undefined` if it is forged
   */
  check(pulse: PulseId, spki: string, prefix: string, signature: string): string | undefined;
  forget(pulse: PulseId): void;
}

export function credentialVerifier(purpose: Purpose): CredentialVerifier {
  const known = new Map<PulseId, Known>();

  function knownOf(pulse: PulseId, spki: string): Known {
    const found = known.get(pulse) ?? read(purpose, pulse, Buffer.from(spki, 'base64'));
    known.set(pulse, found);
    return found;
  }

  return {
    check: (pulse, spki, prefix, signature) => {
      const { key, context } = knownOf(pulse, spki);
      const message = Buffer.concat([Buffer.from(prefix, 'base64url'), context]);
      return isSigned(message, signature, key) ? hash('sha256', message) : undefined;
    },
    forget: (pulse) => void known.delete(pulse),
  };
}

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

const read = (purpose: Purpose, pulse: PulseId, spki: Buffer): Known => ({
  key: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  context: sha256(credentialContext(purpose, pulse, sha256(spki))),
});

/** RFC 9474 §4.5: an ordinary PSS signature. */
const isSigned = (message: Buffer, signature: string, key: KeyObject) =>
  verify('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }, Buffer.from(signature, 'base64url'));
