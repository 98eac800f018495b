// A folder of this machine that one process has to itself, and what lies in it.
import { mkdir } from 'node:fs/promises';
import { lockFolder } from './folder-lock.ts';
import { isMemory } from './memory.ts';

interface Part {
  /** Resolves when everything changed so far is durable. */
  settled(): Promise<void>;
}

/**
 * @param read opens the parts, once the folder is locked
 * @returns the parts, and `close`, which waits for what is being written and gives the folder free
 * @throws an Error if another process has the folder, or whatever `read` throws
 */
export async function openFolder<P extends Record<string, Part>>(
  folder: string,
  read: () => Promise<P>,
): Promise<P & { close(): Promise<void> }> {
  const unlock = isMemory(folder) ? async () => {} : await lock(folder);
  try {
    const parts = await read();
    const close = async () => {
      await Promise.all(Object.values(parts).map((part) => part.settled()));
      await unlock();
    };
    return { ...parts, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function lock(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return lockFolder(folder);
}
