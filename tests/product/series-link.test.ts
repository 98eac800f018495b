// The link in the series' entries, as whoever opens one in Outlook finds it.
import { expect, it, onTestFinished } from 'vitest';
import { readLink } from '#contract/link';
import { aWorld, WEEKLY } from '../support/instance.ts';
import { temporaryStore } from '../support/temporary-store.ts';

it('in each entry of the series a link leads to the cadence of the team, inside Teams', async () => {
  const all = await aWorld();
  onTestFinished(() => all.close());
  const store = await temporaryStore();
  await all.afresh(store);
  await all.instance(store).cadence.save(await all.caller('Amara'), all.team, WEEKLY);
  const [series] = all.world.mailboxes
    .of(all.user('Amara'))
    .filter(({ recurrence }) => recurrence !== null && recurrence.range.type === 'noEnd');
  const link = new URL(/https:\S+/.exec(series?.body.content ?? '')?.[0] ?? expect.fail('no link'));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/7e4a11ed-0000-4000-8000-000000000003/mutual');
  const { subEntityId } = JSON.parse(link.searchParams.get('context') ?? '') as { subEntityId: string };
  expect(readLink(subEntityId)).toEqual({ to: 'cadence', team: all.team });
});
