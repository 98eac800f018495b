// What holds when two instances of the product work on one database: a function over stores, so that each kind is held to it.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '#domain/ids';
import type { Parts as Store } from './store-contract.ts';
import { aWorld, MEMBERS, WEEKLY, type AWorld, type Between, type Instance } from './instance.ts';
import { spentId } from './store-contract.ts';

/** How the calls of two instances come together. */
interface Meeting {
  between(instance: number): Between;
  /** Lets each do its part; resolves when both are done. */
  both(parts: (() => Promise<unknown>)[]): Promise<unknown>;
}

const begin = (parts: (() => Promise<unknown>)[]) => Promise.all(parts.map((part) => part()));

/** As it comes. */
const freely: Meeting = { between: () => (_name, act) => act(), both: begin };

/** One call at a time, each when its turn comes. */
const inOrder = (order: fc.Scheduler): Meeting => ({
  between: () => async (name, act) => {
    const results: PromiseSettledResult<Awaited<ReturnType<typeof act>>>[] = [];
    await order.scheduleFunction(async (_name: string) => void results.push(...(await Promise.allSettled([act()]))))(name);
    const [result] = results;
    if (result?.status === 'fulfilled') return result.value;
    throw result?.reason;
  },
  both: (parts) => order.waitFor(begin(parts)),
});

/** The second stands still before each call of this name until the first is done with everything; the first waits there for it to come. */
function heldBefore(held: string): Meeting & { holds: () => number } {
  let holds = 0;
  let first: Promise<unknown> | undefined;
  let come = () => {};
  const second = new Promise<void>((resolve) => (come = resolve));
  return {
    holds: () => holds,
    between: (instance) => async (name, act) => {
      if (name !== held) return act();
      if (instance === 1) holds++;
      if (instance === 1) come();
      await (instance === 1 ? first : second);
      return act();
    },
    both: ([one, other]) => Promise.all([(first = one?.()), other?.()]),
  };
}

/** Its process ends at this call. */
const dying =
  (at: string): Between =>
  async (name, act) => {
    if (name === at) throw new Error('killed');
    return act();
  };

/** And whether the opening begins with what a third instance left undone. */
const HELD: [call: string, left: boolean][] = [
  ['directory.members', false],
  ['credentials.create', true],
  ['pulses.create', true],
  ['boxes.seal', false],
  ['boxes.publish', false],
  ['voices.change', false],
];

/**
 * @param newStores what two instances stand on: one empty database, twice
 * @param orders how many orders of their steps are played; each is a week
 * @param held the calls before which one stands still
 */
export function twoInstances(newStores: () => Promise<readonly [Store, Store]>, orders: number, held = HELD): void {
  let all: AWorld;
  beforeAll(async () => void (all = await aWorld()));
  afterAll(() => all.close());

  /**
   * A team's week in which everything is done by both at the same time.
   * @param left does the opening begin with what a third instance left undone when it died?
   */
  async function expectWeek(meeting: Meeting, left = false): Promise<void> {
    const { world, tenant, team, key, onRoll } = all;
    const stores = await newStores();
    const [{ teams, pulses, effects, credentials, boxes }] = stores;
    await all.afresh(stores[0]);
    const instances = stores.map((store, nth) => all.instance(store, meeting.between(nth)));
    const both = (act: (instance: Instance) => Promise<unknown>) => meeting.both(instances.map((instance) => () => act(instance)));
    const ticks = async (at: number) => {
      world.moveTo(at);
      await both(({ tick }) => tick());
    };
    const document = async () => (await teams.read(key)) ?? expect.fail('no team');

    const amara = await all.caller('Amara');
    await both(({ cadence }) => cadence.save(amara, team, WEEKLY));
    const [{ opensAt, closesAt } = expect.fail('no occurrence')] = (await document()).cadence?.occurrences ?? [];
    world.moveTo(opensAt);
    if (left) await all.instance(stores[0], dying('credentials.create')).tick();
    await ticks(opensAt);
    const { pulse } = await document();
    if (pulse === null) expect.fail('no pulse');
    for (const name of ['Mei', 'Lena']) await credentials.draw(pulse, onRoll(pulse, name), 'a hash');
    await ticks(closesAt - 8 * HOUR);
    for (const nth of MEMBERS.keys()) await boxes.add(pulse, spentId(nth), [4, 5, 2, 4]);
    await ticks(closesAt);
    await both(({ followUp }) => followUp.conversation.confirm(team, pulse, all.user('Jonas'), { start: closesAt + 20 * HOUR }));
    await ticks(closesAt + HOUR);

    expect(instances.flatMap(({ logged }) => logged)).toEqual([]);
    const { opening, cadence, pulse: busyWith } = await document();
    expect(await pulses.ofTeam(tenant, team)).toMatchObject([
      { phase: 'closed', scrubbed: true, report: { outcome: 'published', ballots: 5 } },
    ]);
    expect(cadence?.occurrences.filter(({ state }) => state === 'skipped')).toEqual([]);
    const { planned, waiting } = await effects.ofPulse(pulse);
    expect([opening, busyWith, waiting]).toEqual([null, null, []]);
    expect(await boxes.bulletin(pulse)).toMatchObject({ counted: 5, issued: 2 });
    const { notices, cards, series, conversation } = all.received();
    expect(notices.toSorted()).toEqual([
      ...MEMBERS.map((name) => `opened ${name}`).toSorted(),
      ...['reminder Priya', 'reminder Samir', 'reminder Tomás'],
      ...[...MEMBERS, 'Jonas'].map((name) => `result ${name}`).toSorted(),
    ]);
    expect([cards, series]).toEqual([['closed', 'as it was'], 1]);
    expect(conversation.toSorted()).toEqual([...MEMBERS, 'Jonas'].toSorted());
    expect(planned).toBe(notices.length + 2 + 2 + 1);
  }

  it('open, remind, close, publish, notify and invite once, whatever the order in which their steps come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), (order) => expectWeek(inOrder(order))),
      { numRuns: orders },
    );
  });

  it('do so too when their steps overlap as they like', async () => {
    for (let nth = 0; nth < orders / 2; nth++) await expectWeek(freely);
  });

  it.each(held)('do so too when one stands still before %s until the other is done', async (call, left) => {
    const meeting = heldBefore(call);
    await expectWeek(meeting, left);
    expect(meeting.holds()).toBeGreaterThan(0);
  });
}
