// The embedded store of everything that knows who: teams and rolls, in JSON files that anyone can read and back up.
import { join } from 'node:path';
import { openFolder } from './locked-folder.ts';
import { embeddedRolls } from './rolls.ts';
import { embeddedTeams } from './teams.ts';
import type { Fatal } from './slot.ts';

/**
 * Opens the store; only one process can.
 * @param fatal is called when a write fails and must not return
 * @throws an Error if another process has the folder, or one that names a document that can't be read
 */
export const openMembers = (folder: string, fatal: Fatal) =>
  openFolder(folder, async () => ({
    teams: await embeddedTeams(join(folder, 'teams'), fatal),
    rolls: await embeddedRolls(join(folder, 'rolls'), fatal),
  }));
