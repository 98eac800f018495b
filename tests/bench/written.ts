// What a store writes, noted while it does, so that a bare loop can write the same.
import fs from 'node:fs/promises';
import { statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export interface Written {
  file: string;
  bytes: number;
}

/** Each file that gets its name while `act` runs, in that order. */
export async function written(act: () => Promise<unknown>): Promise<Written[]> {
  const noted: Written[] = [];
  const { rename } = fs;
  fs.rename = (from, to) => {
    noted.push({ file: String(to), bytes: statSync(from).size });
    return rename(from, to);
  };
  syncBuiltinESMExports();
  try {
    await act();
  } finally {
    fs.rename = rename;
    syncBuiltinESMExports();
  }
  return noted;
}

/** The limit: each file written again and again, as often and as long as noted; all files at once. @returns milliseconds */
export async function writeAgain(folder: string, noted: readonly Written[]): Promise<number> {
  await fs.mkdir(folder, { recursive: true });
  const lengths = new Map<string, number[]>();
  for (const { file, bytes } of noted) lengths.set(file, [...(lengths.get(file) ?? []), bytes]);
  const bytes = Buffer.alloc(Math.max(...noted.map((one) => one.bytes)), 'x');
  const begin = performance.now();
  await Promise.all([...lengths.values()].map((all, nth) => writeInTurn(folder, `${folder}/${nth}`, bytes, all)));
  return performance.now() - begin;
}

async function writeInTurn(folder: string, path: string, bytes: Buffer, lengths: readonly number[]): Promise<void> {
  for (const length of lengths) {
    const file = await fs.open(`${path}.tmp`, 'w');
    await file.write(bytes, 0, length);
    await file.sync();
    await file.close();
    await fs.rename(`${path}.tmp`, path);
    const names = await fs.open(folder, 'r');
    await names.sync();
    await names.close();
  }
}
