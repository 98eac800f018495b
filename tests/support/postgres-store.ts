// Both stores in PostgreSQL, as one process has them.
import { inject, onTestFinished } from 'vitest';
import { openBallots } from '../../server/store/postgres/ballots.ts';
import { openMembers } from '../../server/store/postgres/members.ts';
import { dropDatabase, newDatabase } from './postgres.ts';
import type { Store } from './store-contract.ts';

/** A database that is gone after the test. @param server by default the one for all files */
export async function temporaryDatabase(server = inject('postgres')): Promise<string> {
  const url = await newDatabase(server);
  onTestFinished(() => dropDatabase(url));
  return url;
}

/** @param prefix of the names of the schemas */
export async function openIn(url: string, prefix = ''): Promise<Store> {
  const { close: closeMembers, ...members } = await openMembers({ url, schema: `${prefix}members` });
  const { close: closeBallots, ...ballots } = await openBallots({ url, schema: `${prefix}ballots` });
  return { ...members, ...ballots, close: async () => void (await Promise.all([closeMembers(), closeBallots()])) };
}
