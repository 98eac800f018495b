// The sandbox starts afresh in PostgreSQL too: its own schema goes, with all that is in it.
import { Client, escapeIdentifier } from 'pg';

export async function dropSchema({ url, schema }: { url: string; schema: string }): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop schema if exists ${escapeIdentifier(schema)} cascade`);
  } finally {
    await client.end();
  }
}
