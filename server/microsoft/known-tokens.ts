// Tokens that were verified a moment ago: a page sends the same one with each of its calls, and checking a signature costs more than most calls.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../access/token.ts';

/** A key that Entra ID has withdrawn is believed as much longer. */
const KNOWN_MS = 300_000;
const KNOWN_MOST = 10_000;

/** Whose token it is, and until when it says that it holds: seconds since 1970. */
export interface Verified {
  caller: Omit<Caller, 'assertion'>;
  exp: number;
}

/**
 * Remembers what was verified under a hash of the whole token, so that another one is never taken for it and none lies in memory.
 * One that has expired is always checked anew; so is one that was refused.
 */
export function knownTokens(verify: (token: string) => Promise<Verified>): (token: string) => Promise<Caller> {
  const known = new LRUCache<string, Verified>({ max: KNOWN_MOST, ttl: KNOWN_MS });

  return async (token) => {
    const name = hash('sha256', token, 'base64url');
    const found = known.get(name);
    if (found && Date.now() < found.exp * 1_000) return { ...found.caller, assertion: token };
    const verified = await verify(token);
    known.set(name, verified);
    return { ...verified.caller, assertion: token };
  };
}
