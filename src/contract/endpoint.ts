// Kinds of endpoint that can't be swapped: one knows who is asking, one must not, one is for our other server.
import type * as z from 'zod/mini';
import type { Access } from './access.ts';

/** Parameters by name. */
export type Params = z.ZodMiniObject;

interface Shape<P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType> {
  method: 'GET' | 'POST' | 'PUT';
  /** `:name` stands for a parameter; those that have no place here stand in the query. */
  path: `/${string}`;
  params: P;
  request: Q;
  response: S;
}

export interface MemberEndpoint<
  P extends Params = Params,
  Q extends z.ZodMiniType = z.ZodMiniType,
  S extends z.ZodMiniType = z.ZodMiniType,
> extends Shape<P, Q, S> {
  audience: 'member';
  /** Who may call it. */
  access: Access;
}

/** No token, no cookie, no referrer; nothing about the request is logged. */
export interface AnonymousEndpoint<
  P extends Params = Params,
  Q extends z.ZodMiniType = z.ZodMiniType,
  S extends z.ZodMiniType = z.ZodMiniType,
> extends Shape<P, Q, S> {
  audience: 'anonymous';
}

/** Between our own two servers: it knows a secret, and no person. */
export interface ServerEndpoint<
  P extends Params = Params,
  Q extends z.ZodMiniType = z.ZodMiniType,
  S extends z.ZodMiniType = z.ZodMiniType,
> extends Shape<P, Q, S> {
  audience: 'server';
}

export const member = <P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  shape: Shape<P, Q, S> & { access: Access },
): MemberEndpoint<P, Q, S> => ({
  audience: 'member',
  ...shape,
});

export const anonymous = <P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  shape: Shape<P, Q, S>,
): AnonymousEndpoint<P, Q, S> => ({ audience: 'anonymous', ...shape });

export const server = <P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  shape: Shape<P, Q, S>,
): ServerEndpoint<P, Q, S> => ({
  audience: 'server',
  ...shape,
});
