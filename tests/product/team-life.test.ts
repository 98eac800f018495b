// The life of a team with Mutual, told by Teams in Microsoft's forms: chosen channel, renamed, archived, removed, deleted, back again.
// @module-tag long
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#domain/ids';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aTenant, type Tenant } from '../support/tenant.ts';

let on: Tenant;
beforeEach(async () => void (on = await aTenant()));
afterEach(() => on.close());
graphAtOnce();

const CHOSEN = 'Retros';
const OTHER = { id: '19:other@thread.tacv2', name: 'Pulses' };
const send = () => on.ms.invoke(on.person('Jonas').id, 'composeExtension/fetchTask', { commandId: 'sendPulse', commandContext: 'compose' });
const dialogUrl = ({ body }: Awaited<ReturnType<typeof send>>) => (body as { task: { value: { url?: string } } }).task.value.url;

describe('A team to which Mutual is added', () => {
  it('has its cards in the channel that was chosen, though Teams calls the team by its General channel', async () => {
    await on.ms.install();
    await on.setCadence();
    await on.toOpening();
    expect(on.posted()).toEqual([CHOSEN]);
  });

  it('is known by its conversation id alone when a pulse is sent from its channel', async () => {
    await on.ms.install();
    expect(dialogUrl(await send())).toContain(`place=send.${on.team}`);
  });

  it('has its cards in another channel once it is added there', async () => {
    await on.ms.install();
    await on.setCadence();
    await on.ms.install(OTHER);
    await on.toOpening();
    expect(on.posted()).toEqual([OTHER.name]);
  });

  it('has its cards where they were after an upgrade of the app', async () => {
    await on.ms.install();
    await on.setCadence();
    await on.ms.upgrade();
    await on.toOpening();
    expect([on.posted(), await on.teamsOf('Jonas')]).toEqual([[CHOSEN], ['Harbour']]);
  });

  it('of another organisation leaves no trace', async () => {
    await on.ms.deliver(ofAnother());
    expect(await on.listed()).toEqual([]);
  });
});

const ofAnother = () => ({
  type: 'installationUpdate',
  action: 'add',
  recipient: { id: '28:bot' },
  conversation: { id: '19:x@thread.tacv2', tenantId: 'dddddddd-0000-4000-8000-000000000001' },
  channelData: {
    team: { id: '19:x@thread.tacv2', name: 'Strangers', aadGroupId: 'dddddddd-0000-4000-8000-000000000002' },
    tenant: { id: 'dddddddd-0000-4000-8000-000000000001' },
  },
});

describe('A team that nobody knows any more', () => {
  beforeEach(async () => {
    await on.ms.install();
    await on.beginAgain();
    expect(await on.listed()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['sends a pulse', send],
    ['writes to the bot', () => on.ms.message(on.person('Mei').id, 'channel', 'Hello?')],
    ['is renamed', () => on.ms.rename('Harbour')],
    ['has a channel renamed', () => on.ms.renameChannel(on.world.selected.id, 'Talk')],
    ['has the app upgraded', () => on.ms.upgrade()],
  ])('is learnt when it %s', async (_what, speak) => {
    await speak();
    expect([await on.listed(), await on.teamsOf('Jonas')]).toEqual([['Harbour'], ['Harbour']]);
  });

  it('is not learnt from what is said after Mutual was removed from it', async () => {
    await on.ms.remove();
    expect((await send()).body).toMatchObject({ task: { type: 'message', value: expect.stringContaining('not added') } });
    expect(await on.listed()).toEqual([]);
  });
});

describe('A team that changes', () => {
  beforeEach(async () => {
    await on.ms.install();
    await on.setCadence();
  });

  it('carries its new name from then on', async () => {
    await on.ms.rename('Harbour *West*');
    expect([await on.teamsOf('Jonas'), await on.listed()]).toEqual([['Harbour *West*'], ['Harbour *West*']]);
  });

  it('is not asked while it is archived, and is again afterwards; its results can be read all the time', async () => {
    await on.ms.archive(true);
    await on.toOpening();
    expect([on.posted(), await on.pulses('Mei'), await on.teamsOf('Jonas')]).toEqual([[], [], ['Harbour']]);
    expect(await on.as('Jonas', 'POST', `/api/teams/${on.team}/pulses`, { items: null, workingDays: 1 })).toMatchObject({
      status: 409,
      code: 'team-archived',
    });
    await on.ms.archive(false);
    await on.toOpening();
    expect(on.posted()).toEqual([CHOSEN]);
  });

  it.each<[string, (team: Tenant) => Promise<void>]>([
    ['from which Mutual was removed', ({ ms }) => ms.remove()],
    ['that was deleted', ({ ms }) => ms.deleteTeam()],
  ])('%s is offered to nobody, opens no pulse and is sent nothing', async (_what, end) => {
    await end(on);
    const gone = [await on.teamsOf('Jonas'), await on.listed(), await on.pulses('Mei')];
    on.world.moveTo(on.world.now() + 7 * DAY);
    await on.tick();
    expect([...gone, on.posted(), on.world.notices]).toEqual([[], [], [], [], []]);
  });

  it('can’t be asked by hand, nor get a cadence, once Mutual was removed from it', async () => {
    await on.ms.remove();
    const opening = await on.as('Jonas', 'POST', `/api/teams/${on.team}/pulses`, { items: null, workingDays: 1 });
    expect(opening).toMatchObject({ status: 404, code: 'unknown-team' });
    await expect(on.setCadence()).rejects.toThrow('404');
  });

  it('is sent no result and no notice of a pulse that was open when Mutual was removed, and the admin reads why', async () => {
    await on.toOpening();
    const [{ closesAt } = expect.fail('no pulse')] = await on.pulses('Mei');
    const before = on.world.notices.length;
    await on.ms.remove();
    on.world.moveTo(closesAt + HOUR);
    await on.tick();
    expect([on.posted(), on.world.notices.length]).toEqual([[CHOSEN], before]);
    const { missing } = (await on.as('Amara', 'GET', `/api/teams/${on.team}/deliveries`)).body as {
      missing: { state: string; reason: string }[];
    };
    expect(new Set(missing.map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(['parked gone']));
  });

  it('goes on where it was when it was deleted and an admin has restored it', async () => {
    await on.ms.deleteTeam();
    await on.ms.restoreTeam();
    await on.toOpening();
    expect([await on.teamsOf('Jonas'), on.posted()]).toEqual([['Harbour'], [CHOSEN]]);
  });

  it('goes on where it was when Mutual is added again', async () => {
    await on.ms.remove();
    on.world.moveTo(on.world.now() + 3 * DAY);
    await on.tick();
    await on.ms.install();
    await on.toOpening();
    expect([await on.teamsOf('Jonas'), on.posted()]).toEqual([['Harbour'], [CHOSEN]]);
  });

  it('has its cards in General when its channel is deleted, whether Teams has told it or not', async () => {
    await on.ms.deleteChannel(on.world.selected.id);
    await on.toOpening();
    expect(on.posted()).toEqual(['General']);
    await on.ms.install(OTHER);
    on.world.removeChannel(OTHER.id);
    const [{ closesAt } = expect.fail('no pulse')] = await on.pulses('Mei');
    on.world.moveTo(closesAt);
    await on.tick();
    expect(on.posted()).toEqual(['General', 'General']);
  });

  it('gets its result where its cards go now, and the card that announced the pulse loses its button where it stands', async () => {
    await on.toOpening();
    await on.ms.install(OTHER);
    const [{ closesAt } = expect.fail('no pulse')] = await on.pulses('Mei');
    on.world.moveTo(closesAt);
    await on.tick();
    expect([on.posted(), on.world.posts.filter(({ author }) => author === null).map(({ edited }) => edited)]).toEqual([
      [CHOSEN, OTHER.name],
      [true, false],
    ]);
  });

  it('gets its result although somebody has deleted the card', async () => {
    await on.toOpening();
    on.world.posts = [];
    const [{ closesAt } = expect.fail('no pulse')] = await on.pulses('Mei');
    on.world.moveTo(closesAt);
    await on.tick();
    expect(on.posted()).toEqual([CHOSEN]);
  });
});

describe('A team that can’t be reached', () => {
  beforeEach(async () => {
    await on.ms.install();
    await on.setCadence();
  });

  it('and was deleted while nobody listened is gone after its first try', async () => {
    on.world.state = 'deleted';
    on.world.moveTo(Date.UTC(2026, 10, 10, 9));
    await on.tick();
    expect(await on.listed()).toEqual([]);
  });

  it('is let rest for longer each time, opens when it answers again, and is never forgotten', async () => {
    const failing = () => on.world.fail({ kind: 'unavailable', times: 1_000 });
    failing();
    on.world.moveTo(Date.UTC(2026, 10, 10, 9));
    const asked: number[] = [];
    for (let minute = 0; minute < 60; minute++) {
      failing();
      await on.tick();
      asked.push(1_000 - (on.world.fault?.times ?? 0));
      on.world.moveTo(on.world.now() + 60_000);
    }
    const tries = asked.filter((calls) => calls > 0).length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(12);
    on.world.fail({ kind: 'unavailable', times: 0 });
    await on.later(HOUR);
    expect(on.posted()).toEqual([CHOSEN]);
  });
});
