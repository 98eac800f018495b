// What the memory of a process holds: everything that JavaScript can reach, and the raw bytes.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Every text that JavaScript can reach; of a long one its first 1,024 characters.
 * @param write writes a heap snapshot (https://nodejs.org/api/v8.html#v8writeheapsnapshotfilenameoptions) to a file
 */
export async function textsOf(write: (file: string) => Promise<void>): Promise<Buffer> {
  const file = join(tmpdir(), `mutual-${process.pid}.heapsnapshot`);
  await write(file);
  const bytes = await readFile(file);
  await rm(file);
  return bytes.subarray(bytes.lastIndexOf('"strings":'));
}

/**
 * How often each of these lies anywhere in the memory of a process, used or given free (proc(5)).
 * @returns `undefined` where the system does not let anybody look
 */
export function copiesIn(pid: number, needles: Buffer[]): number[] | undefined {
  const memory = opened(`/proc/${pid}/mem`);
  if (memory === undefined) return undefined;
  const copies = needles.map(() => 0);
  for (const [from, to] of writable(pid)) {
    const bytes = Buffer.alloc(to - from);
    try {
      readSync(memory, bytes, 0, bytes.length, from);
    } catch {
      continue;
    }
    for (const [nth, needle] of needles.entries())
      for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) copies[nth]!++;
  }
  closeSync(memory);
  return copies;
}

function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** From and to of each part that holds no file and was written to. */
const writable = (pid: number) =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw\S+ \S+ \S+ 0 /.exec(line) ?? [];
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      return last > first ? [[first, last] as const] : [];
    });
