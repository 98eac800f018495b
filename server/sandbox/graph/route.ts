// One thing that Graph can do, who may do it, and how an address is found in the table of them.
import type { World } from '../world/world.ts';

/** From the manifest's `activities.activityTypes`. */
export interface ActivityType {
  type: string;
  templateText: string;
}

export interface Scene {
  world: World;
  /** Declared in the manifest. */
  activityTypes: readonly ActivityType[];
}

export interface Call extends Scene {
  params: Record<string, string>;
  query: URLSearchParams;
  /** The path as it was asked for, for links to the next page. */
  path: string;
  /** The header of that name. */
  prefer: string;
  body: unknown;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `:name` stands for one segment. */
  path: string;
  /** Any one of these is enough; an empty list means that this kind of token can't do it at all. */
  app: readonly string[];
  delegated: readonly string[];
  /** Graph's code for a token that lacks the permission. */
  denied: string;
  answer(call: Call): Reply | Promise<Reply>;
}

export const ok = (body: object): Reply => ({ status: 200, body });

/** @returns the parameters in the path, or `undefined` if it is not this route's. */
export function match({ path }: Pick<Route, 'path'>, actual: string): Record<string, string> | undefined {
  const pattern = path.split('/');
  const segments = actual.split('/');
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [nth, part] of pattern.entries()) {
    const segment = decodeURIComponent(segments[nth] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
