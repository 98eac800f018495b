// Effects survive: two instances on one database double nothing, and a process that dies anywhere loses nothing.
// @module-tag long
import { describe } from 'vitest';
import { copyEmbedded } from '../../server/store/embedded/copy.ts';
import { diesAnywhere } from '../support/dying.ts';
import { openStore, temporaryFolder, temporaryStore } from '../support/temporary-store.ts';
import { twoInstances } from '../support/two-instances.ts';

describe('Two instances on one database', () => {
  twoInstances(async () => {
    const store = await temporaryStore();
    return [store, store];
  }, 5);
});

describe('A process that dies', () => {
  diesAnywhere(async () => {
    const folder = await temporaryFolder();
    return { store: await openStore(folder), copy: () => copyEmbedded(folder) };
  });
});
