// The embedded store of everything that knows what: ballot boxes and voices. It shares nothing with the one that knows who.
import { join } from 'node:path';
import { OPEN_VOICES, PUBLISHED_VOICES } from '../../ballot/record.ts';
import { BALLOT_KINDS, readBallots } from '../ballot-parts.ts';
import type { BallotStore } from '../ballot-store.ts';
import { embeddedBoxes } from './boxes.ts';
import { embeddedDocuments } from './documents.ts';
import { openFolder } from './locked-folder.ts';
import type { Fatal } from './slot.ts';

/**
 * Opens the store; only one process can.
 * @param fatal is called when a write fails and must not return
 * @throws an Error if another process has the folder, or one that names a document that can't be read
 */
export const openBallots = (folder: string, fatal: Fatal): Promise<BallotStore> =>
  openFolder(folder, {
    kinds: BALLOT_KINDS,
    read: readBallots,
    open: ({ boxes, voices, threads }) => ({
      boxes: embeddedBoxes(join(folder, 'boxes'), boxes, fatal),
      voices: embeddedDocuments({ folder: join(folder, 'voices'), kind: OPEN_VOICES, stored: voices, fatal }),
      threads: embeddedDocuments({ folder: join(folder, 'threads'), kind: PUBLISHED_VOICES, stored: threads, fatal }),
    }),
  });
