// A folder for what is measured, on the disk of the project: a disk in memory would make every write look free.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';

/** Is gone afterwards. */
export async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  await mkdir('var', { recursive: true });
  const folder = await mkdtemp('var/bench-');
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function fatal(error: unknown): never {
  throw error;
}
