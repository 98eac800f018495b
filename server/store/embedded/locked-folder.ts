// A folder of this machine that one process has to itself, and what lies in it.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { writeRecord } from '../../records/versions.ts';
import { partsOf, type Kinds, type ReadEntry, type Records, type StoredRecord } from '../entries.ts';
import type { DurableFile } from './durable-file.ts';
import { filesIn, pathOf, readFolder, sweep } from './folder.ts';
import { lockFolder } from './folder-lock.ts';
import { isMemory } from './memory.ts';

interface Settling {
  /** Resolves when everything changed so far is durable. */
  settled(): Promise<void>;
}

interface Content<P extends object, Opened> {
  kinds: Kinds<P>;
  read: ReadEntry<P>;
  open: (records: Records<P>) => Opened;
}

/** A file that an older version wrote, and what is to stand in its place. */
interface Older<P extends object> {
  part: keyof P & string;
  key: string;
  records: StoredRecord<P>[];
}

/** Files that are written at the same time when a store is upgraded. */
const AT_ONCE = 16;

/**
 * Reads all files before it writes any; then brings what is older up to this version.
 * @returns the parts, and `close`, which waits for what is being written and gives the folder free
 * @throws an Error if another process has the folder, or one that names a file that can't be read
 */
export async function openFolder<P extends object, Opened extends Record<keyof Opened, Settling>>(
  folder: string,
  { kinds, read, open }: Content<P, Opened>,
): Promise<Opened & { close(): Promise<void> }> {
  const unlock = isMemory(folder) ? async () => {} : await lock(folder);
  try {
    const { records, older } = await readAll(folder, kinds, read);
    if (!isMemory(folder)) await upgrade(folder, kinds, older);
    const opened = open(records);
    const close = async () => {
      await Promise.all(Object.values<Settling>(opened).map((part) => part.settled()));
      await unlock();
    };
    return { ...opened, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function readAll<P extends object>(
  folder: string,
  kinds: Kinds<P>,
  read: ReadEntry<P>,
): Promise<{ records: Records<P>; older: Older<P>[] }> {
  const records = new Map(partsOf(kinds).map((part) => [part, new Map<string, object>()]));
  const older: Older<P>[] = [];
  for (const part of partsOf(kinds)) {
    for (const [key, stored] of await readFolder(join(folder, part))) {
      const found = read(part, key, stored, pathOf(join(folder, part), key));
      if (!('version' in stored) || stored.version !== kinds[part].upgrades.length) older.push({ part, key, records: found });
      for (const one of found) records.get(one.part as keyof P & string)?.set(one.key, one.record as object);
    }
  }
  return { records: Object.fromEntries(records) as object as Records<P>, older };
}

async function upgrade<P extends object>(folder: string, kinds: Kinds<P>, older: readonly Older<P>[]): Promise<void> {
  const parts = partsOf(kinds);
  for (const part of parts) {
    await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
    await sweep(join(folder, part));
  }
  const files = new Map<keyof P, (key: string) => DurableFile>(parts.map((part) => [part, filesIn(join(folder, part))]));
  const write = ({ part, key, record }: StoredRecord<P>) => files.get(part)!(key).write(writeRecord<object>(kinds[part], record as object));
  const replace = async ({ part, key, records }: Older<P>) => {
    const isOwn = (one: StoredRecord<P>) => one.part === part && one.key === key;
    for (const one of records.filter((other) => !isOwn(other))) await write(one);
    const own = records.find(isOwn);
    await (own ? write(own) : files.get(part)!(key).remove());
  };
  // What moves to another part goes first: another file may take its name.
  const isMoving = ({ part, records }: Older<P>) => records.every((one) => one.part !== part);
  const limit = pLimit(AT_ONCE);
  for (const some of [older.filter(isMoving), older.filter((one) => !isMoving(one))])
    await Promise.all(some.map((one) => limit(() => replace(one))));
}

async function lock(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return lockFolder(folder);
}
