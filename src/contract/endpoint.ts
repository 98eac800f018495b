// Two kinds of endpoint that can't be swapped: one knows who is asking, the other must not.
import type { z } from 'zod';

interface Shape<P extends z.ZodType, Q extends z.ZodType, S extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT';
  /** `:name` stands for a parameter. */
  path: `/${string}`;
  params: P;
  request: Q;
  response: S;
}

export interface MemberEndpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  S extends z.ZodType = z.ZodType,
> extends Shape<P, Q, S> {
  audience: 'member';
}

/** No token, no cookie, no referrer; nothing about the request is logged. */
export interface AnonymousEndpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  S extends z.ZodType = z.ZodType,
> extends Shape<P, Q, S> {
  audience: 'anonymous';
}

export const member = <P extends z.ZodType, Q extends z.ZodType, S extends z.ZodType>(shape: Shape<P, Q, S>): MemberEndpoint<P, Q, S> => ({
  audience: 'member',
  ...shape,
});

export const anonymous = <P extends z.ZodType, Q extends z.ZodType, S extends z.ZodType>(
  shape: Shape<P, Q, S>,
): AnonymousEndpoint<P, Q, S> => ({ audience: 'anonymous', ...shape });
