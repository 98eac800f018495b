// One PostgreSQL for all files of a run, each of which has databases of its own: the server at DATABASE_URL, or one that ends with the run.
import type { TestProject } from 'vitest/node';
import { ownPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whose user is a superuser. */
    postgres: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const url = process.env['DATABASE_URL'];
  if (url) {
    provide('postgres', url);
    return undefined;
  }
  const server = await ownPostgres();
  provide('postgres', server.url);
  return server.stop;
}
