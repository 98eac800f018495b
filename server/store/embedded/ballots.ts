// The embedded store of everything that knows what: ballot boxes and voices. It shares nothing with the one that knows who.
import { join } from 'node:path';
import type { OpenVoices, PublishedVoices } from '../../ballot/voice.ts';
import { embeddedBoxes } from './boxes.ts';
import { embeddedDocuments } from './documents.ts';
import { openFolder } from './locked-folder.ts';
import type { Fatal } from './slot.ts';

/**
 * Opens the store; only one process can.
 * @param fatal is called when a write fails and must not return
 * @throws an Error if another process has the folder, or one that names a document that can't be read
 */
export const openBallots = (folder: string, fatal: Fatal) =>
  openFolder(folder, async () => ({
    boxes: await embeddedBoxes(join(folder, 'boxes'), fatal),
    voices: await embeddedDocuments<OpenVoices>(join(folder, 'voices'), fatal),
    threads: await embeddedDocuments<PublishedVoices>(join(folder, 'threads'), fatal),
  }));
