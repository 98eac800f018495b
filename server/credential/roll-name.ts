// The name under which a member stands on one roll: a stored roll alone tells how many have drawn, and never who.
import { createHmac, hkdfSync } from 'node:crypto';
import type { PulseId, UserId } from '#domain/ids';

declare const rollName: unique symbol;

/** 128 bits in the form of a UUID. Another one in every pulse, so that two rolls have nothing in common. */
export type RollName = string & { readonly [rollName]: true };

/** HMAC-SHA-256 under a key derived from `secret` (HKDF-SHA-256, RFC 5869): whoever lacks the secret can't try members out. */
export function rollNames(secret: string): (pulse: PulseId, member: UserId) => RollName {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'mutual/roll-name/v1', 32));

  return (pulse, member) => {
    const hex = createHmac('sha256', key).update(`${pulse}\0${member}`).digest('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5') as RollName;
  };
}
