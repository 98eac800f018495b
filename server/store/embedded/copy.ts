// The embedded stores, file by file. Nobody else has them meanwhile.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRecord, type Kind } from '../../records/versions.ts';
import { BALLOT_KINDS } from '../ballot-parts.ts';
import { PARTS, type Copyable, type Entry, type Part, type StoreName } from '../copy/copy.ts';
import { MEMBER_KINDS } from '../member-parts.ts';
import { lockFolder } from './folder-lock.ts';
import { filesIn, readFolder } from './folder.ts';

const STORES = Object.keys(PARTS) as StoreName[];
const ALL: Part[] = STORES.flatMap((store) => PARTS[store]);
const KINDS = { ...MEMBER_KINDS, ...BALLOT_KINDS };

/** @throws an Error if a server is running on the folder */
export async function copyEmbedded(folder: string): Promise<Copyable> {
  const unlocks: (() => Promise<void>)[] = [];
  const close = async () => void (await Promise.all(unlocks.map((unlock) => unlock())));
  const folderOf = (part: Part) => join(folder, part in MEMBER_KINDS ? 'members' : 'ballots', part);
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
    for (const part of ALL) for (const [key, content] of await readFolder(folderOf(part))) yield { part, key, content };
  }

  return {
    close,
    read,
    isEmpty: async () => {
      const names = await Promise.all(ALL.map((part) => readdir(folderOf(part)).catch(() => [])));
      return names.flat().length === 0;
    },
    write: async (records) => {
      for (const part of ALL) await mkdir(folderOf(part), { recursive: true, mode: 0o700 });
      for await (const { part, key, record } of records)
        await filesIn(folderOf(part))(key).write(writeRecord(KINDS[part] as Kind<object>, record));
    },
  };
}
