// A whole store in one file: one entry a line, and a last line that tells whether it is whole.
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { readJson } from '#domain/json';
import type { Copyable, Entry } from '../store/copy/copy.ts';

/** @param path is replaced only by a file that is whole and on the disk  @returns how many entries it holds */
export async function backUp(from: Pick<Copyable, 'read'>, path: string): Promise<number> {
  const unfinished = `${path}.tmp`;
  const file = await open(unfinished, 'w', 0o600);
  let entries = 0;
  try {
    for await (const entry of from.read()) {
      await file.write(`${JSON.stringify(entry)}\n`);
      entries++;
    }
    await file.write(`${JSON.stringify({ entries })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  return entries;
}

/** Into an empty store, after the whole file was found to be a backup. @throws an Error that says what is wrong */
export async function restore(path: string, to: Copyable): Promise<number> {
  let entries = 0;
  for await (const _entry of entriesOf(path)) entries++;
  await fill(to, entriesOf(path));
  return entries;
}

/** @throws an Error if there is something already */
export async function fill(to: Copyable, entries: AsyncIterable<Entry>): Promise<void> {
  if (!(await to.isEmpty())) throw new Error('The store to be filled is not empty. Nothing was changed.');
  await to.write(entries);
}

async function* entriesOf(path: string): AsyncGenerator<Entry> {
  let entries = 0;
  let isWhole = false;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const read = parsed(line);
    if (read === undefined || isWhole)
      throw new Error(`${path} is no backup, or it is damaged at line ${entries + 1}. Nothing was changed.`);
    if ('entries' in read) isWhole = read.entries === entries;
    else {
      entries++;
      yield read;
    }
  }
  if (!isWhole) throw new Error(`${path} ends too early: the backup is not whole. Nothing was changed.`);
}

function parsed(line: string): Entry | { entries: number } | undefined {
  const read = readJson(line);
  const isKnown =
    typeof read === 'object' && read !== null && ('entries' in read || ('part' in read && 'key' in read && 'content' in read));
  return isKnown ? (read as Entry | { entries: number }) : undefined;
}
