// Who is asking, as a verified token says: proof, never what a body or another header claims.
import type { UserId } from '#domain/ids';

export interface Caller {
  user: UserId;
  /** Has the app role of an admin. */
  admin: boolean;
  /** The token itself, for calls in their own name. */
  assertion: string;
}

/** Turns an Authorization header into a caller. Refuses `no-token`, `bad-token`, `foreign-tenant`. */
export type VerifyToken = (authorization: string | undefined) => Promise<Caller>;
