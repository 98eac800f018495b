// The place on disk of one thing that lives in memory.
import { Low } from 'lowdb';
import { StoreUnavailable } from '../../records/documents.ts';
import type { DurableFile } from './durable-file.ts';
import { groupCommit, type GroupCommit } from '../group-commit.ts';

/** Ends the process: after a failed write nobody knows what the disk holds, and nothing may be acknowledged any more. */
export type Fatal = (error: unknown) => never;

/** @param current what is to be stored now; `undefined` takes the file away */
export function slot(file: DurableFile, current: () => object | undefined, fatal: Fatal): GroupCommit {
  const low = new Low<object | null>(file, null);
  return groupCommit(() => {
    low.data = current() ?? null;
    return (low.data === null ? file.remove() : low.write()).catch((error: unknown) => {
      // It did not begin: the disk holds what it held, and memory what the next write stores.
      if (error instanceof StoreUnavailable) throw error;
      return fatal(error);
    });
  });
}
