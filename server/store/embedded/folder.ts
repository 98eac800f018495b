// A folder with one JSON file for each document.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { durableFile, namesIn, UNFINISHED, type DurableFile } from './durable-file.ts';
import { isMemory, memoryFile } from './memory.ts';

const ENDING = '.json';

/** Where a document lies, whatever characters its key has. */
export const pathOf = (folder: string, key: string): string => join(folder, `${encodeURIComponent(key)}${ENDING}`);

/** @returns the file of each document */
export function filesIn<T>(folder: string): (key: string) => DurableFile<T> {
  if (isMemory(folder)) return memoryFile;
  const names = namesIn(folder);
  return (key) => durableFile(pathOf(folder, key), names);
}

/**
 * Makes the folder if need be, takes away what interrupted writes left, and reads everything.
 * @returns documents by key  @throws an Error that names a file that can't be read
 */
export async function readFolder<T>(folder: string): Promise<Map<string, T>> {
  const documents = new Map<string, T>();
  if (isMemory(folder)) return documents;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = filesIn<T>(folder);
  for (const name of await readdir(folder)) {
    if (name.endsWith(UNFINISHED)) await rm(join(folder, name));
    if (!name.endsWith(ENDING)) continue;
    const key = decodeURIComponent(name.slice(0, -ENDING.length));
    const document = await file(key).read();
    if (document !== null) documents.set(key, document);
  }
  return documents;
}
