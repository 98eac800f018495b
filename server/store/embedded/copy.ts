// The embedded stores, file by file. Nobody else has them meanwhile.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTS, type Copyable, type Entry, type Part, type StoreName } from '../copy/copy.ts';
import { lockFolder } from './folder-lock.ts';
import { filesIn, readFolder } from './folder.ts';

const STORES = Object.keys(PARTS) as StoreName[];
const storeOf = (part: Part): StoreName => STORES.find((store) => (PARTS[store] as readonly Part[]).includes(part))!;

/** @throws an Error if a server is running on the folder */
export async function copyEmbedded(folder: string): Promise<Copyable> {
  const unlocks: (() => Promise<void>)[] = [];
  const close = async () => void (await Promise.all(unlocks.map((unlock) => unlock())));
  const placeOf = (part: Part) => join(folder, storeOf(part), part);
  const parts = STORES.flatMap((store) => [...PARTS[store]] as Part[]);
  try {
    for (const store of STORES) {
      await mkdir(join(folder, store), { recursive: true, mode: 0o700 });
      unlocks.push(await lockFolder(join(folder, store)));
    }
  } catch (error) {
    await close();
    throw error;
  }

  async function* read(): AsyncGenerator<Entry> {
    for (const part of parts) for (const [key, content] of await readFolder(placeOf(part))) yield { part, key, content };
  }

  return {
    close,
    read,
    isEmpty: async () => {
      const names = await Promise.all(parts.map((part) => readdir(placeOf(part)).catch(() => [])));
      return names.flat().length === 0;
    },
    write: async (entries) => {
      for (const part of parts) await mkdir(placeOf(part), { recursive: true, mode: 0o700 });
      for await (const { part, key, content } of entries) await filesIn(placeOf(part))(key).write(content as object);
    },
  };
}
