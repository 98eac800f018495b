// A key pair made at the start, the next one after each change, and what is signed with them. Times are the machine's: those who verify look at the real clock.
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';
import { randomUUID } from 'node:crypto';

export interface Keys {
  /** Those that were withdrawn are missing. */
  readonly published: JSONWebKeySet;
  /** Signs with a new pair from here on, and publishes no other: what was signed before no longer proves anything. */
  rotate(): Promise<void>;
  /** @param lifetime seconds; a negative one makes a token that has expired. */
  sign(claims: JWTPayload, lifetime: number): Promise<string>;
  /** @returns the claims of a token that was signed here and has not expired, else `undefined`. */
  verify(token: string): Promise<JWTPayload | undefined>;
}

export interface Pair {
  kid: string;
  privateKey: CryptoKey;
  published: JSONWebKeySet;
}

export async function makePair(): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  return { kid, privateKey, published: { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] } };
}

/** @param first is signed with until the first change */
export function keys(first: Pair): Keys {
  let pair = first;
  return {
    get published() {
      return pair.published;
    },
    async rotate() {
      pair = await makePair();
    },
    sign(claims, lifetime) {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now - Math.max(0, -lifetime), exp: now + lifetime };
      const header = { alg: 'RS256', typ: 'JWT', kid: pair.kid };
      return new SignJWT({ ...times, ...claims }).setProtectedHeader(header).sign(pair.privateKey);
    },
    verify: (token) =>
      jwtVerify(token, createLocalJWKSet(pair.published), { algorithms: ['RS256'] }).then(
        ({ payload }) => payload,
        () => undefined,
      ),
  };
}
