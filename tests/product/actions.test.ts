// The life of an action's entry: chosen, in the calendars once Outlook has it, moved, called off, refused for good and chosen again.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actions, Deliveries } from '#contract/api';
import { DAY, HOUR } from '#domain/ids';
import { PART_MAX } from '#domain/ballot/voice';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { happenings } from '../../server/sandbox/world/series.ts';
import { instantToWall, wallToInstant } from '../../server/sandbox/world/zones.ts';

let sandbox: Sandbox;
let path: string;
let start: number;
graphAtOnce();

/** One more pulse that has closed, so that something can be done about its result. */
async function nextPulse(): Promise<void> {
  const { pulse } = (await sandbox.as('Jonas', 'POST', `/api/teams/${sandbox.team}/pulses`, { items: null, workingDays: 1 })).body;
  await sandbox.post('/clock', { to: 'closing' });
  path = `/api/teams/${sandbox.team}/pulses/${pulse}/actions`;
  const monday = Math.ceil((sandbox.world.now() - 4 * DAY) / (7 * DAY)) * 7 * DAY + 4 * DAY;
  start = monday + 9 * HOUR;
}

const seenBy = async (first: string): Promise<Actions> => (await sandbox.as(first, 'GET', path)).body;
const choose = (wish: object) => sandbox.as('Jonas', 'POST', path, { start, invited: 'everybody', ...wish });
/** What comes of it once nothing is on its way any more. */
const chosen = async (wish: object): Promise<Actions> => {
  await choose(wish);
  await sandbox.post('/clock', { to: sandbox.world.now() });
  return seenBy('Jonas');
};
const cancel = async (round: number | undefined) => sandbox.as('Jonas', 'POST', `${path}/cancel`, { round });
const statesFor = async (first: string) => (await seenBy(first)).entries.map(({ state }) => state);
const deliveries = async (): Promise<Deliveries> => (await sandbox.as('Amara', 'GET', `/api/teams/${sandbox.team}/deliveries`)).body;
const someone = (first: string) => sandbox.world.people.get(sandbox.person(first).id) ?? expect.fail(`${first} is gone`);
/** Every copy of it, in whoever's calendar. */
const copies = (subject = 'Say where the edges are') =>
  [...sandbox.world.people.keys()].flatMap((id) => sandbox.world.mailboxes.of(id)).filter((item) => item.subject.startsWith(subject));
const held = (subject?: string) => copies(subject).find(({ owner, organizer }) => owner === organizer) ?? expect.fail('not in a calendar');

const EDGES = { chosen: { name: 'edges' } };

describe('An action that a leader has chosen', () => {
  beforeAll(async () => {
    sandbox = await aSandbox();
    await nextPulse();
  });
  afterAll(() => sandbox.close());
  afterEach(async () => {
    for (const { round, canCancel } of (await seenBy('Jonas')).entries) if (canCancel) await cancel(round);
  });

  it('is being sent until Outlook has it, and only then said to be in the calendars', async () => {
    await sandbox.post('/fault', { kind: 'unavailable', times: 9 });
    const sent = (await choose(EDGES)).body as Actions;
    await sandbox.post('/fault', { kind: 'unavailable', times: 0 });
    expect(sent.entries).toMatchObject([{ state: 'sending', link: null, canCancel: false }]);
    expect([await statesFor('Mei'), copies().length]).toEqual([['sending'], 0]);
    await sandbox.post('/clock', { to: sandbox.world.now() + 2 * HOUR });
    expect((await seenBy('Mei')).entries).toMatchObject([
      { state: 'confirmed', start, end: start + HOUR / 2, people: 15, canCancel: false },
    ]);
    expect(copies()).toHaveLength(15);
    const { body, isOnlineMeeting, recurrence } = held();
    expect([body.content.split('\n\n').length, isOnlineMeeting, recurrence]).toEqual([7, true, null]);
  });

  it('twice is in the calendars once', async () => {
    const both = await Promise.all([choose(EDGES), choose(EDGES)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await chosen({ ...EDGES, start: start + DAY })).entries).toMatchObject([{ state: 'confirmed', start }]);
    expect([await statesFor('Mei'), copies().length]).toEqual([['confirmed'], 15]);
  });

  it('and that is moved in Outlook is moved on everybody’s page', async () => {
    await chosen(EDGES);
    const later = (wall: { dateTime: string; timeZone: string }) => instantToWall(wallToInstant(wall) + DAY, wall.timeZone);
    const own = held();
    sandbox.world.mailboxes.change(own, null, { start: later(own.start), end: later(own.end) });
    expect((await seenBy('Mei')).entries).toMatchObject([{ state: 'confirmed', start: start + DAY, end: start + DAY + HOUR / 2 }]);
  });

  it('and that is deleted in Outlook is nobody’s fact any more, and the leader can choose it again', async () => {
    await chosen(EDGES);
    sandbox.world.mailboxes.remove(held(), null);
    expect([await statesFor('Mei'), await statesFor('Jonas')]).toEqual([[], ['cancelled']]);
    expect((await chosen(EDGES)).entries).toMatchObject([{ state: 'confirmed' }]);
    expect(copies()).toHaveLength(15);
  });

  it('stands as it was while Outlook does not answer', async () => {
    await chosen(EDGES);
    sandbox.world.mailboxes.remove(held(), null);
    await sandbox.post('/fault', { kind: 'unavailable', times: 9 });
    const seen = await seenBy('Mei');
    await sandbox.post('/fault', { kind: 'unavailable', times: 0 });
    expect(seen.entries).toMatchObject([{ state: 'confirmed' }]);
    expect(await statesFor('Mei')).toEqual([]);
  });

  it('and calls off leaves every calendar', async () => {
    const { entries } = await chosen(EDGES);
    expect((await cancel(entries[0]?.round)).body.entries).toMatchObject([{ state: 'cancelled', link: null, canCancel: false }]);
    expect([copies().length, await statesFor('Mei')]).toEqual([0, []]);
  });

  it('that Microsoft refuses for good is told to the leader with the reason, and to the admin, until it is chosen anew', async () => {
    someone('Jonas').unlicensed = true;
    const refused = await chosen(EDGES);
    someone('Jonas').unlicensed = false;
    expect(refused.entries).toMatchObject([{ state: 'refused', refusal: 'no-mailbox', link: null }]);
    expect(await statesFor('Mei')).toEqual([]);
    expect((await deliveries()).missing).toMatchObject([{ kind: 'action', state: 'parked', reason: 'no-mailbox' }]);
    expect((await chosen(EDGES)).entries).toMatchObject([{ state: 'confirmed', refusal: null }]);
    expect([copies().length, (await deliveries()).missing]).toEqual([15, []]);
  });

  it('for ten working days is a series in Outlook that leaves weekends out and keeps its hour', async () => {
    const saturday = start + 5 * DAY;
    const { entries } = await chosen({ chosen: { name: 'stand-up' }, start: saturday });
    expect(entries.find(({ chosen: what }) => 'name' in what && what.name === 'stand-up')).toMatchObject({ start: start + 7 * DAY });
    const times = happenings(held('Stand-up'), saturday, saturday + 40 * DAY).map((one) => one.start);
    expect(times).toEqual([0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((day) => start + (7 + day) * DAY));
  });

  it('every other week is a series of that weekday', async () => {
    await chosen({ chosen: { name: 'introductions' } });
    const times = happenings(held('Introduce two'), start, start + 90 * DAY).map((one) => one.start);
    expect(times).toEqual([0, 14, 28, 42].map((days) => start + days * DAY));
  });

  it('may be in somebody’s own words, and for the owners alone', async () => {
    const text = 'Show every decision to the team a day before.';
    const { entries } = await chosen({ chosen: { text }, invited: 'leaders' });
    expect(entries.find(({ chosen: what }) => 'text' in what)).toMatchObject({ state: 'confirmed', invited: 'leaders', people: 1 });
    const own = held('What somebody proposed');
    expect([own.body.content.endsWith(text), copies('What somebody proposed').length]).toEqual([true, 1]);
  });

  it.each([
    ['of no library', { chosen: { name: 'gamble' } }, 'malformed'],
    ['without words', { chosen: { text: ' ' } }, 'malformed'],
    ['in more words than there is room for', { chosen: { text: 'x'.repeat(PART_MAX + 1) } }, 'malformed'],
    ['with a character that no store takes', { chosen: { text: 'a\0b' } }, 'malformed'],
    ['in a year that no calendar has', { ...EDGES, start: 8e15 }, 'malformed'],
    ['for yesterday', { ...EDGES, start: 1 }, 'past-slot'],
  ])('%s is refused', async (_, wish, code) => {
    expect((await choose(wish)).code).toBe(code);
  });

  it('is not proposed again after the next pulse, and one that goes on for weeks not before it is over', async () => {
    await chosen(EDGES);
    await chosen({ chosen: { name: 'open-list' } });
    await nextPulse();
    expect((await seenBy('Mei')).justDone.toSorted()).toEqual(['edges', 'open-list']);
    await sandbox.post('/clock', { to: start + DAY });
    await nextPulse();
    expect((await seenBy('Mei')).justDone).toEqual(['open-list']);
  });
});
