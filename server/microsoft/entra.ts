// Entra ID: whose request this is, and the tokens that we need ourselves.
import { ConfidentialClientApplication, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Logger } from 'pino';
import { TenantId, UserId } from '#domain/ids';
import { Refusal } from '#contract/problem';
import type { Config } from '../config.ts';
import type { Caller, VerifyToken } from '../access/token.ts';
import { knownTokens } from './known-tokens.ts';
import type { Network } from './network.ts';
import { saysTrouble, signInTrouble, troubleLog } from './sign-in-trouble.ts';
import { signingKeys } from './signing-keys.ts';

const ADMIN_ROLE = 'Pulse.Admin';
const LOGIN = 'https://login.microsoftonline.com';
export const GRAPH = 'https://graph.microsoft.com';

/**
 * Checks a tab's token: signature, audience, times, then version, tenant, issuer and scope; identity is `oid` within `tid` only.
 * https://learn.microsoft.com/entra/identity-platform/claims-validation
 */
export function tokenVerifier({ clientId, tenant }: Config, network: Network, log: Pick<Logger, 'error'>): VerifyToken {
  const { met, gone } = troubleLog(log);
  const failed = (why: string, has: boolean) =>
    met(`Entra ID's keys could not be fetched (${why}): ${has ? 'those that were good before serve on' : 'nobody can sign in'}`);
  const keys = signingKeys(network.keys(tenant), { failed, worked: gone });
  const options = { algorithms: ['RS256'], audience: [clientId], clockTolerance: 300, requiredClaims: ['exp', 'iat', 'tid', 'oid'] };
  const callerOf = knownTokens(async (token) => {
    const { payload } = await jwtVerify(token, keys, options).catch(refuseToken);
    if (TenantId.safeParse(payload['tid']).data !== tenant) throw new Refusal('foreign-tenant');
    if (!isForUs(payload, tenant)) throw new Refusal('bad-token');
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

const isForUs = (claims: JWTPayload, tenant: string) =>
  claims['ver'] === '2.0' &&
  claims.iss === `${LOGIN}/${tenant}/v2.0` &&
  typeof claims['scp'] === 'string' &&
  claims['scp'].split(' ').includes('access_as_user');

/** Keys that can't be fetched are our trouble; whatever jose says is the token's. */
function refuseToken(error: unknown): never {
  if (error instanceof Refusal) throw error;
  throw error instanceof errors.JOSEError ? new Refusal('bad-token') : error;
}

export interface Tokens {
  asApp(): Promise<string>;
  /** On behalf of the caller, for what is meant to happen in their own mailbox. Refuses `no-consent`, `graph-refused` and `unavailable`. */
  asCaller(caller: Caller): Promise<string>;
}

/** Signs in as the app. */
export const registration = (
  { clientId, clientSecret, tenant }: Pick<Config, 'clientId' | 'clientSecret' | 'tenant'>,
  network: Pick<Network, 'msal'>,
): ConfidentialClientApplication =>
  new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `${LOGIN}/${tenant}` },
    ...(network.msal && { system: { networkClient: network.msal } }),
  });

export function tokens({ clientId, clientSecret, tenant }: Config, network: Network, log: Pick<Logger, 'error'>): Tokens {
  const msal = registration({ clientId, clientSecret, tenant }, network);
  const { met, gone } = troubleLog(log);
  const taken = (result: { accessToken: string } | null) => {
    if (result === null) throw new Refusal('unavailable');
    return result.accessToken;
  };
  const unable = (error: unknown): never => {
    const trouble = signInTrouble(error);
    met(`The app itself can't sign in to Entra ID: ${saysTrouble(trouble)}`, { correlation: trouble.correlation });
    throw new Refusal('unavailable');
  };
  const forSomebody = troubleLog(log);
  /** Without the correlation: it would lead to who asked. */
  const refused = (error: unknown): never => {
    forSomebody.met(`Entra ID did not let the app act for somebody who asked it to: ${saysTrouble(signInTrouble(error))}`);
    return refuseGrant(error);
  };
  return {
    asApp: async () => {
      const token = taken(await msal.acquireTokenByClientCredential({ scopes: [`${GRAPH}/.default`] }).catch(unable));
      gone();
      return token;
    },
    asCaller: async ({ assertion }) => {
      const wanted = { oboAssertion: assertion, scopes: [`${GRAPH}/Calendars.ReadWrite`] };
      const asked = msal.acquireTokenOnBehalfOf(wanted).catch((error: unknown) => (isOurs(error) ? unable(error) : refused(error)));
      const token = taken(await asked);
      forSomebody.gone();
      return token;
    },
  };
}

/** Entra ID refuses the app before it looks at the person: https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const isOurs = (error: unknown) => error instanceof ServerError && ['invalid_client', 'unauthorized_client'].includes(error.errorCode);

/** Entra ID says that nobody has consented: https://learn.microsoft.com/entra/identity-platform/reference-error-codes (AADSTS65001) */
const NOT_CONSENTED = /AADSTS65001\b/;

/** A no of Entra ID is a refusal; everything else may pass. */
function refuseGrant(error: unknown): never {
  const isNo = error instanceof InteractionRequiredAuthError || error instanceof ServerError;
  if (isNo && NOT_CONSENTED.test(error.message)) throw new Refusal('no-consent');
  throw new Refusal(isNo ? 'graph-refused' : 'unavailable');
}
