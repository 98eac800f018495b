// A key pair made at the start, and what is signed with it. Times are the machine's: those who verify look at the real clock.
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type JSONWebKeySet, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';

export interface Keys {
  published: JSONWebKeySet;
  /** @param lifetime seconds; a negative one makes a token that has expired. */
  sign(claims: JWTPayload, lifetime: number): Promise<string>;
  /** @returns the claims of a token that was signed here and has not expired, else `undefined`. */
  verify(token: string): Promise<JWTPayload | undefined>;
}

export async function makeKeys(): Promise<Keys> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const published = { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] };
  const own = createLocalJWKSet(published);
  return {
    published,
    sign(claims, lifetime) {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now - Math.max(0, -lifetime), exp: now + lifetime };
      return new SignJWT({ ...times, ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey);
    },
    verify: (token) =>
      jwtVerify(token, own, { algorithms: ['RS256'] }).then(
        ({ payload }) => payload,
        () => undefined,
      ),
  };
}
