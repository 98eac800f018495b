// A PostgreSQL of the bench's own, as durable as it comes.
import { newDatabase, ownPostgres } from '../support/postgres.ts';
import type { Progress } from './ratio.ts';

/** @param act gets the address of an empty database */
export async function inPostgres<T>(progress: Progress, act: (url: string) => Promise<T>): Promise<T> {
  progress('starting PostgreSQL');
  const server = await ownPostgres([]);
  try {
    return await act(await newDatabase(server.url));
  } finally {
    await server.stop();
  }
}
