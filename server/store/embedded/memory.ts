// In the place of a folder: nothing lies anywhere, and all is gone with the process.
import { Memory } from 'lowdb';
import type { DurableFile } from './durable-file.ts';

/** The name of a folder that is none; DATA_FOLDER may be it. Each store that is opened in it is a new one. */
export const MEMORY = ':memory:';

export const isMemory = (path: string): boolean => path.startsWith(MEMORY);

export const memoryFile = (): DurableFile => Object.assign(new Memory<object | null>(), { remove: async () => {} });
