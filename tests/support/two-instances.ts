// What holds when two instances of the product work on one database: a function over stores, so that each kind is held to it.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '#domain/ids';
import type { Store } from '../../server/main.ts';
import { aWorld, MEMBERS, WEEKLY, type AWorld, type Between, type Instance } from './instance.ts';
import { spentId } from './store-contract.ts';

/** How the calls of two instances come together. */
interface Meeting {
  between: Between;
  /** Lets them work until both are done. */
  both: (work: Promise<unknown>) => Promise<unknown>;
}

/**
 * @param newStores what two instances stand on: one empty database, twice
 * @param orders how many orders of their steps are played; each is a week
 */
export function twoInstances(newStores: () => Promise<readonly [Store, Store]>, orders: number): void {
  let all: AWorld;
  beforeAll(async () => void (all = await aWorld()));
  afterAll(() => all.close());

  /** One call at a time, each when its turn comes. */
  const inOrder = (order: fc.Scheduler): Meeting => ({
    between: async (name, act) => {
      const results: PromiseSettledResult<Awaited<ReturnType<typeof act>>>[] = [];
      await order.scheduleFunction(async (_name: string) => void results.push(...(await Promise.allSettled([act()]))))(name);
      const [result] = results;
      if (result?.status === 'fulfilled') return result.value;
      throw result?.reason;
    },
    both: (work) => order.waitFor(work),
  });

  /** A team's week in which everything is done by both at the same time. */
  async function week({ between, both: meet }: Meeting): Promise<void> {
    const { world, tenant, team, key, user } = all;
    const stores = await newStores();
    const [{ teams, rolls, boxes }] = stores;
    await all.afresh(stores[0]);
    const instances = stores.map((store) => all.instance(store, between));
    const both = (act: (instance: Instance) => Promise<unknown>) => meet(Promise.all(instances.map(act)));
    const ticks = async (at: number) => {
      world.moveTo(at);
      await both(({ tick }) => tick());
    };
    const document = async () => (await teams.read(key)) ?? expect.fail('no team');

    const [amara, jonas] = [await all.caller('Amara'), await all.caller('Jonas')];
    await both(({ cadence }) => cadence.save(tenant, amara, team, WEEKLY));
    const [{ opensAt, closesAt } = expect.fail('no occurrence')] = (await document()).cadence?.occurrences ?? [];
    await ticks(opensAt);
    const [{ terms: { pulse } } = expect.fail('no pulse')] = (await document()).pulses;
    for (const name of ['Mei', 'Lena']) await rolls.draw(pulse, user(name), 'a hash');
    await ticks(closesAt - 8 * HOUR);
    for (const nth of MEMBERS.keys()) await boxes.add(pulse, spentId(nth), [4, 5, 2, 4]);
    await ticks(closesAt);
    await both(({ followUp }) => followUp.confirm(tenant, jonas, team, pulse, closesAt + 20 * HOUR));
    await ticks(closesAt + HOUR);

    expect(instances.flatMap(({ logged }) => logged)).toEqual([]);
    const { pulses, opening, cadence, outbox } = await document();
    expect(pulses).toMatchObject([{ phase: 'closed', scrubbed: true, report: { outcome: 'published', ballots: 5 } }]);
    expect(cadence?.occurrences.filter(({ state }) => state === 'skipped')).toEqual([]);
    expect([opening, outbox]).toEqual([null, []]);
    expect(await boxes.bulletin(pulse)).toMatchObject({ counted: 5, issued: 2 });
    const { notices, cards, series, conversation } = all.received();
    expect(notices).toEqual([
      ...MEMBERS.map((name) => `opened ${name}`).toSorted(),
      ...['reminder Priya', 'reminder Samir', 'reminder Tomás'],
      ...[...MEMBERS, 'Jonas'].map((name) => `result ${name}`).toSorted(),
    ]);
    expect([cards, series]).toEqual([['closed', 'as it was'], 1]);
    expect(conversation.toSorted()).toEqual([...MEMBERS, 'Jonas'].toSorted());
    expect(pulses[0]?.arrived).toBe(notices.length + 2 + 2 + 1);
  }

  it('open, remind, close, publish, notify and invite once, whatever the order in which their steps come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), (order) => week(inOrder(order))),
      { numRuns: orders },
    );
  });

  it('do so too when their steps overlap as they like', async () => {
    for (let nth = 0; nth < orders / 2; nth++) await week({ between: (_name, act) => act(), both: (work) => work });
  });
}
