// A schema that makes itself and follows the versions: steps of SQL, each run once.
import { escapeIdentifier, type Pool } from 'pg';

/** SQL, or what can't be said in SQL; all in one transaction. */
export type Step = string | ((database: Queryable) => Promise<void>);

export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * Runs the steps that this database has not seen, all or none. Instances that start together wait for each other.
 * No library: `node-pg-migrate` and its like want files beside the build, for what is a lock, a counter and a loop.
 * @param steps only ever appended to, never changed: an older one has run somewhere  @throws an Error on a database that knows more
 */
export async function migrate(pool: Pool, schema: string, steps: readonly Step[]): Promise<void> {
  const client = await pool.connect();
  client.on('error', () => undefined);
  let failed = true;
  const transaction: Queryable = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await client.query<Row>(text, [...values])).rows,
  };
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`mutual ${schema}`]);
    await client.query(creation(schema));
    await client.query('create table if not exists migrations (step integer primary key)');
    const { rows } = await client.query<{ seen: number }>('select count(*)::int as seen from migrations');
    const seen = rows[0]?.seen ?? 0;
    if (seen > steps.length) throw new Error(`The database was made by a newer version: schema ${schema} is at step ${seen}.`);
    for (const [place, step] of steps.entries()) {
      if (place < seen) continue;
      await (typeof step === 'string' ? client.query(step) : step(transaction));
      await client.query('insert into migrations values ($1)', [place]);
    }
    await client.query('commit');
    failed = false;
  } finally {
    // A connection that is not given back ends, and its transaction with it.
    client.release(failed);
  }
}

/** Not `if not exists`: that asks for the right to create schemas even where an administrator has made this one. */
const creation = (schema: string) =>
  `do $$ begin if to_regnamespace('${escapeIdentifier(schema)}') is null then create schema ${escapeIdentifier(schema)}; end if; end $$`;
