// A folder with one JSON file for each document.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { durableFile, UNFINISHED } from './durable-file.ts';
import { isMemory } from './memory.ts';

const ENDING = '.json';

/** The file of a document, whatever characters its key has. */
export const fileOf = (folder: string, key: string): string => join(folder, `${encodeURIComponent(key)}${ENDING}`);

/**
 * Makes the folder if need be, takes away what interrupted writes left, and reads everything.
 * @returns documents by key  @throws an Error that names a file that can't be read
 */
export async function readFolder<T>(folder: string): Promise<Map<string, T>> {
  const documents = new Map<string, T>();
  if (isMemory(folder)) return documents;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (name.endsWith(UNFINISHED)) await rm(join(folder, name));
    if (!name.endsWith(ENDING)) continue;
    const document = await durableFile<T>(join(folder, name)).read();
    if (document !== null) documents.set(decodeURIComponent(name.slice(0, -ENDING.length)), document);
  }
  return documents;
}
