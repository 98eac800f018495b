// Kinds of endpoint that can't be swapped: one knows who is asking, one must not, one is for our other server.
import type * as z from 'zod/mini';

interface Shape<P extends z.ZodMiniType, Q extends z.ZodMiniType, S extends z.ZodMiniType> {
  method: 'GET' | 'POST' | 'PUT';
  /** `:name` stands for a parameter. */
  path: `/${string}`;
  params: P;
  request: Q;
  response: S;
}

export interface MemberEndpoint<
  P extends z.ZodMiniType = z.ZodMiniType,
  Q extends z.ZodMiniType = z.ZodMiniType,
  S extends z.ZodMiniType = z.ZodMiniType,
> extends Shape<P, Q, S> {
  audience: 'member';
}

/** No token, no cookie, no referrer; nothing about the request is logged. */
export interface AnonymousEndpoint<
  P extends z.ZodMiniType = z.ZodMiniType,
  Q extends z.ZodMiniType = z.ZodMiniType,
  S extends z.ZodMiniType = z.ZodMiniType,
> extends Shape<P, Q, S> {
  audience: 'anonymous';
}

/** Between our own two servers: it knows a secret, and no person. */
export interface ServerEndpoint<
  P extends z.ZodMiniType = z.ZodMiniType,
  Q extends z.ZodMiniType = z.ZodMiniType,
  S extends z.ZodMiniType = z.ZodMiniType,
> extends Shape<P, Q, S> {
  audience: 'server';
}

export const member = <P extends z.ZodMiniType, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  shape: Shape<P, Q, S>,
): MemberEndpoint<P, Q, S> => ({
  audience: 'member',
  ...shape,
});

export const anonymous = <P extends z.ZodMiniType, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  shape: Shape<P, Q, S>,
): AnonymousEndpoint<P, Q, S> => ({ audience: 'anonymous', ...shape });

export const server = <P extends z.ZodMiniType, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  shape: Shape<P, Q, S>,
): ServerEndpoint<P, Q, S> => ({
  audience: 'server',
  ...shape,
});
