// A pulse's private key at rest: sealed, so that a copy of the stored files can't sign.
import { createCipheriv, createDecipheriv, createPrivateKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { PulseId } from '#domain/ids';

/** NIST SP 800-38D: 96 bits of nonce, 128 of tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface KeySafe {
  /** @returns base64url of nonce, tag and ciphertext */
  seal(pulse: PulseId, key: KeyObject): string;
  /** @throws an Error if the text was sealed for another pulse, under another secret, or altered */
  unseal(pulse: PulseId, sealed: string): KeyObject;
}

/** AES-256-GCM under a key derived from `secret` (HKDF-SHA-256, RFC 5869), bound to the pulse as additional data. */
export function keySafe(secret: string): KeySafe {
  const sealingKey = Buffer.from(hkdfSync('sha256', secret, '', 'mutual/credential-key/v1', 32));

  return {
    seal: (pulse, key) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(pulse));
      const der = key.export({ type: 'pkcs8', format: 'der' });
      const text = Buffer.concat([cipher.update(der), cipher.final()]);
      der.fill(0);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    unseal: (pulse, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const cipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAAD(Buffer.from(pulse)).setAuthTag(tag);
      const der = cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      cipher.final();
      const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
      der.fill(0);
      return key;
    },
  };
}
