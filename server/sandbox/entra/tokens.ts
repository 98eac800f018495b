// Every kind of token that is issued here, with the claims that Microsoft puts into it.
// https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Someone, World } from '../world/world.ts';
import type { Keys } from './keys.ts';

export const GRAPH = 'https://graph.microsoft.com';
export const BOT_FRAMEWORK = 'https://api.botframework.com';

/** Seconds. */
export const LIFETIME = 3_600;
/** The client id of Teams in the browser, which asks for the tab's token. */
const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

export interface Tokens {
  entra: Keys;
  bots: Keys;
  issuer: string;
  /** The tab's SSO token. `claims` replaces what a test wants to be wrong; `lifetime` in seconds. */
  sso(someone: Someone, claims?: JWTPayload, lifetime?: number): Promise<string>;
  forApp(audience: string): Promise<string>;
  onBehalfOf(someone: Someone, scopes: string[]): Promise<string>;
  idToken(someone: Someone): Promise<string>;
  /** What the connector shows to the bot. */
  connector(serviceUrl: string, claims?: JWTPayload): Promise<string>;
}

/** @param entra signs for Entra ID. @param bots signs for the Bot Framework. */
export function tokens(world: World, entra: Keys, bots: Keys): Tokens {
  const { tenant, clientId } = world.registration;
  const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;
  const app = { tid: tenant, appid: clientId, azp: clientId, idtyp: 'app', oid: clientId, sub: clientId };
  const person = ({ id, name, mail }: Someone) => ({ tid: tenant, oid: id, sub: id, name, preferred_username: mail });

  return {
    entra,
    bots,
    issuer,

    sso(someone, claims = {}, lifetime = LIFETIME) {
      const roles = someone.admin ? { roles: ['Pulse.Admin'] } : {};
      return entra.sign(
        // No two are alike, or what somebody was allowed a moment ago would be found under the same token.
        {
          ver: '2.0',
          uti: randomUUID(),
          iss: issuer,
          aud: clientId,
          azp: TEAMS_WEB,
          scp: 'access_as_user',
          ...person(someone),
          ...roles,
          ...claims,
        },
        lifetime,
      );
    },

    forApp: (audience) => {
      const iss = `https://sts.windows.net/${tenant}/`;
      return entra.sign(
        { ver: '1.0', iss, aud: audience, ...app, ...(audience === GRAPH && { roles: world.registration.roles }) },
        LIFETIME,
      );
    },

    onBehalfOf: (someone, scopes) =>
      entra.sign(
        { ver: '1.0', iss: `https://sts.windows.net/${tenant}/`, aud: GRAPH, appid: clientId, scp: scopes.join(' '), ...person(someone) },
        LIFETIME,
      ),

    idToken: (someone) => entra.sign({ ver: '2.0', iss: issuer, aud: clientId, ...person(someone) }, LIFETIME),

    connector: (serviceUrl, claims = {}) => bots.sign({ iss: BOT_FRAMEWORK, aud: clientId, serviceurl: serviceUrl, ...claims }, LIFETIME),
  };
}
