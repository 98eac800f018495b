// The token endpoint: client credentials and on-behalf-of, with Entra ID's refusals.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import { randomUUID } from 'node:crypto';
import type { Someone, World } from '../world/world.ts';
import { BOT_FRAMEWORK, GRAPH, LIFETIME, type Tokens } from './tokens.ts';

export type Form = Record<string, string | undefined>;

/** Entra ID says no: `code` is the number behind AADSTS. */
export class EntraRefusal extends Error {
  override readonly name = 'EntraRefusal';
  readonly status: number;
  readonly body: object;
  constructor(status: number, error: string, code: number, description: string) {
    super(description);
    this.status = status;
    const ids = { trace_id: randomUUID(), correlation_id: randomUUID() };
    this.body = {
      error,
      error_description: `AADSTS${code}: ${description}`,
      error_codes: [code],
      timestamp: new Date().toISOString(),
      ...ids,
    };
  }
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** Asked for by every library, granted without a word. */
const OIDC = ['openid', 'profile', 'offline_access', 'email'];

/** @throws EntraRefusal */
export async function grant(world: World, tokens: Tokens, tenant: string, form: Form): Promise<object> {
  authenticate(world, tenant, form);
  if (form.grant_type === 'client_credentials') return clientCredentials(world, tokens, form.scope ?? '');
  if (form.grant_type === JWT_BEARER && form.requested_token_use === 'on_behalf_of') return onBehalfOf(world, tokens, form);
  throw new EntraRefusal(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${form.grant_type}'.`);
}

function authenticate({ registration }: World, tenant: string, form: Form): void {
  if (tenant !== registration.tenant) throw new EntraRefusal(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
  if (form.client_id !== registration.clientId) {
    throw new EntraRefusal(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${form.client_id}' was not found in the directory.`,
    );
  }
  if (form.client_secret !== registration.clientSecret)
    throw new EntraRefusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
  if (registration.secretExpired)
    throw new EntraRefusal(401, 'invalid_client', 7000222, `The provided client secret keys for app '${form.client_id}' are expired.`);
}

async function clientCredentials({ registration }: World, tokens: Tokens, scope: string): Promise<object> {
  const resource = scope.split(' ').find((one) => !OIDC.includes(one)) ?? '';
  if (!resource.endsWith('/.default')) {
    throw new EntraRefusal(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${resource} is not valid. Client credential flows must have /.default.`,
    );
  }
  const audience = resource.slice(0, -'/.default'.length);
  if (audience !== GRAPH && !(audience === BOT_FRAMEWORK && registration.botRegistered)) {
    throw new EntraRefusal(400, 'invalid_resource', 500011, `The resource principal named ${audience} was not found in the tenant.`);
  }
  return { ...bearer, access_token: await tokens.forApp(audience) };
}

async function onBehalfOf(world: World, tokens: Tokens, { assertion = '', scope = '' }: Form): Promise<object> {
  const someone = await personBehind(world, tokens, assertion);
  const wanted = scope.split(' ').filter((one) => one !== '' && !OIDC.includes(one));
  const scopes = wanted.map((one) => one.replace(`${GRAPH}/`, ''));
  const refused = scopes.find((one) => !world.registration.scopes.includes(one));
  if (refused !== undefined) {
    throw new EntraRefusal(
      400,
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application for '${refused}'.`,
    );
  }
  if (world.registration.wantsSecondFactor)
    throw new EntraRefusal(400, 'interaction_required', 50076, 'You must use multi-factor authentication to access the resource.');
  return {
    ...bearer,
    scope: wanted.join(' '),
    access_token: await tokens.onBehalfOf(someone, scopes),
    id_token: await tokens.idToken(someone),
    client_info: Buffer.from(JSON.stringify({ uid: someone.id, utid: world.registration.tenant })).toString('base64url'),
  };
}

/** Only a token that was issued here for our client lets it speak for somebody. */
async function personBehind(world: World, tokens: Tokens, assertion: string): Promise<Someone> {
  const claims = await tokens.entra.verify(assertion);
  const valid = claims?.iss === tokens.issuer && claims.aud === world.registration.clientId && claims['scp'] === 'access_as_user';
  const someone = valid ? world.people.get(String(claims['oid'])) : undefined;
  if (someone === undefined)
    throw new EntraRefusal(400, 'invalid_grant', 50013, 'Assertion failed signature validation or is not meant for this client.');
  return someone;
}

const bearer = { token_type: 'Bearer', expires_in: LIFETIME, ext_expires_in: LIFETIME };
