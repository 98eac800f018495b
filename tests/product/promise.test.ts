// The life of a promise: made after a result, read and posted, remembered, asked about once, and said to be what the team says it became.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Promises, PulseView } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import { DAY } from '#domain/ids';
import { DONE } from '#domain/pulse/check-back';
import { askedIn } from '#domain/pulse/terms';
import type { Report } from '#domain/report/report';
import { Undelivered } from '../../server/follow-up/ways.ts';
import { aWorld, type AWorld, type Between, type Instance } from '../support/instance.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { openStore, temporaryFolder } from '../support/temporary-store.ts';

const VOTERS = ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir', 'Claire', 'Aiko', 'David'];
const ASK = 'Say what does not work while it is still a proposal.';
const EXPECT = 'One working day between a *proposal* and its decision.';

type Store = Awaited<ReturnType<typeof openStore>>;

let sandbox: Sandbox;
let team: string;
beforeAll(async () => {
  sandbox = await aSandbox();
  team = `/api/teams/${sandbox.team}`;
});
afterAll(() => sandbox.close());

const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);
const inDays = (days: number) => dayAt(sandbox.world.now() + days * DAY);
const moveTo = (to: number | 'closing') => sandbox.post('/clock', { to });
const opened = async (): Promise<string> =>
  (await sandbox.as('Jonas', 'POST', `${team}/pulses`, { items: null, workingDays: 1 })).body.pulse;
const make = (pulse: string, until: string, words: object = {}) =>
  sandbox.as('Jonas', 'POST', `${team}/pulses/${pulse}/promises`, { ask: ASK, expect: EXPECT, until, ...words });
const withdraw = (pulse: string, nth: number, reason = 'The project ended.') =>
  sandbox.as('Jonas', 'POST', `${team}/pulses/${pulse}/promises/withdraw`, { nth, reason });
const seenBy = async (first: string, pulse: string): Promise<Promises> =>
  (await sandbox.as(first, 'GET', `${team}/pulses/${pulse}/promises`)).body;
const cards = async () => (await sandbox.stage()).posts.filter(({ author }) => author === null).map(({ card }) => JSON.stringify(card));
const reminded = () =>
  sandbox.world.notices.flatMap(({ to, title }) => (title.startsWith('Your promise') ? [sandbox.world.people.get(to)?.name] : []));

/** Each answers the statements and says what became of the promise. */
async function answer(pulse: string, done: readonly Answer[]): Promise<void> {
  for (const [nth, said] of done.entries()) {
    const voting = await sandbox.voter(VOTERS[nth] ?? '', `${team}/pulses/${pulse}`);
    await voting.cast([4, 4, 4, 4, said]);
  }
}

describe('A promise', () => {
  let first: string;
  let second: string;

  it('is made after a result and not before, in words and for a day that there is', async () => {
    first = await opened();
    expect((await make(first, inDays(10))).code).toBe('not-closed');
    expect((await sandbox.as('Mei', 'GET', `${team}/pulses/${first}/promises`)).code).toBe('not-closed');
    await moveTo('closing');
    for (const until of [inDays(0), inDays(-1), inDays(400), '2026-02-30']) expect((await make(first, until)).code).toBe('promise-day');
    for (const wrong of [{ ask: ' ' }, { expect: 'x'.repeat(281) }, { until: 'soon' }, { by: 'Jonas' }])
      expect((await make(first, inDays(10), wrong)).code).toBe('malformed');
    expect((await make('A'.repeat(22), inDays(10))).code).toBe('unknown-pulse');
    expect((await withdraw(first, 0)).code).toBe('unknown-promise');
    expect(await seenBy('Mei', first)).toEqual({ current: null, earlier: [], days: null, canWithdraw: false });
    expect((await seenBy('Jonas', first)).days).toEqual({ from: inDays(1), to: inDays(182) });
  });

  it('is read by the team with the result, posted as a card in its own words, and is the only one', async () => {
    const until = inDays(10);
    expect((await make(first, until)).body.current).toMatchObject({ ask: ASK, expect: EXPECT, until, state: 'open', outcome: null });
    await moveTo(sandbox.world.now());
    const seen = await seenBy('Mei', first);
    expect(seen).toMatchObject({ current: { ask: ASK, state: 'open', reason: null }, earlier: [], days: null, canWithdraw: false });
    expect((await seenBy('Jonas', first)).canWithdraw).toBe(true);
    const [card = '', ...others] = (await cards()).filter((text) => text.includes('A promise'));
    expect(others).toEqual([]);
    expect(card).toContain(ASK);
    expect(card).toContain(JSON.stringify(String.raw`One working day between a \*proposal\* and its decision.`));
    expect((await make(first, inDays(12))).code).toBe('promise-open');
  });

  it('that is withdrawn stays with its reason, reminds nobody, and makes room for another', async () => {
    expect((await withdraw(first, 0)).body).toMatchObject({ current: null, days: { from: inDays(1) } });
    expect((await withdraw(first, 0, 'Another reason')).body.earlier[0].reason).toBe('The project ended.');
    expect((await seenBy('Mei', first)).earlier).toMatchObject([
      { ask: ASK, state: 'withdrawn', reason: 'The project ended.', outcome: null },
    ]);
    expect((await make(first, inDays(20))).body).toMatchObject({ current: { nth: 1 }, earlier: [{ nth: 0 }] });
    await moveTo(sandbox.world.now() + 12 * DAY);
    expect(reminded()).toEqual([]);
  });

  it('reminds whoever leads three working days before, when their work begins, and nobody else', async () => {
    const { current } = await seenBy('Jonas', first);
    const until = current?.until ?? '';
    const before = sandbox.world.now();
    await moveTo(Date.parse(`${until}T00:00:00Z`) - 7 * DAY);
    expect(reminded()).toEqual([]);
    await moveTo(Date.parse(`${until}T23:00:00Z`) - DAY);
    expect(reminded()).toEqual(['Jonas Lindqvist']);
    const [at = 0] = sandbox.world.notices.flatMap((notice) => (notice.title.startsWith('Your promise') ? [notice.at] : []));
    expect([at > before, new Date(at).getUTCDay() % 6 === 0]).toEqual([true, false]);
    expect(Date.parse(`${until}T23:59:00Z`) - at).toBeGreaterThan(3 * DAY);
  });

  it('is asked about by no pulse that opens on its day or before', async () => {
    const { current } = await seenBy('Jonas', first);
    await moveTo(Date.parse(`${current?.until}T08:00:00Z`));
    second = await opened();
    const { terms } = (await sandbox.as('Mei', 'GET', `${team}/pulses/${second}`)).body as PulseView;
    expect([terms.checkBack, terms.items.length]).toEqual([undefined, 4]);
    await answer(
      second,
      Array.from({ length: 6 }, () => 0 as const),
    );
    await moveTo('closing');
    const { body } = await sandbox.as('Mei', 'GET', `${team}/pulses/${second}/report`);
    expect(body).not.toHaveProperty('checkBack');
  });

  it('is due once its day is over, and asked about by the next pulse, in its words as they were', async () => {
    await moveTo(sandbox.world.now() + 2 * DAY);
    expect((await seenBy('Mei', second)).current).toMatchObject({ pulse: first, nth: 1, state: 'due' });
    const asksNow = async () => (await sandbox.as('Jonas', 'GET', `${team}/next-items`)).body.nowPromise;
    expect(await asksNow()).toBe(true);
    second = await opened();
    expect(await asksNow()).toBe(false);
    const { terms } = (await sandbox.as('Mei', 'GET', `${team}/pulses/${second}`)).body as PulseView;
    expect(terms.checkBack).toMatchObject({ pulse: first, nth: 1, ask: ASK, expect: EXPECT });
    expect(terms.items).toHaveLength(4);
    expect((await seenBy('Mei', first)).earlier.concat((await seenBy('Mei', first)).current ?? [])).toContainEqual(
      expect.objectContaining({ nth: 1, state: 'checked', outcome: 'asking' }),
    );
    expect((await withdraw(first, 1)).code).toBe('promise-asked');
    await moveTo(sandbox.world.now());
    const [card] = (await cards()).filter((text) => text.includes('one promise'));
    expect(card).toContain('Four statements and one promise, 30 seconds');
  });

  it('became what the team says: counted with the ballots, published with the report, in the list and on the card', async () => {
    await answer(second, [DONE.yes, DONE.yes, DONE.yes, DONE.yes, DONE.no, DONE.partly, DONE['cant-tell'], 0]);
    await moveTo('closing');
    const report = (await sandbox.as('Mei', 'GET', `${team}/pulses/${second}/report`)).body as Report;
    const said = {
      n: 6,
      atMost: [
        [0, 2],
        [0, 2],
      ],
    };
    expect(report).toMatchObject({ outcome: 'published', ballots: 8, checkBack: said });
    const { current, earlier } = await seenBy('Mei', second);
    expect([current, earlier[0]]).toMatchObject([null, { pulse: first, nth: 1, state: 'checked', outcome: said }]);
    const [card] = (await cards()).filter((text) => text.includes('Was it done?'));
    expect(card).toContain('4 or more of the 6 who could tell say yes, 2 or fewer say no.');
    expect((await seenBy('Jonas', second)).days).not.toBeNull();
  });

  it('is asked about once, also if too few answer: then nothing is said of it', async () => {
    await make(second, inDays(1));
    await moveTo(sandbox.world.now() + 3 * DAY);
    const third = await opened();
    await answer(third, [DONE.yes]);
    await moveTo('closing');
    expect((await seenBy('Mei', third)).earlier[0]).toMatchObject({ pulse: second, state: 'checked', outcome: 'none' });
    const fourth = await opened();
    expect((await sandbox.as('Mei', 'GET', `${team}/pulses/${fourth}`)).body.terms).not.toHaveProperty('checkBack');
  });
});

describe('A process', () => {
  let all: AWorld;
  beforeAll(async () => void (all = await aWorld()));
  afterAll(() => all.close());

  /** A team with a result, in a folder on which nobody is running. */
  async function afterPulse() {
    const folder = await temporaryFolder();
    const store = await openStore(folder);
    await all.afresh(store);
    const { pulse: room, tick } = all.instance(store);
    const { pulse } = await room.openNow(all.team, all.user('Jonas'), { items: null, workingDays: 1 });
    all.world.moveTo((await store.pulses.read(pulse))?.terms.closesAt ?? 0);
    await tick();
    await store.close();
    return { folder, pulse };
  }

  /** Goes as far as to one of its calls that change something. */
  const killedAt = (call: string, nth = 0): Between => {
    let [seen, isDead] = [0, false];
    return async (name, act) => {
      isDead ||= name === call && seen++ === nth;
      if (isDead) throw new Error('killed');
      return act();
    };
  };

  async function onceMore<T>(folder: string, between: Between | undefined, act: (by: Instance, store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(folder);
    try {
      return await act(all.instance(store, between), store);
    } finally {
      await store.close();
    }
  }

  const words = (days: number) => ({ ask: ASK, expect: EXPECT, until: dayAt(all.world.now() + days * DAY) });

  it.each([
    ['before it is written', 'pulses.change', 0, false],
    ['before its effects are', 'effects.create', 0, true],
    ['before it is noted that they are', 'pulses.change', 1, true],
  ])('that is killed %s has promised nothing, or all of it: one card, one reminder', async (_, call, nth, isMade) => {
    const { folder, pulse } = await afterPulse();
    const until = words(10);
    await onceMore(folder, killedAt(call, nth), async ({ promise }) =>
      expect(promise.make(all.team, pulse, until)).rejects.toThrow('killed'),
    );
    await onceMore(folder, undefined, async ({ promise, tick }) => {
      expect((await promise.get(all.team, pulse, true)).current !== null).toBe(isMade);
      if (!isMade) await promise.make(all.team, pulse, until);
      await tick();
      all.world.moveTo(all.world.now() + 9 * DAY);
      await tick();
      expect(all.world.posts.filter(({ card }) => JSON.stringify(card).includes('A promise until'))).toHaveLength(1);
      expect(all.received().notices.filter((notice) => notice.startsWith('promise'))).toEqual(['promise Jonas']);
    });
  });

  it('that can’t remind the leader before the day is over does not remind of it afterwards, and says so', async () => {
    const { folder, pulse } = await afterPulse();
    let isDown = true;
    const between: Between = async (name, act) => {
      if (isDown && name === 'feed.remindOfPromise') throw new Undelivered('unavailable', 0);
      return act();
    };
    await onceMore(folder, between, async ({ pulse: room, promise, followUp, tick }) => {
      await promise.make(all.team, pulse, words(10));
      await room.openNow(all.team, all.user('Jonas'), { items: null, workingDays: 1 });
      all.world.moveTo(all.world.now() + 9 * DAY);
      await tick();
      isDown = false;
      all.world.moveTo(all.world.now() + 2 * DAY);
      await tick();
      expect(all.received().notices.filter((notice) => notice.startsWith('promise'))).toEqual([]);
      const { missing } = await followUp.deliveries(all.team);
      expect(missing.filter(({ kind }) => kind.startsWith('promise'))).toMatchObject([
        { kind: 'promise-reminder', to: 'Jonas Lindqvist', state: 'parked', reason: 'too-late' },
      ]);
    });
  });

  it('that is killed while a pulse opens asks about the promise that it had found, though that is withdrawn meanwhile: box and terms fit', async () => {
    const { folder, pulse } = await afterPulse();
    await onceMore(folder, undefined, async ({ promise }) => promise.make(all.team, pulse, words(1)));
    all.world.moveTo(all.world.now() + 3 * DAY);
    await onceMore(folder, killedAt('pulses.create'), async ({ pulse: room }) =>
      expect(room.openNow(all.team, all.user('Jonas'), { items: null, workingDays: 1 })).rejects.toThrow('killed'),
    );
    await onceMore(folder, undefined, async ({ promise, tick }, store) => {
      await promise.withdraw(all.team, pulse, { nth: 0, reason: 'The project ended.' });
      await tick();
      const second = (await store.pulses.ofTeam(all.tenant, all.team)).at(-1)?.terms ?? expect.fail('no pulse');
      expect([second.checkBack?.pulse, (await store.boxes.find(second.pulse))?.items]).toEqual([pulse, askedIn(second)]);
      all.world.moveTo(second.closesAt);
      await tick();
      expect((await store.pulses.read(second.pulse))?.report?.outcome).toBe('below-floor');
      expect((await promise.get(all.team, second.pulse, false)).earlier).toMatchObject([{ state: 'withdrawn', outcome: 'none' }]);
    });
  });

  it('that has two leaders promise at once makes one promise, or none', async () => {
    const { folder, pulse } = await afterPulse();
    await onceMore(folder, undefined, async ({ pulse: room, promise, tick }, store) => {
      const second = await room.openNow(all.team, all.user('Jonas'), { items: null, workingDays: 1 });
      all.world.moveTo((await store.pulses.read(second.pulse))?.terms.closesAt ?? 0);
      await tick();
      for (const places of [
        [pulse, pulse],
        [pulse, second.pulse],
      ]) {
        const made = await Promise.allSettled(places.map((place) => promise.make(all.team, place, words(5))));
        const { current } = await promise.get(all.team, second.pulse, true);
        const found = made.filter(({ status }) => status === 'fulfilled').length;
        expect([found <= 1, current === null ? 0 : 1]).toEqual([true, found]);
        if (current) await promise.withdraw(all.team, current.pulse, { nth: current.nth, reason: 'To try again.' });
      }
    });
  });
});
