// What is asked next: seen beforehand with the reason for each, changed by the leader until it opens, and recorded with the pulse.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CadenceSettings, NextItems, PulseView } from '#contract/api';
import type { ItemId } from '#domain/ids';
import { CORE } from '#domain/items/bank';
import type { Terms } from '#domain/pulse/terms';
import { CADENCE, cadenceWith } from '../support/cadence.ts';
import { aWorld, WEEKLY } from '../support/instance.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { temporaryStore } from '../support/temporary-store.ts';

let sandbox: Sandbox;
let path: string;
beforeEach(async () => {
  sandbox = await aSandbox();
  path = `/api/teams/${sandbox.team}/next-items`;
});
afterEach(() => sandbox.close());

const save = (settings: CadenceSettings = CADENCE) => sandbox.as('Amara', 'PUT', `/api/teams/${sandbox.team}/cadence`, settings);
const see = async (first = 'Jonas'): Promise<NextItems> => (await sandbox.as(first, 'GET', path)).body;
const choose = async (items: string[] | null, occurrence?: string, first = 'Jonas') =>
  sandbox.as(first, 'PUT', path, { occurrence: occurrence ?? (await see()).next?.occurrence.id ?? '', items });
const goTo = (to: 'opening' | 'closing') => sandbox.post('/clock', { to });
/** The pulse that is open, as somebody sees it. */
async function open(first = 'Jonas'): Promise<PulseView> {
  const { pulse } = await sandbox.stage();
  return (await sandbox.as(first, 'GET', `/api/teams/${sandbox.team}/pulses/${pulse?.pulse}`)).body;
}
const asked = ({ terms, whys }: { terms: Terms } & Pick<PulseView, 'whys'>) => terms.items.map((item, nth) => ({ item, why: whys?.[nth] }));

describe('What is asked next', () => {
  it('is what then is asked, for the same reasons, and everybody in the team may read why', async () => {
    await save();
    const { next, now } = await see();
    expect(next).toMatchObject({ isChosen: false, items: [...CORE.map((item) => ({ item, why: { because: 'core' } })), ...now.slice(3)] });
    await goTo('opening');
    expect(asked(await open('Mei'))).toEqual(next?.items);
    const later = (await see()).next;
    expect(later?.items[3]).toEqual({ item: 'mutual-expectations-1', why: { because: 'never' } });
  });

  it('is not foreseen where nothing is to come: no cadence, or a paused one', async () => {
    expect((await see()).next).toBeNull();
    await save();
    await sandbox.as('Amara', 'PUT', `/api/teams/${sandbox.team}/cadence/paused`, { paused: true });
    expect((await see()).next).toBeNull();
  });
});

describe('A leader, or an admin,', () => {
  it.each(['Jonas', 'Amara'])('changes what takes turns in the next pulse, once: %s', async (first) => {
    await save();
    const chosen = (await choose(['discretion-2'], undefined, first)).body as NextItems;
    expect(chosen.next).toMatchObject({ isChosen: true, items: [{}, {}, {}, { item: 'discretion-2', why: { because: 'chosen' } }] });
    await goTo('opening');
    expect(asked(await open())[3]).toEqual({ item: 'discretion-2', why: { because: 'chosen' } });
    expect((await see()).next).toMatchObject({ isChosen: false, items: [{}, {}, {}, { item: 'help-in-time-1' }] });
  });

  it('may leave it to the rotation again', async () => {
    await save();
    const before = await see();
    await choose(['discretion-2']);
    expect((await choose(null)).body).toEqual(before);
  });

  it('is refused once it is opening, and for a pulse that is not the next', async () => {
    await save();
    const { next } = await see();
    expect((await choose(['discretion-2'], 'another')).code).toBe('not-next');
    await goTo('opening');
    expect((await choose(['discretion-2'], next?.occurrence.id)).code).toBe('not-next');
  });

  it('is refused from the moment on at which it opens, although it has not opened yet', async () => {
    const all = await aWorld();
    const store = await temporaryStore();
    await all.afresh(store);
    const { pulse, cadence } = all.instance(store);
    await cadence.save(await all.caller('Amara'), all.team, WEEKLY);
    const { next } = await pulse.nextItems(all.team);
    const { id, opensAt } = next?.occurrence ?? expect.fail('nothing to come');
    all.world.moveTo(opensAt - 1);
    expect((await pulse.chooseNext(all.team, id, ['discretion-2' as ItemId])).next?.isChosen).toBe(true);
    all.world.moveTo(opensAt);
    await expect(pulse.chooseNext(all.team, id, null)).rejects.toMatchObject({ code: 'not-next' });
    expect((await pulse.nextItems(all.team)).next).toBeNull();
    await all.close();
  });

  it.each([
    ['more than there is room for', ['discretion-2', 'help-in-time-1']],
    ['nothing', []],
    ['what is asked anyway', ['relying-1']],
    ['a fact', ['task-interdependence-1']],
    ['how people fare where the cadence does not allow it', ['strain-1']],
    ['what is not in the bank', ['gone-1']],
  ])('can’t choose %s', async (_what, items) => {
    await save();
    expect((await choose(items)).code).toBe('malformed');
  });

  it('can’t choose two of one facet, of which one alone would be asked', async () => {
    await save(cadenceWith({}, { length: 5 }));
    expect((await choose(['discretion-1', 'discretion-2'])).code).toBe('malformed');
    expect((await choose(['discretion-1', 'help-in-time-2'])).code).toBeUndefined();
  });

  it('chooses in vain what can’t be asked any more: the rotation takes its place', async () => {
    await save(cadenceWith({}, { thriving: true }));
    await choose(['strain-1']);
    await save(cadenceWith({}, { thriving: false }));
    await goTo('opening');
    expect((await open()).terms.items[3]).toBe('help-in-time-1');
  });
});

describe('A pulse that the leader sends by hand', () => {
  const send = (items: string[] | null) => sandbox.as('Jonas', 'POST', `/api/teams/${sandbox.team}/pulses`, { items, workingDays: 3 });

  it('asks what was said it would, and says of an own choice that it is one', async () => {
    const { now } = await see();
    await send(null);
    expect(asked(await open())).toEqual(now);
    await goTo('closing');
    const own = ['relying-1', 'discretion-1', 'strain-1'];
    expect((await send(own)).code).toBe('malformed');
    await save(cadenceWith({}, { thriving: true }));
    await send(own);
    expect(asked(await open())).toEqual(own.map((item) => ({ item, why: { because: 'chosen' } })));
  });
});

describe('The question for whoever writes a voice', () => {
  it('is another one in the next pulse, the same for all, and whoever has joined since is told that they are new', async () => {
    const round = async () => {
      await goTo('opening');
      const views = await Promise.all(['Mei', 'Freya', 'Jonas'].map(open));
      return views.map(({ prompt, newcomer, asked: isAsked }) => [prompt, newcomer, isAsked]);
    };
    const freya = sandbox.person('Freya');
    freya.membership = null;
    await save();
    await goTo('opening');
    expect(await open('Mei')).toMatchObject({ prompt: 'newcomer', newcomer: false });
    await goTo('closing');
    freya.membership = 'member';
    expect(await round()).toEqual([
      ['unseen', false, true],
      ['unseen', true, true],
      ['unseen', false, false],
    ]);
    await goTo('closing');
    expect((await round())[1]).toEqual(['stop', false, true]);
  });
});
