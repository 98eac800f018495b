// A whole store in one file: one entry a line, and a last line that tells whether it is whole.
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { readJson } from '#domain/json';
import { isPart, readEntry, type AnyRecord, type Copyable, type Entry } from '../store/copy/copy.ts';

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

/** Into an empty store, after the whole file was found to be a backup that can be read. @throws an Error that says what is wrong */
export async function restore(path: string, to: Copyable): Promise<number> {
  let entries = 0;
  for await (const [line] of linesOf(path)) entries = line;
  await fill(to, recordsOf(path));
  return entries;
}

/** From one store into another. @throws an Error if there is something already */
export async function move(from: Pick<Copyable, 'read'>, to: Copyable): Promise<void> {
  async function* records(): AsyncGenerator<AnyRecord> {
    for await (const entry of from.read()) yield* readEntry(entry, `${entry.part} ${entry.key}`);
  }
  await fill(to, records());
}

async function fill(to: Copyable, records: AsyncIterable<AnyRecord>): Promise<void> {
  if (!(await to.isEmpty())) throw new Error('The store to be filled is not empty. Nothing was changed.');
  await to.write(records);
}

async function* recordsOf(path: string): AsyncGenerator<AnyRecord> {
  for await (const [, records] of linesOf(path)) yield* records;
}

/** What stands in each line. @throws an Error that names the line that can't be read */
async function* linesOf(path: string): AsyncGenerator<[line: number, records: AnyRecord[]]> {
  let line = 0;
  for await (const entry of entriesOf(path)) yield [++line, readEntry(entry, `${path}, line ${line} (${entry.part})`)];
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
  if (typeof read !== 'object' || read === null) return undefined;
  if ('entries' in read) return { entries: Number(read.entries) };
  if (!('part' in read && 'key' in read && 'content' in read && isPart(read.part) && typeof read.key === 'string')) return undefined;
  return { part: read.part, key: read.key, content: read.content };
}
