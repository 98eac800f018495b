// A folder with one JSON file for each document.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { durableFile, namesIn, UNFINISHED, type DurableFile } from './durable-file.ts';
import { isMemory, memoryFile } from './memory.ts';

const ENDING = '.json';

/** Where a document lies, whatever characters its key has. */
export const pathOf = (folder: string, key: string): string => join(folder, `${encodeURIComponent(key)}${ENDING}`);

/** @returns the file of each document */
export function filesIn(folder: string): (key: string) => DurableFile {
  if (isMemory(folder)) return memoryFile;
  const names = namesIn(folder);
  return (key) => durableFile(pathOf(folder, key), names);
}

/**
 * Reads everything and changes nothing; a folder that is not there holds nothing.
 * @returns what the files hold, by key  @throws an Error that names a file that is no JSON
 */
export async function readFolder(folder: string): Promise<Map<string, object>> {
  const documents = new Map<string, object>();
  const file = filesIn(folder);
  for (const name of await namesOf(folder)) {
    if (!name.endsWith(ENDING)) continue;
    const key = decodeURIComponent(name.slice(0, -ENDING.length));
    const document = await file(key).read();
    if (document !== null) documents.set(key, document);
  }
  return documents;
}

/** Takes away what interrupted writes left. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await namesOf(folder)) if (name.endsWith(UNFINISHED)) await rm(join(folder, name));
}

const namesOf = (folder: string): Promise<string[]> =>
  isMemory(folder)
    ? Promise.resolve([])
    : readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return [];
      });
