// The life of a team on PostgreSQL: told by Teams, kept in rows, and found again by the next process.
import { expect, it, onTestFinished } from 'vitest';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { temporaryDatabase } from '../support/postgres-store.ts';
import { aTenant } from '../support/tenant.ts';

graphAtOnce();

it('A team is renamed, removed, added to another channel and asked there; a process that begins knows all of it', async () => {
  const on = await aTenant({ DATABASE_URL: await temporaryDatabase() });
  onTestFinished(on.close);
  await on.ms.install();
  await on.setCadence();
  await on.ms.rename('Harbour West');
  await on.beginAgain();
  expect([await on.listed(), await on.teamsOf('Jonas')]).toEqual([['Harbour West'], ['Harbour West']]);
  await on.ms.remove();
  await on.beginAgain();
  expect([await on.listed(), await on.teamsOf('Jonas')]).toEqual([[], []]);
  await on.ms.install({ id: '19:other@thread.tacv2', name: 'Other' });
  await on.beginAgain();
  await on.toOpening();
  expect([await on.listed(), on.posted()]).toEqual([['Harbour West'], ['Other']]);
});
