// tmp
import { describe } from 'vitest';
import { temporaryStore } from './support/temporary-store.ts';
import { twoInstances } from './support/two-instances.ts';

describe('Two instances on one database', () => {
  twoInstances(async () => {
    const store = await temporaryStore();
    return [store, store];
  }, 8);
});
