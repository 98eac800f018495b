// Forgetting for good: a table written anew with what is alive, because a row that is deleted stays in its file.
import type { Database } from './database.ts';
import { groupCommit } from '../group-commit.ts';

/**
 * A backup or a long query may hold the table; then this gives up and is tried again, for everything queues behind it. Autovacuum
 * makes way sooner (after `deadlock_timeout`, one second).
 */
const LOCK_WITHIN = '2s';

/**
 * After it resolves, table, indexes and TOAST are new files without anything that was deleted before the call; the system has let go
 * of the old ones (PostgreSQL unlinks them; the next checkpoint at the latest gives their space back). All rows have one `xmin` and lie
 * in the order of `key`. Callers that come while it runs share the next run.
 *
 * Not `VACUUM FULL`: it copies deleted rows too as long as any transaction in the database, be it a backup's, is older than the deletion.
 *
 * What it can't reach: the write-ahead log. Every value and the order of commits stay in `pg_wal` until a checkpoint drops the segment,
 * in recycled segments even longer, and in archives and replicas for as long as they are kept. For the ballots' database: no archive,
 * `wal_level = minimal`, `wal_recycle = off`.
 */
export function rewriting(database: Pick<Database, 'query'>, table: string, key: string): () => Promise<void> {
  // Without values it is one message and so one transaction (protocol, "Multiple Statements in a Simple Query").
  const text = `
    set local lock_timeout = '${LOCK_WITHIN}';
    lock table ${table};
    create temporary table kept on commit drop as select * from ${table};
    truncate ${table};
    insert into ${table} select * from kept order by ${key}`;
  const rewrite = async () => void (await database.query(text, undefined, { long: true }));
  let shared = groupCommit(rewrite);
  return () =>
    shared.save().catch((error: unknown) => {
      shared = groupCommit(rewrite);
      throw error;
    });
}
