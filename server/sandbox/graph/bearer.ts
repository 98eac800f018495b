// Who calls Graph: an app or a person, proved by a token that our Entra ID issued for Graph, and what it may do.
import { GRAPH, type Tokens } from '../entra/tokens.ts';
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

/** @param user whose resource it is, if it is a person's. @throws GraphRefusal 403 */
export function mustMay({ user, permissions }: GraphCaller, route: Route, owner: string | undefined): void {
  const enough = user === null ? route.app : route.delegated;
  const foreign = user !== null && owner !== undefined && owner !== user;
  if (foreign || !enough.some((permission) => permissions.includes(permission))) {
    const needed = enough.length > 0 ? `API requires one of '${enough.join(', ')}'.` : 'API does not support this kind of permission.';
    throw new GraphRefusal(403, route.denied, `Missing permission on the request. ${needed}`);
  }
}

const unauthenticated = (message: string) => new GraphRefusal(401, 'InvalidAuthenticationToken', message);
