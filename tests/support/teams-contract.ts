// What every store promises about teams.
import { describe, expect, it } from 'vitest';
import { teamKey } from '../../server/records/team.ts';
import type { MemberStore } from '../../server/store/member-store.ts';
import { dueTeam, key, OTHER_TENANT, team, teamId, TENANT } from './made-up-teams.ts';

export function teamsContract(store: () => Promise<Pick<MemberStore, 'teams'>>): void {
  describe('teams', () => {
    it('are listed in the order of their names, a page at a time, those of their own tenant only', async () => {
      const { teams } = await store();
      const names = ['delta', 'Alpha', 'charlie', 'Bravo', 'alpha'];
      for (const [nth, name] of names.entries()) await teams.create(key(nth), team(nth, { name }));
      await teams.create(teamKey(OTHER_TENANT, teamId(9)), team(9, { tenant: OTHER_TENANT, name: 'bravo' }));
      const first = await teams.page(TENANT, '', null, 2);
      const second = await teams.page(TENANT, '', first.at(-1)!, 2);
      const third = await teams.page(TENANT, '', second.at(-1)!, 2);
      expect([first, second, third].map((page) => page.map(({ name }) => name))).toEqual([
        ['Alpha', 'alpha'],
        ['Bravo', 'charlie'],
        ['delta'],
      ]);
      expect((await teams.all(TENANT)).toSorted()).toEqual(names.map((_, nth) => teamId(nth)));
    });

    it('are found by a part of their name, whatever its case, and by a new name once they have one', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1, { name: 'Harbour' }));
      await teams.create(key(2), team(2, { name: 'Lighthouse' }));
      const found = async (search: string) => (await teams.page(TENANT, search, null, 9)).map(({ name }) => name);
      expect([await found('HOUSE'), await found('h'), await found('%')]).toEqual([['Lighthouse'], ['Harbour', 'Lighthouse'], []]);
      await teams.change(key(1), (draft) => void (draft.name = 'Pier 100%'));
      await teams.remove(key(2));
      expect([await found('harb'), await found('%'), await found('house')]).toEqual([[], ['Pier 100%'], []]);
    });

    it('are found by the conversation id that Teams has for them, in their own tenant only, and by a new one once they have it', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1, { thread: '19:one' }));
      await teams.create(key(2), team(2, { thread: '19:two', channel: '19:one' }));
      const found = (thread: string, tenant = TENANT) => teams.byThread(tenant, thread);
      expect([await found('19:one'), await found('19:two'), await found('19:none'), await found('19:one', OTHER_TENANT)]).toEqual([
        ...[teamId(1), teamId(2), undefined, undefined],
      ]);
      await teams.change(key(1), (draft) => void (draft.thread = '19:new'));
      await teams.remove(key(2));
      expect([await found('19:one'), await found('19:new'), await found('19:two')]).toEqual([undefined, teamId(1), undefined]);
    });

    it('that are gone are not listed and have nothing to do, and can be found for whoever erases all', async () => {
      const { teams } = await store();
      await teams.create(key(1), { ...dueTeam(1, 10), thread: '19:one' });
      const seen = async () => [
        await teams.page(TENANT, '', null, 9),
        await teams.due(TENANT, 99),
        await teams.byThread(TENANT, '19:one'),
        await teams.all(TENANT),
      ];
      const here = await seen();
      await teams.change(key(1), (draft) => void (draft.presence = 'gone'));
      expect(await seen()).toEqual([[], [], teamId(1), [teamId(1)]]);
      await teams.change(key(1), (draft) => void (draft.presence = 'here'));
      expect(await seen()).toEqual(here);
    });

    it('that could not be reached are due when they may be tried again, not before', async () => {
      const { teams } = await store();
      await teams.create(key(1), { ...dueTeam(1, 10), unreachable: { tries: 3, until: 50 } });
      expect([await teams.due(TENANT, 49), await teams.due(TENANT, 50)]).toEqual([[], [teamId(1)]]);
    });

    it('are due from the moment of their next occurrence, and no longer when it is opened or they are gone', async () => {
      const { teams } = await store();
      await Promise.all([teams.create(key(1), dueTeam(1, 30, 20)), teams.create(key(2), dueTeam(2, 10)), teams.create(key(3), team(3))]);
      const due = (now: number) => teams.due(TENANT, now);
      expect([await due(9), await due(10), await due(20)]).toEqual([[], [teamId(2)], [teamId(2), teamId(1)]]);
      await teams.change(key(2), (draft) => void (draft.cadence!.occurrences[0]!.state = 'opened'));
      expect(await due(25)).toEqual([teamId(1)]);
      await teams.remove(key(1));
      expect(await due(99)).toEqual([]);
    });
  });
}
