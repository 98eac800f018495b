// A folder with one JSON file for each document.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableRecord } from '../../records/versions.ts';
import { durableFile, namesIn, UNFINISHED, type DurableFile } from './durable-file.ts';
import { isMemory, memoryFile } from './memory.ts';

const ENDING = '.json';

/** Where a document lies, whatever characters its key has. */
export const pathOf = (folder: string, key: string): string => join(folder, nameOf(key));
const nameOf = (key: string) => `${encodeURIComponent(key)}${ENDING}`;

/** @returns the file of each document */
export function filesIn(folder: string): (key: string) => DurableFile {
  if (isMemory(folder)) return memoryFile;
  const names = namesIn(folder);
  return (key) => durableFile(pathOf(folder, key), names);
}

/**
 * Reads everything and changes nothing; a folder that is not there holds nothing.
 * @returns what the files hold, by key  @throws an Error that names a file that is none of ours or no JSON
 */
export async function readFolder(folder: string): Promise<Map<string, object>> {
  const documents = new Map<string, object>();
  const file = filesIn(folder);
  for (const name of await namesOf(folder)) {
    if (!name.endsWith(ENDING)) continue;
    const key = keyOf(name);
    const document = key === undefined ? undefined : await file(key).read().catch(noFile);
    if (key === undefined || document === undefined)
      throw new UnreadableRecord(`${join(folder, name)} is no file that Mutual has written. Take it away.`);
    if (document !== null) documents.set(key, document);
  }
  return documents;
}

/** @returns `undefined` for a name that no key has */
function keyOf(name: string): string | undefined {
  try {
    const key = decodeURIComponent(name.slice(0, -ENDING.length));
    return nameOf(key) === name ? key : undefined;
  } catch {
    return undefined;
  }
}

/** A folder that is called like one. */
function noFile(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'EISDIR') throw error;
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
