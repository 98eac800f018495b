// As whom the product is registered in the bench, and tokens of its people.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UserId } from '#domain/ids';
import { TENANT } from './teams.ts';

export const CLIENT = '7e4a11ed-0000-4000-8000-000000000002';
export const SECRET = 'for the bench alone, and of no use elsewhere';

export interface Entra {
  /** Where the keys are. */
  keys: string;
  key: KeyObject;
  /** @returns the value of the header `Authorization` */
  tokenOf(user: UserId, claims?: { roles?: string[] }): string;
}

/** @param act while the keys can be had */
export async function withEntra<T>(act: (entra: Entra) => Promise<T>): Promise<T> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'RS256' };
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const now = Math.floor(Date.now() / 1_000);
  const common = {
    ...{ ver: '2.0', aud: CLIENT, iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, tid: TENANT, scp: 'access_as_user' },
    ...{ iat: now, nbf: now, exp: now + 3_600, name: 'Somebody', preferred_username: 'somebody@mutual.example' },
  };
  const head = encoded({ alg: 'RS256', typ: 'JWT', kid: 'bench' });
  try {
    return await act({
      keys: `http://127.0.0.1:${port}`,
      key: publicKey,
      tokenOf: (oid, claims = {}) => {
        const text = `${head}.${encoded({ ...common, ...claims, oid })}`;
        return `Bearer ${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
      },
    });
  } finally {
    server.close().closeAllConnections();
  }
}

const encoded = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
