// The embedded store of everything that knows who, in JSON files that anyone can read and back up.
import { join } from 'node:path';
import type { MemberStore } from '../member-store.ts';
import { MEMBER_KINDS, readMembers } from '../member-parts.ts';
import { embeddedCredentials } from './credentials.ts';
import { embeddedEffects } from './effects.ts';
import { openFolder } from './locked-folder.ts';
import { embeddedPulses } from './pulses.ts';
import { embeddedRolls } from './rolls.ts';
import type { Fatal } from './slot.ts';
import { embeddedTeams } from './teams.ts';

/**
 * Opens the store; only one process can.
 * @param fatal is called when a write fails and must not return
 * @throws an Error if another process has the folder, or one that names a document that can't be read
 */
export const openMembers = (folder: string, fatal: Fatal): Promise<MemberStore> =>
  openFolder(folder, {
    kinds: MEMBER_KINDS,
    read: readMembers,
    open: ({ teams, pulses, rolls, effects, credentials }) => ({
      teams: embeddedTeams(join(folder, 'teams'), teams, fatal),
      pulses: embeddedPulses(join(folder, 'pulses'), pulses, fatal),
      rolls: embeddedRolls(join(folder, 'rolls'), rolls, fatal),
      effects: embeddedEffects(join(folder, 'effects'), effects, fatal),
      credentials: embeddedCredentials(join(folder, 'credentials'), credentials, fatal),
    }),
  });
