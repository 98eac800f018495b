// A lowdb adapter whose write is over only when the disk has it: after a power cut the file is the old one or the new one, whole.
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { readJson } from '#domain/json';
import { StoreUnavailable } from '../../records/documents.ts';
import { REMEDY, UnreadableRecord } from '../../records/versions.ts';
import { groupCommit, type GroupCommit } from '../group-commit.ts';

/** What a write that was cut short leaves beside the file. */
export const UNFINISHED = '.tmp';

export interface DurableFile extends Adapter<object | null> {
  /** Takes the file away, durably; does nothing if there is none. */
  remove(): Promise<void>;
}

/**
 * One JSON object (or, for a file that is not there, `null`) in one file that only this user may read.
 * `read` throws an Error that names a file that can't be read.
 * `write` stores the data as it is at the call; one call at a time. It rejects with `StoreUnavailable` if the process has too many files open.
 * @param names of the folder that it lies in
 */
export function durableFile(path: string, names: GroupCommit): DurableFile {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(missing);
      return text === null ? null : parse(path, text);
    },
    // Serialised before the first await: what changes while the disk works belongs to the next write.
    write: (data) => replace(path, JSON.stringify(data), names),
    remove: async () => {
      await rm(path, { force: true });
      await names.save();
    },
  };
}

async function replace(path: string, text: string, names: GroupCommit): Promise<void> {
  const unfinished = `${path}${UNFINISHED}`;
  const file = await open(unfinished, 'w', 0o600).catch(full);
  try {
    await writeAll(file, Buffer.from(text));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  await names.save();
}

/** Node's own `writeFile` costs twice as much of a processor for a small file, and every answer waits for one. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from)).bytesWritten;
}

/** Makes the names of the files in a folder durable, of many at once. Without it a new name may be gone after a power cut. */
export const namesIn = (folder: string): GroupCommit => groupCommit(() => syncFolder(folder));

/** Windows can't open a folder, and NTFS keeps a journal of names. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r').catch(full);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Too many files are open, here or in the whole system: nothing was touched, so that the same can be done again. */
function full(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EMFILE' && error.code !== 'ENFILE') throw error;
  throw new StoreUnavailable(`Too many files are open (${error.code}).`, { cause: error });
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function parse(path: string, text: string): object {
  const data = readJson(text);
  if (typeof data !== 'object' || data === null) throw new UnreadableRecord(`${path} is damaged. ${REMEDY}`);
  return data;
}
