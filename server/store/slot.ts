// The place on disk of one thing that lives in memory.
import { Low } from 'lowdb';
import { durableFile } from './durable-file.ts';
import { groupCommit, type GroupCommit } from './group-commit.ts';
import { isMemory, memoryFile } from './memory.ts';

/** Ends the process: after a failed write nobody knows what the disk holds, and nothing may be acknowledged any more. */
export type Fatal = (error: unknown) => never;

/** @param current what is to be stored now; `undefined` takes the file away */
export function slot<T extends object>(path: string, current: () => T | undefined, fatal: Fatal): GroupCommit {
  const file = isMemory(path) ? memoryFile<T>() : durableFile<T>(path);
  const low = new Low<T | null>(file, null);
  return groupCommit(() => {
    low.data = current() ?? null;
    return (low.data === null ? file.remove() : low.write()).catch(fatal);
  });
}
