// Documents as rows, each replaced whole if nobody was faster. They hold no lock while an edit runs.
import { MissingDocument, type Documents } from '../../records/documents.ts';
import { readRecord, writeRecord, type Kind } from '../../records/versions.ts';
import type { Database } from './database.ts';
import { rewriting } from './rewrite.ts';

/** The columns of every table of documents. `json` keeps a text as it was written; `jsonb` refuses some (`\u0000`). */
export const DOCUMENT = 'key text collate "C" primary key, revision integer not null default 0, document json not null';

interface Table<T> {
  table: string;
  kind: Kind<T>;
  /** What else the row says, from the document, so that it can be searched. */
  columns?: Record<string, (document: T) => unknown>;
}

export interface PostgresDocuments<T> extends Documents<T> {
  /** The documents of the rows that match. @param rest of the statement, after `where` */
  where(rest: string, values: unknown[]): Promise<T[]>;
}

export function postgresDocuments<T extends object>(
  database: Pick<Database, 'query'>,
  { table, kind, columns = {} }: Table<T>,
): PostgresDocuments<T> {
  const names = ['document', ...Object.keys(columns)];
  const valuesOf = (document: T) => [
    JSON.stringify(writeRecord(kind, document)),
    ...Object.values(columns).map((column) => column(document)),
  ];
  const rewrite = rewriting(database, table, 'key');
  const select = `select revision, document from ${table} where key = $1`;
  const insert = `insert into ${table} (key, ${names.join()}) values ($1, ${names.map((_, place) => `$${place + 2}`).join()})
    on conflict do nothing`;
  const update = `update ${table} set revision = revision + 1, ${names.map((name, place) => `${name} = $${place + 3}`).join()}
    where key = $1 and revision = $2 returning revision`;

  const parse = (key: string, document: unknown) => readRecord(kind, `The row ${key} of ${table}`, document);

  async function find(key: string): Promise<{ revision: number; document: T } | undefined> {
    const [found] = await database.query<{ revision: number; document: unknown }>(select, [key], { name: `${table}-find` });
    return found && { revision: found.revision, document: parse(key, found.document) };
  }

  async function tryChange<R>(key: string, edit: (draft: T) => R): Promise<R> {
    const found = await find(key);
    if (found === undefined) throw new MissingDocument(key);
    const { revision, document } = found;
    const result = edit(document);
    const changed = await database.query(update, [key, revision, ...valuesOf(document)]);
    return changed.length === 0 ? tryChange(key, edit) : result;
  }

  /** One after another on this instance, so that only another one can be faster. */
  const turns = new Map<string, Promise<unknown>>();
  function serialized<R>(key: string, work: () => Promise<R>): Promise<R> {
    const mine = (turns.get(key) ?? Promise.resolve()).then(work, work);
    turns.set(key, mine);
    return mine.finally(() => turns.get(key) === mine && turns.delete(key));
  }

  return {
    read: async (key) => (await find(key))?.document,
    create: async (key, document) => void (await database.query(insert, [key, ...valuesOf(document)])),
    change: (key, edit) => serialized(key, () => tryChange(key, edit)),
    // The table is rewritten even if the row is gone: an earlier call may have been cut short in between.
    remove: async (key) => {
      await database.query(`delete from ${table} where key = $1`, [key]);
      await rewrite();
    },
    where: async (rest, values) => {
      const found = await database.query<{ key: string; document: unknown }>(`select key, document from ${table} where ${rest}`, values);
      return found.map(({ key, document }) => parse(key, document));
    },
  };
}
