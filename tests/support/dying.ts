// A process that dies after any of its changes, and another that goes on: a function over stores, so that each kind is held to it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '#domain/ids';
import type { CredentialKeys } from '../../server/credential/record.ts';
import { LEASE_MS } from '../../server/records/effects.ts';
import type { Copyable } from '../../server/store/copy/copy.ts';
import { aWorld, MEMBERS, WEEKLY, type AWorld, type Between, type Instance } from './instance.ts';
import type { Store } from './store-contract.ts';

/** Calls that change nothing: to die before one of them is to die before the next change. */
const LOOK =
  /\.(read|all|page|ofTeam|headsOf|people|has|sharing|dueTeams|ofPulse|due|find|hasDrawn|issued|bulletin|teamsOf|members|roleOf|occurrences|workingHours|zoneOf|busy|timeOf)$/;
/** Weeks are played side by side, each in a world of its own: they wait for disks. */
const AT_ONCE = 3;

/** A process that ends after so many changes: nothing that it begins afterwards happens. */
function mortal(changes: number) {
  const done: string[] = [];
  let dead = false;
  const between: Between = async (name, act) => {
    dead ||= !LOOK.test(name) && done.length === changes;
    if (dead) throw new Error('killed');
    if (!LOOK.test(name)) done.push(name);
    return act();
  };
  return { between, done, isDead: () => dead };
}

/** A store that a test can open and, once it is closed, look into. */
export interface DyingHome {
  store: Store;
  copy(): Promise<Copyable>;
}

/** @param newHome a place where nothing is stored yet */
export function diesAnywhere(newHome: () => Promise<DyingHome>): void {
  let worlds: AWorld[];
  beforeAll(async () => void (worlds = await Promise.all(Array.from({ length: AT_ONCE }, aWorld))));
  afterAll(() => Promise.all(worlds.map(({ close }) => close())));

  /**
   * A team's week. When the first process dies, another one comes and does again what was interrupted, as the timer and people do.
   * @param made keys that every process finds as if they had just been made, because to make some takes longer than the week
   */
  async function week(all: AWorld, changes: number, made: CredentialKeys | undefined) {
    const { world, tenant, team, key, onRoll } = all;
    const {
      store: { close, ...store },
      copy,
    } = await newHome();
    await all.afresh(store);
    const amara = await all.caller('Amara');
    const { create, find } = store.credentials;
    if (made)
      store.credentials.find = (pulse) =>
        create(
          pulse,
          made,
          MEMBERS.map((name) => onRoll(pulse, name)),
        ).then(() => find(pulse));
    const document = async () => (await store.teams.read(key)) ?? expect.fail('no team');

    const first = mortal(changes);
    let instance = all.instance(store, first.between);
    let lastNotice: string | undefined;
    const act = async (perform: (by: Instance) => Promise<unknown>) => {
      await perform(instance).catch(() => undefined);
      if (!first.isDead() || lastNotice !== undefined) return;
      lastNotice = all.received().notices.at(-1) ?? 'none';
      instance = all.instance(store);
      world.moveTo(world.now() + LEASE_MS);
      await perform(instance);
    };
    const ticked = async (at: number) => {
      world.moveTo(Math.max(at, world.now()));
      await act(({ tick }) => tick());
    };

    await act(({ cadence }) => cadence.save(amara, team, WEEKLY));
    await ticked((await document()).cadence?.occurrences[0]?.opensAt ?? 0);
    const { pulse } = await document();
    const { closesAt } = (pulse && (await store.pulses.read(pulse))?.terms) || expect.fail('no pulse');
    if (pulse === null) expect.fail('no pulse');
    const keys = await find(pulse);
    await store.credentials.draw(pulse, onRoll(pulse, 'Mei'), 'a hash');
    await ticked(closesAt - 8 * HOUR);
    await ticked(closesAt);
    await act(({ followUp }) => followUp.conversation.confirm(team, pulse, all.user('Jonas'), { start: closesAt + 20 * HOUR }));
    const chosen = { chosen: { name: 'stand-up' }, start: closesAt + 21 * HOUR, invited: 'everybody' } as const;
    await act(({ followUp }) => followUp.actions.choose(team, pulse, all.user('Jonas'), chosen));
    await ticked(closesAt + HOUR);

    const { opening, pulse: busyWith } = await document();
    const pulses = await store.pulses.ofTeam(tenant, team);
    const { waiting, planned } = await store.effects.ofPulse(pulse);
    const due = [
      ...(await store.teams.due(tenant, world.now())),
      ...(await store.pulses.due(tenant, world.now())),
      ...(await store.effects.dueTeams(tenant, world.now())),
    ];
    await close();
    const stored = await countsIn(copy());
    const left = {
      due,
      opening,
      busyWith,
      waiting,
      planned,
      pulses: pulses.map(({ phase, scrubbed, report, unplanned }) => [phase, scrubbed, report?.outcome, unplanned]),
      stored: [stored.get('boxes'), stored.get('rolls'), stored.get('credentials')],
    };
    return { died: first.isDead(), done: first.done, lastNotice, left, received: all.received(), keys };
  }

  const usual = [
    ...MEMBERS.map((name) => `opened ${name}`),
    ...['Lena', 'Priya', 'Samir', 'Tomás'].map((name) => `reminder ${name}`),
    ...[...MEMBERS, 'Jonas'].map((name) => `result ${name}`),
  ];

  it('loses no effect wherever it dies, and doubles only what had just left and was not yet noted', { timeout: 600_000 }, async () => {
    let made: CredentialKeys | undefined;
    let [changes, lives] = [0, false];
    const dieAfter = async (world: AWorld, after: number) => {
      const { died, done, lastNotice, left, received, keys } = await week(world, after, made);
      lives ||= !died;
      if (done.includes('voices.create')) made = keys;
      const last = died ? done.at(-1) : undefined;
      const place = `dead after ${after} changes, the last ${last}`;
      const { notices, cards, series, conversation, action } = received;
      expect({
        place,
        ...left,
        notices: notices.toSorted(),
        cards,
        series,
        conversation: conversation.toSorted(),
        action: action.toSorted(),
      }).toEqual({
        place,
        due: [],
        opening: null,
        busyWith: null,
        waiting: [],
        planned: 1 + 2 * MEMBERS.length + 1 + MEMBERS.length + 1 + 1 + 1,
        pulses: [['closed', true, 'below-floor', []]],
        stored: [1, 1, undefined],
        notices: [...usual, ...(last === 'feed.notify' ? [lastNotice ?? ''] : [])].toSorted(),
        // A card that nobody noted keeps its button: the Bot Framework offers no way to post only once.
        cards: [
          ...(last === 'channel.announce' ? ['as it was'] : []),
          'closed',
          ...(last === 'channel.publish' ? ['as it was'] : []),
          'as it was',
        ],
        series: 1,
        conversation: [...MEMBERS, 'Jonas'].toSorted(),
        action: [...MEMBERS, 'Jonas'].toSorted(),
      });
    };
    await Promise.all(
      worlds.map(async (world) => {
        while (!lives) await dieAfter(world, changes++);
      }),
    );
  });
}

/** How many things each part of a store holds. */
async function countsIn(copied: Promise<Copyable>): Promise<Map<string, number>> {
  const copy = await copied;
  const counts = new Map<string, number>();
  for await (const { part } of copy.read()) counts.set(part, (counts.get(part) ?? 0) + 1);
  await copy.close();
  return counts;
}
