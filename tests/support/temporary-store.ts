// An embedded store in a folder of its own that is gone after the test.
import { mkdtempSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { openBallots } from '../../server/store/embedded/ballots.ts';
import { openMembers } from '../../server/store/embedded/members.ts';

/** For the tests of a whole file; gone when the last is over. Called before what works in it is to be ended: hooks run backwards. */
export function folderForAll(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-store-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** In production the process ends; in a test the call fails. */
export function fatal(error: unknown): never {
  throw error;
}

/** Both stores, as one process has them. */
export async function openStore(folder: string) {
  const { close: closeMembers, ...members } = await openMembers(join(folder, 'members'), fatal);
  try {
    const { close: closeBallots, ...ballots } = await openBallots(join(folder, 'ballots'), fatal);
    const close = async () => void (await Promise.all([closeMembers(), closeBallots()]));
    return { ...members, ...ballots, close };
  } catch (error) {
    await closeMembers();
    throw error;
  }
}

export async function temporaryStore() {
  const store = await openStore(await temporaryFolder());
  onTestFinished(store.close);
  return store;
}

/** Names and contents of all files below a folder, as one text. */
export async function bytesBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => `${file}\n${await readFile(file, 'latin1').catch(gone)}`));
  return contents.join('\n');
}

/** Whoever owns the files goes on working. */
function gone(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') throw error;
  return '';
}
