// Who is in a team is remembered for a minute, by a clock that may go back.
import type { Client } from '@microsoft/microsoft-graph-client';
import { expect, it } from 'vitest';
import { DAY, TeamId, UserId } from '#domain/ids';
import { directory } from '../../../server/microsoft/directory.ts';

const TEAM = TeamId.parse('bbbbbbbb-0000-4000-8000-000000000001');
const MEI = UserId.parse('cccccccc-0000-4000-8000-000000000001');

it('Somebody who was removed is in the team for a minute more, also when the clock goes back by a day', async () => {
  let now = 10 * DAY;
  let value = [{ userId: MEI, displayName: 'Mei', roles: [] }];
  const asApp = { api: () => ({ get: async () => ({ value }) }) } as object as Client;
  const { roleOf } = directory({ asApp, asCaller: async () => asApp }, () => now);
  expect(await roleOf(MEI, TEAM)).toBe('member');
  value = [];
  expect(await roleOf(MEI, TEAM)).toBe('member');
  now -= DAY;
  expect(await roleOf(MEI, TEAM)).toBeUndefined();
});
