// Entra ID: whose request this is, and the tokens that we need ourselves.
import { ConfidentialClientApplication, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { UserId } from '#domain/ids';
import { Refusal } from '#contract/problem';
import type { Config } from '../config.ts';
import type { Caller, VerifyToken } from '../access/token.ts';
import { knownTokens } from './known-tokens.ts';
import type { Network } from './network.ts';

const ADMIN_ROLE = 'Pulse.Admin';
const GRAPH = 'https://graph.microsoft.com';

/**
 * Checks a tab's token: signature, audience, times, then version, tenant, issuer and scope; identity is `oid` within `tid` only.
 * https://learn.microsoft.com/entra/identity-platform/claims-validation
 */
export function tokenVerifier({ clientId, tenant }: Config, network: Network): VerifyToken {
  const keys = createRemoteJWKSet(network.keys(tenant), { timeoutDuration: 5_000 });
  const options = { algorithms: ['RS256'], audience: [clientId], clockTolerance: 300, requiredClaims: ['exp', 'iat', 'tid', 'oid'] };
  const callerOf = knownTokens(async (token) => {
    const { payload } = await jwtVerify(token, keys, options).catch(refuseToken);
    if (payload['tid'] !== tenant) throw new Refusal('foreign-tenant');
    if (!isOurs(payload, tenant)) throw new Refusal('bad-token');
    const user = UserId.safeParse(payload['oid']).data;
    if (user === undefined) throw new Refusal('bad-token');
    return { caller: { user, admin: [payload['roles']].flat().includes(ADMIN_ROLE) }, exp: payload.exp ?? 0 };
  });
  return async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new Refusal('no-token');
    return callerOf(token);
  };
}

const isOurs = (claims: JWTPayload, tenant: string) =>
  claims['ver'] === '2.0' &&
  claims.iss === `https://login.microsoftonline.com/${tenant}/v2.0` &&
  typeof claims['scp'] === 'string' &&
  claims['scp'].split(' ').includes('access_as_user');

/** Keys that can't be fetched are our trouble, everything else is the token's. */
function refuseToken(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  throw new Refusal(code === 'ERR_JWKS_TIMEOUT' || error instanceof TypeError ? 'unavailable' : 'bad-token');
}

export interface Tokens {
  asApp(): Promise<string>;
  /** On behalf of the caller, for what is meant to happen in their own mailbox. Refuses `graph-refused` and `unavailable`. */
  asCaller(caller: Caller): Promise<string>;
}

export function tokens({ clientId, clientSecret, tenant }: Config, network: Network): Tokens {
  const msal = new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `https://login.microsoftonline.com/${tenant}` },
    ...(network.msal && { system: { networkClient: network.msal } }),
  });
  const taken = (result: { accessToken: string } | null) => {
    if (result === null) throw new Refusal('unavailable');
    return result.accessToken;
  };
  return {
    asApp: async () => taken(await msal.acquireTokenByClientCredential({ scopes: [`${GRAPH}/.default`] })),
    asCaller: async ({ assertion }) => {
      const wanted = { oboAssertion: assertion, scopes: [`${GRAPH}/Calendars.ReadWrite`] };
      return taken(await msal.acquireTokenOnBehalfOf(wanted).catch(refuseGrant));
    },
  };
}

/** Missing consent is a refusal by Entra ID; everything else may pass. */
function refuseGrant(error: unknown): never {
  const isNo = error instanceof InteractionRequiredAuthError || error instanceof ServerError;
  throw new Refusal(isNo ? 'graph-refused' : 'unavailable');
}
