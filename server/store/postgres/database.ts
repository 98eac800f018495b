// One schema of a PostgreSQL database: connections that come back by themselves, and what it means when they break.
import { DatabaseError, escapeIdentifier, Pool, type ClientBase } from 'pg';
import { StoreUnavailable } from '../../records/documents.ts';
import { migrate, type Step } from './migrations.ts';

/** Where a store's tables are. Several stores can share a database, each in its own schema. */
export interface DatabaseLocation {
  /** `postgres://user:password@host:port/database`. A pooler in between must give whole sessions (PgBouncer: `pool_mode=session`). */
  url: string;
  schema: string;
}

export interface Database {
  /**
   * One statement, or several in one transaction if there are no values.
   * Rejects with `StoreUnavailable` if nobody knows whether it happened, or if it did not and may later.
   */
  query<Row extends object>(text: string, values?: readonly unknown[], options?: QueryOptions): Promise<Row[]>;
  close(): Promise<void>;
}

interface QueryOptions {
  /** Prepares the statement under this name, once for each connection. */
  name?: string;
  /** Grows with the members of a pulse, of which there may be a million. */
  long?: boolean;
}

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than a statement takes: a network that is silent must not keep a caller for ever. */
const QUERY_TIMEOUT_MS = 20_000;
const LONG_QUERY_TIMEOUT_MS = 600_000;

/**
 * Classes of SQLSTATE that speak of the server and not of the statement: connection, conflict with another transaction, resources,
 * locks, shutdown, disk; and a server that became a read-only replica (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const PASSING = /^(08|40|53|55|57|58|25006)/;

/** @param steps what makes the schema, see `migrate`  @throws an Error if the database can't be reached or is of a newer version */
export async function openDatabase({ url, schema }: DatabaseLocation, steps: readonly Step[]): Promise<Database> {
  const session = {
    // What is acknowledged is on disk, whatever the server's default says.
    onConnect: async (client: ClientBase) => {
      await client.query(`set search_path to ${escapeIdentifier(schema)}; set synchronous_commit to on`);
    },
  };
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...session,
  });
  // An idle connection broke: the pool has dropped it, and the next query gets another.
  pool.on('error', () => undefined);
  try {
    await migrate(pool, schema, steps);
  } catch (error) {
    await pool.end();
    throw error;
  }
  let ending: Promise<void> | undefined;
  return {
    query: async <Row extends object>(text: string, values?: readonly unknown[], { name, long }: QueryOptions = {}) => {
      const query_timeout = long ? LONG_QUERY_TIMEOUT_MS : QUERY_TIMEOUT_MS;
      const statement = { text, ...(values && { values: [...values] }), ...(name && { name }), query_timeout };
      const { rows } = await pool.query<Row>(statement).catch(unavailable);
      return rows;
    },
    close: () => (ending ??= pool.end()),
  };
}

function unavailable(error: unknown): never {
  if (error instanceof DatabaseError && !PASSING.test(error.code ?? '')) throw error;
  throw new StoreUnavailable(String(error), { cause: error });
}
