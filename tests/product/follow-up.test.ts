// What follows a pulse when Microsoft fails: nothing is lost, nothing is doubled, and what can't arrive is shown with its reason.
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, UserId } from '#domain/ids';
import type { Deliveries } from '#contract/api';
import { Refusal } from '#contract/problem';
import { failure } from '../../server/follow-up/back-off.ts';
import { Undelivered } from '../../server/follow-up/ways.ts';
import type { Parts as Store } from '../support/store-contract.ts';
import { calendars } from '../../server/microsoft/calendar.ts';
import type { Graph } from '../../server/microsoft/graph.ts';
import { created } from '../../server/records/effects.ts';
import type { Fault } from '../../server/sandbox/stage/stage.ts';
import { aWorld, MEMBERS, WEEKLY, type AWorld, type Between } from '../support/instance.ts';
import { cadenceWith } from '../support/cadence.ts';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { temporaryStore } from '../support/temporary-store.ts';

/** Guests too, who get no notices. */
const WITH_GUESTS = cadenceWith(
  { recurrence: { rhythm: 'weekly', every: 1, weekday: 'tuesday' }, workingDays: 2 },
  { length: 3, reminders: 1, guests: true },
);

let sandbox: Sandbox;
let team: string;
beforeAll(async () => {
  sandbox = await aSandbox();
  team = sandbox.team;
  await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, WITH_GUESTS);
});
afterAll(() => sandbox.close());
graphAtOnce();

const deliveries = async (): Promise<Deliveries> => (await sandbox.as('Amara', 'GET', `/api/teams/${team}/deliveries`)).body;
const cards = async () => (await sandbox.stage()).posts.filter(({ author }) => author === null);
const later = (minutes: number) => sandbox.post('/clock', { to: sandbox.world.now() + minutes * 60_000 });

describe('Follow-ups', { tags: ['long'] }, () => {
  it('go round the fault that Microsoft has just now, and the card arrives once', async () => {
    await sandbox.post('/clock', { to: 'opening' });
    expect(await cards()).toHaveLength(1);
    for (const kind of ['throttled', 'unavailable', 'garbage'] satisfies Fault['kind'][]) {
      await sandbox.post('/fault', { kind, times: 3 });
      await sandbox.post('/clock', { to: 'closing' });
      await sandbox.post('/fault', { kind, times: 0 });
      await later(120);
      await sandbox.post('/clock', { to: 'opening' });
    }
    const posts = await cards();
    expect(posts.filter(({ card }) => JSON.stringify(card).includes('Fewer than 5 answered'))).toHaveLength(3);
    expect(posts.filter(({ edited }) => edited)).toHaveLength(3);
  });

  it('that a guest can’t get are parked with the name and the reason; the card in the channel reaches them', async () => {
    const { missing, lostReminder, done, planned: all } = await deliveries();
    expect(missing).toMatchObject([{ kind: 'notice', to: 'Ben Whitaker', state: 'parked', next: null }]);
    expect(lostReminder).toBeNull();
    expect(all).toBeGreaterThan(done);
  });
});

describe('An effect', () => {
  const minute = 60_000;
  const effect = { ...created({ kind: 'announcement', due: 0 }, 0), attempts: 1 };

  it.each([
    ['failed once', 1, 0, 0.5 * minute],
    ['failed three times', 3, 0, 2 * minute],
    ['failed a hundred times', 100, 0, HOUR],
    ['is to wait five minutes', 1, 5 * minute, 5 * minute],
  ])('that %s is tried again after that time at least, and after half of it more at most', (_, attempts, retryAfter, least) => {
    const waits = [0, 0.5, 0.999].map(
      (random) => failure({ ...effect, attempts }, new Undelivered('unavailable', retryAfter), random).wait ?? 0,
    );
    expect(waits[0]).toBe(least);
    expect(new Set(waits).size).toBe(3);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1.5 * least);
  });

  it('is never put off for more than a day, whatever Microsoft says', () => {
    expect(failure(effect, new Undelivered('throttled', 10 * DAY), 0.5)).toEqual({ reason: 'throttled', wait: DAY, throttled: DAY });
  });

  it('that has not arrived in a week of tries is not tried again, and keeps its reason', () => {
    expect(failure({ ...effect, attempts: 180 }, new Undelivered('unreachable', 0), 0)).toMatchObject({
      reason: 'unreachable',
      wait: null,
    });
  });

  it('that Microsoft refused is not tried again', () => {
    expect(failure(effect, new Undelivered('Forbidden', null), 0)).toEqual({ reason: 'Forbidden', wait: null, throttled: 0 });
  });
});

describe('What a pulse causes', () => {
  let all: AWorld;
  let store: Store;
  beforeAll(async () => void (all = await aWorld()));
  afterAll(() => all.close());
  beforeEach(async () => {
    store = await temporaryStore();
    await all.afresh(store);
  });

  const document = async () => (await store.teams.read(all.key)) ?? expect.fail('no team');

  /** An instance, and a clock at the moment of opening. */
  async function atOpening(between?: Between, pause?: () => Promise<void>) {
    const instance = all.instance(store, between, pause && { pause });
    await instance.cadence.save(await all.caller('Amara'), all.team, WEEKLY);
    const [{ opensAt, closesAt } = expect.fail('no occurrence')] = (await document()).cadence?.occurrences ?? [];
    all.world.moveTo(opensAt);
    return { ...instance, opensAt, closesAt };
  }

  /** Fails each call of one name while it is told to. */
  function failing(name: string, error: Error) {
    const trouble = { calls: 0, lasts: true };
    const between: Between = async (called, act) => {
      if (called !== name || !trouble.lasts) return act();
      trouble.calls++;
      throw error;
    };
    return { trouble, between };
  }

  it('is held back as a whole for as long as Microsoft wants to be left alone', async () => {
    const { trouble, between } = failing('feed.notify', new Undelivered('throttled', 90_000));
    const { tick, opensAt } = await atOpening(between);
    await tick();
    trouble.lasts = false;
    all.world.moveTo(opensAt + 89_999);
    await tick();
    expect([trouble.calls, all.received().notices, all.received().cards]).toEqual([1, [], ['as it was']]);
    all.world.moveTo(opensAt + 90_000 * 1.5);
    await tick();
    expect(all.received().notices.toSorted()).toEqual(MEMBERS.map((name) => `opened ${name}`).toSorted());
  });

  it('does not leave when it is too late for it: reminders are dropped, a card that asks for answers is parked and shown', async () => {
    const { trouble, between } = failing('channel.announce', new Undelivered('unavailable', 0));
    const { tick, closesAt, followUp } = await atOpening(between);
    await tick();
    all.world.moveTo(closesAt);
    trouble.lasts = false;
    await tick();
    expect(all.received().cards).toEqual(['as it was']);
    expect(all.received().notices.filter((notice) => notice.startsWith('reminder'))).toEqual([]);
    const { missing, lostReminder } = await followUp.deliveries(all.team);
    expect(missing).toEqual([{ kind: 'announcement', to: '', state: 'parked', reason: 'too-late', next: null }]);
    expect(lostReminder).toBeNull();
  });

  it('leaves nothing behind that says whom a failed reminder was for, or how many there were: whoever has begun looks the same', async () => {
    const { trouble, between } = failing('feed.notify', new Undelivered('unavailable', 0));
    const { tick, closesAt, followUp } = await atOpening(between);
    trouble.lasts = false;
    await tick();
    const { pulse } = await document();
    if (pulse === null) expect.fail('no pulse');
    await store.credentials.draw(pulse, all.onRoll(pulse, 'Mei'), 'a hash');
    Object.assign(trouble, { calls: 0, lasts: true });
    all.world.moveTo(closesAt - 8 * HOUR);
    await tick();
    expect(trouble.calls).toBe(MEMBERS.length - 1);
    expect((await store.effects.ofPulse(pulse)).waiting).toEqual([]);
    const { done, planned: sent, ...rest } = await followUp.deliveries(all.team);
    expect([done, sent]).toEqual([1 + 2 * MEMBERS.length, 1 + 2 * MEMBERS.length]);
    expect(rest).toEqual({ missing: [], lostReminder: 'unavailable', noResult: null });
  });

  it('does not hold up what has to happen on time: a pulse closes while its notices still wait for an answer', async () => {
    const [answered, answer] = aMoment();
    const [asked, ask] = aMoment();
    const [scrubbed, scrub] = aMoment();
    const { tick, closesAt } = await atOpening(async (name, act) => {
      if (name === 'feed.notify') ask();
      if (name === 'feed.notify') await answered;
      if (name === 'credentials.remove') scrub();
      return act();
    });
    const opening = tick();
    await asked;
    all.world.moveTo(closesAt);
    const closing = tick();
    await scrubbed;
    expect(all.received().notices).toEqual([]);
    answer();
    await Promise.all([opening, closing]);
  });

  it('goes no further when the server ends than to the end of what has begun; the rest waits, claimed by nobody', async () => {
    const [answered, answer] = aMoment();
    const [asked, ask] = aMoment();
    const { tick, stop } = await atOpening(async (name, act) => {
      if (name === 'feed.notify') ask();
      if (name === 'feed.notify') await answered;
      return act();
    });
    const ticking = tick();
    await asked;
    const stopped = stop();
    answer();
    await Promise.all([ticking, stopped]);
    expect(all.received().notices).toHaveLength(1);
    const { pulse } = await document();
    const { waiting } = pulse ? await store.effects.ofPulse(pulse) : expect.fail('no pulse');
    expect(waiting.filter(({ kind }) => kind === 'notice').map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0]);
  });

  it('begins with an opening that is tried again when Microsoft stands in its way', async () => {
    const { trouble, between } = failing('directory.members', new Refusal('unavailable'));
    trouble.lasts = false;
    const { tick } = await atOpening(between);
    trouble.lasts = true;
    await tick();
    const { pulse, cadence } = await document();
    expect([pulse, cadence?.occurrences[0]?.state]).toEqual([null, 'planned']);
    trouble.lasts = false;
    await tick();
    expect(await store.pulses.ofTeam(all.tenant, all.team)).toHaveLength(1);
  });

  it('leaves no faster than Microsoft’s limit allows: the next notice waits for the pause of the one before', async () => {
    const pauses: (() => void)[] = [];
    const { tick, cadence } = await atOpening(undefined, () => new Promise((over) => void pauses.push(over)));
    const ticking = tick();
    for (const nth of MEMBERS.keys()) {
      await all.until(() => all.received().notices.length > nth);
      // Time enough for another one to leave: calls to Microsoft as it is one.
      for (let calls = 0; calls < 3; calls++) await cadence.follow(all.team);
      expect([all.received().notices.length, pauses.length]).toEqual([nth + 1, nth + 1]);
      pauses[nth]?.();
    }
    await ticking;
  });
});

it('A calendar is asked about twenty people in one call, and by four calls at a time', async () => {
  const sizes: number[] = [];
  let [running, most] = [0, 0];
  const post = async ({ schedules }: { schedules: string[] }) => {
    sizes.push(schedules.length);
    most = Math.max(most, ++running);
    await turn();
    running--;
    return { value: [] };
  };
  const graph = { asApp: { api: () => ({ header: () => ({ post }) }) } } as unknown as Graph;
  const mails = Array.from({ length: 401 }, (_, nth) => `${nth}@harbour.example`);
  const window = { from: 0, to: 1, timeZone: 'Europe/Berlin' };
  const found = await calendars(graph, { wait: async () => {} }).busy(UserId.parse('aaaaaaaa-0000-4000-8000-000000000001'), mails, window);
  expect(found).toEqual({ busy: [], unread: 401 });
  expect([sizes.length, Math.max(...sizes), most]).toEqual([21, 20, 4]);
});

/** @returns a promise, and what fulfils it */
function aMoment(): [Promise<void>, () => void] {
  let come = () => {};
  return [new Promise((done) => (come = done)), () => come()];
}
