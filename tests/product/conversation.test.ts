// The conversation about a result: said to stand in the calendars once it does; refused, it can be had otherwise; held by whoever confirmed it.
// @module-tag long
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation, Deliveries } from '#contract/api';
import { HOUR } from '#domain/ids';
import { INVITED_MOST } from '#domain/follow-up/meeting';
import { cadenceWith } from '../support/cadence.ts';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let path: string;
graphAtOnce();

/** A team whose pulse has closed, so that its result can be talked about. */
async function afterPulse(before: (own: Sandbox) => void = () => {}): Promise<void> {
  sandbox = await aSandbox();
  before(sandbox);
  await sandbox.as('Amara', 'PUT', `/api/teams/${sandbox.team}/cadence`, cadenceWith({}, { reminders: 0 }));
  const { pulse } = (await sandbox.as('Jonas', 'POST', `/api/teams/${sandbox.team}/pulses`, { items: null, workingDays: 1 })).body;
  await sandbox.post('/clock', { to: 'closing' });
  path = `/api/teams/${sandbox.team}/pulses/${pulse}/conversation`;
}

const seenBy = async (first: string, rest = ''): Promise<Conversation> => (await sandbox.as(first, 'GET', path + rest)).body;
const confirm = async (first: string, wish: object) => sandbox.as(first, 'POST', path, wish);
/** What comes of it once nothing is on its way any more: the schedule may have been the one to send it. */
const confirmed = async (first: string, wish: object): Promise<Conversation> => {
  await confirm(first, wish);
  await sandbox.post('/clock', { to: sandbox.world.now() });
  return seenBy(first);
};
const cancel = async (first: string) => sandbox.as(first, 'POST', `${path}/cancel`, {});
const deliveries = async (): Promise<Deliveries> => (await sandbox.as('Amara', 'GET', `/api/teams/${sandbox.team}/deliveries`)).body;
/** Every copy of a talk, in whoever's calendar. */
const talks = () =>
  [...sandbox.world.people.keys()]
    .flatMap((id) => sandbox.world.mailboxes.of(id))
    .filter(({ subject }) => subject.startsWith('Talk about'));
const someone = (first: string) => sandbox.world.people.get(sandbox.person(first).id) ?? expect.fail(`${first} is gone`);

describe('A conversation', () => {
  beforeAll(() => afterPulse());
  afterAll(() => sandbox.close());
  afterEach(async () => {
    await cancel('Jonas');
    for (const id of sandbox.world.people.keys()) {
      const added = sandbox.world.mailboxes.of(id).filter(({ isAllDay }) => isAllDay);
      for (const item of added) sandbox.world.mailboxes.remove(item, null);
    }
  });

  it('is being sent until Outlook has it, and only then said to be in the calendars', async () => {
    const { start } = await seenBy('Jonas');
    await sandbox.post('/fault', { kind: 'unavailable', times: 9 });
    const sent = await confirm('Jonas', { start });
    await sandbox.post('/fault', { kind: 'unavailable', times: 0 });
    expect([sent.body.state, sent.body.link, (await seenBy('Mei')).state, talks().length]).toEqual(['sending', null, 'sending', 0]);
    await sandbox.post('/clock', { to: sandbox.world.now() + 2 * HOUR });
    expect([(await seenBy('Mei')).state, (await seenBy('Mei')).start, talks().length]).toEqual(['confirmed', start, 15]);
  });

  it('that Microsoft refuses for good is told to the leader with the reason, to the admin too, and to nobody as a fact', async () => {
    const { start } = await seenBy('Jonas');
    someone('Jonas').unlicensed = true;
    expect(await confirmed('Jonas', { start })).toMatchObject({ state: 'proposed', refusal: 'no-mailbox', link: null });
    someone('Jonas').unlicensed = false;
    const refused = await seenBy('Jonas');
    expect(refused).toMatchObject({ state: 'proposed', refusal: 'no-mailbox', start });
    expect(await seenBy('Mei')).toMatchObject({ state: 'proposed', start: null, refusal: null });
    const undone = (await deliveries()).missing;
    expect(undone).toMatchObject([{ kind: 'conversation', state: 'parked', reason: 'no-mailbox' }]);

    const other = refused.others[1]?.start;
    expect(await confirmed('Jonas', { start: other })).toMatchObject({ state: 'confirmed', start: other, refusal: null });
    expect([talks().length, (await deliveries()).missing]).toEqual([15, []]);
  });

  it('can be at another time that suits all, not only at the first', async () => {
    const { start, others } = await seenBy('Jonas');
    expect(others.length).toBeGreaterThan(5);
    expect(others.every((slot) => slot.start > (start ?? 0))).toBe(true);
    const [, , third = expect.fail('no third')] = others;
    const busy = [...sandbox.world.people.values()].filter(({ membership }) => membership === 'member' || membership === 'owner');
    expect(busy).toHaveLength(15);
    expect(await confirmed('Jonas', { start: third.start })).toMatchObject({ state: 'confirmed', ...third });
  });

  it('that is called off leaves every calendar, and can be confirmed again, even for the same time', async () => {
    const { start } = await seenBy('Jonas');
    expect(await confirmed('Jonas', { start })).toMatchObject({ state: 'confirmed', canCancel: true });
    expect((await seenBy('Mei')).canCancel).toBe(false);
    expect((await cancel('Jonas')).body).toMatchObject({ state: 'proposed', link: null });
    expect([talks().length, (await seenBy('Mei')).state]).toEqual([0, 'proposed']);
    expect(await confirmed('Jonas', { start })).toMatchObject({ state: 'confirmed', start });
    expect(talks()).toHaveLength(15);
  });

  it('that somebody has deleted in Outlook can be called off all the same; without an answer it still stands', async () => {
    const { start } = await seenBy('Jonas');
    await confirmed('Jonas', { start });
    await sandbox.post('/fault', { kind: 'unavailable', times: 9 });
    expect((await cancel('Jonas')).code).toBe('unavailable');
    await sandbox.post('/fault', { kind: 'unavailable', times: 0 });
    expect((await seenBy('Mei')).state).toBe('confirmed');
    const [own = expect.fail('no talk')] = talks().filter(({ owner, organizer }) => owner === organizer);
    sandbox.world.mailboxes.remove(own, null);
    expect((await cancel('Jonas')).body.state).toBe('proposed');
  });

  it('can be for the owners alone', async () => {
    const { start, invited, people } = await seenBy('Jonas', '?invited=leaders');
    expect([invited, people]).toEqual(['leaders', 1]);
    expect(await confirmed('Jonas', { start, invited })).toMatchObject({ state: 'confirmed', invited: 'leaders', people: 1 });
    expect(talks().map(({ owner }) => owner)).toEqual([someone('Jonas').id]);
  });

  it('is not proposed while somebody is away for the whole day, and is while they work elsewhere or have a birthday noted', async () => {
    const { start } = await seenBy('Jonas');
    const day = new Date(start ?? 0).toISOString().slice(0, 10);
    const next = new Date((start ?? 0) + 24 * HOUR).toISOString().slice(0, 10);
    const midnight = (of: string) => ({ dateTime: `${of}T00:00:00`, timeZone: 'Europe/Berlin' });
    const wholeDay = (showAs: string) => ({ subject: showAs, start: midnight(day), end: midnight(next), isAllDay: true, showAs });
    sandbox.world.addAppointment(someone('Mei').id, wholeDay('workingElsewhere'));
    sandbox.world.addAppointment(someone('Lena').id, wholeDay('free'));
    expect((await seenBy('Jonas')).start).toBe(start);
    sandbox.world.addAppointment(someone('Priya').id, wholeDay('oof'));
    const proposal = await seenBy('Jonas');
    const local = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(at);
    expect([proposal.start ?? 0, ...proposal.others.map((slot) => slot.start)].map(local)).not.toContain(day);
  });

  it('is proposed although two calendars can’t be read, and says so', async () => {
    someone('Mei').unlicensed = true;
    someone('Tom').unlicensed = true;
    const before = await seenBy('Jonas');
    expect(before).toMatchObject({ state: 'proposed', unread: 2, people: 15 });
    expect((await confirmed('Jonas', { start: before.start })).state).toBe('confirmed');
    for (const first of ['Mei', 'Tom']) someone(first).unlicensed = false;
  });
});

it('A conversation is held by the leader who confirmed it, whoever else leads the team', async () => {
  await afterPulse((own) => own.world.setMembership(own.person('Claire').id, 'owner'));
  onTestFinished(() => sandbox.close());
  const { start } = await seenBy('Claire');
  await confirmed('Claire', { start });
  expect(new Set(talks().map(({ organizer }) => organizer))).toEqual(new Set([someone('Claire').id]));
});

it('A conversation of more people than one invitation takes is refused in words before Microsoft is asked, and can be for the owners', async () => {
  await afterPulse(({ world }) => {
    for (let nth = 0; nth < INVITED_MOST; nth++) {
      const id = `c0000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
      const person = {
        id,
        name: `Person ${nth}`,
        mail: `p${nth}@harbour.example`,
        admin: false,
        playable: false,
        timeZone: 'Europe/Berlin',
      };
      world.people.set(id, { ...person, membership: 'member' });
    }
  });
  onTestFinished(() => sandbox.close());
  expect(await seenBy('Jonas')).toMatchObject({ state: 'too-many', start: null, people: INVITED_MOST + 15 });
  const { start } = await seenBy('Jonas', '?invited=leaders');
  expect((await confirm('Jonas', { start })).code).toBe('too-many-people');
  expect([(await seenBy('Mei')).state, talks().length]).toEqual(['proposed', 0]);
  expect((await confirmed('Jonas', { start, invited: 'leaders' })).state).toBe('confirmed');
}, 120_000);
