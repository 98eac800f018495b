// Who calls Graph: an app or a person, proved by a token that our Entra ID issued for Graph, and what it may do.
import { GRAPH, type Tokens } from '../entra/tokens.ts';
import { hasMutual } from '../world/other-team.ts';
import type { World } from '../world/world.ts';
import { GraphRefusal } from './refusal.ts';
import type { Route } from './route.ts';

export interface GraphCaller {
  /** The person in whose name a delegated token speaks; `null` for an app. */
  user: string | null;
  permissions: readonly string[];
}

/** @throws GraphRefusal 401 */
export async function callerOf(tokens: Tokens, authorization: string | undefined): Promise<GraphCaller> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const claims = await tokens.entra.verify(token);
  if (claims === undefined) throw unauthenticated('Access token validation failure.');
  if (claims.aud !== GRAPH) throw unauthenticated('Access token validation failure. Invalid audience.');
  const { scp, oid, roles = [] } = claims;
  if (typeof scp !== 'string') return { user: null, permissions: [roles].flat().map(String) };
  return { user: String(oid), permissions: scp.split(' ') };
}

/**
 * A permission for the whole tenant, or for an app one that came with its installation in the team that the call is about:
 * https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
 * @throws GraphRefusal 403
 */
export function mustMay(
  { user, permissions }: GraphCaller,
  route: Route,
  { user: owner, team }: Record<string, string>,
  world: World,
): void {
  const enough = user === null ? route.app : route.delegated;
  const foreign = user !== null && owner !== undefined && owner !== user;
  const ofTeam = user === null && hasMutual(world, team) ? world.registration.teamGrants : [];
  const granted = [...permissions, ...ofTeam];
  if (foreign || !enough.some((permission) => granted.includes(permission))) {
    const kind = user === null ? ['role', 'Roles'] : ['scope', 'Scopes'];
    const resourceSpecific = user === null ? ` Resource specific consent grants on the request '${ofTeam.join(', ')}'.` : '';
    throw new GraphRefusal(403, route.denied, DENIED[route.denied] ?? missing(kind, enough, permissions) + resourceSpecific);
  }
}

/** What Exchange and the directory say; Teams names what is missing. */
const DENIED: Record<string, string> = {
  ErrorAccessDenied: 'Access is denied. Check credentials and try again.',
  Authorization_RequestDenied: 'Insufficient privileges to complete the operation.',
};
const missing = ([kind = '', kinds = '']: string[], enough: readonly string[], permissions: readonly string[]) =>
  `Missing ${kind} permissions on the request. API requires one of '${enough.join(', ')}'. ${kinds} on the request '${permissions.join(', ')}'.`;

const unauthenticated = (message: string) => new GraphRefusal(401, 'InvalidAuthenticationToken', message);
