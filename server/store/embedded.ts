// The embedded store: everything in one folder on this machine, in JSON files that anyone can read and back up.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddedBoxes } from './embedded-boxes.ts';
import { embeddedDocuments } from './embedded-documents.ts';
import { embeddedTeams } from './embedded-teams.ts';
import { lockFolder } from './folder-lock.ts';
import type { Fatal } from './slot.ts';

/**
 * Opens the store; only one process can. The type of a roll comes from the caller, because no module but the composition root may
 * know both rolls and ballot boxes.
 * @param fatal is called when a write fails and must not return
 * @throws an Error if another process has the folder, or one that names a document that can't be read
 */
export async function openEmbedded<RollDocument extends object>(folder: string, fatal: Fatal) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  try {
    const teams = await embeddedTeams(join(folder, 'teams'), fatal);
    const rolls = await embeddedDocuments<RollDocument>(join(folder, 'rolls'), fatal);
    const boxes = await embeddedBoxes(join(folder, 'boxes'), fatal);
    return {
      teams,
      rolls,
      boxes,
      /** Waits for what is being written and gives the folder free. */
      close: async () => {
        await Promise.all([teams.settled(), rolls.settled(), boxes.settled()]);
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
