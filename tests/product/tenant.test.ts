// A team as real ones are: mailboxes that name zones in their own way, calls that are throttled in part, people with nothing behind their names.
// @module-tag long
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { HOUR } from '#domain/ids';
import type { Deliveries } from '#contract/api';
import type { Someone } from '../../server/sandbox/world/world.ts';
import { cadenceWith } from '../support/cadence.ts';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

const WEEKLY = cadenceWith({ recurrence: { rhythm: 'weekly', every: 1, weekday: 'tuesday' } }, { reminders: 0, guests: true });
let sandbox: Sandbox;
graphAtOnce();

const someone = (first: string): Someone => sandbox.world.people.get(sandbox.person(first).id) ?? expect.fail(`${first} is gone`);
const noticesTo = (first: string) => sandbox.world.notices.filter(({ to }) => to === someone(first).id);
/** When somebody's notices came, on a clock in Los Angeles. */
const heard = (first: string) =>
  noticesTo(first).map(({ at }) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', timeStyle: 'short' }).format(at));

/** @param before makes the world what it is when the pulse opens, at ten in Berlin, which is one in the morning in Los Angeles */
async function opened(before: () => void): Promise<void> {
  sandbox = await aSandbox();
  before();
  await sandbox.as('Amara', 'PUT', `/api/teams/${sandbox.team}/cadence`, WEEKLY);
  await sandbox.post('/clock', { to: 'opening' });
  for (let hour = 0; hour < 12; hour++) await sandbox.post('/clock', { to: sandbox.world.now() + HOUR });
}

describe('A notice comes in the working hours', () => {
  beforeAll(() =>
    opened(() => {
      sandbox.world.batchFaults = [429, 503, 429];
      Object.assign(someone('Mei'), { timeZone: 'Pacific Standard Time' });
      Object.assign(someone('Tom'), { timeZone: 'America/Los_Angeles' });
      Object.assign(someone('Priya'), { timeZone: 'America/Los_Angeles', customHours: true });
      Object.assign(someone('Lena'), { timeZone: 'Customized Time Zone' });
    }),
  );
  afterAll(() => sandbox.close());

  it.each([
    ['of a mailbox that names its zone as Windows does', 'Mei', ['09:00']],
    ['of a mailbox that is set to the same zone by another name', 'Tom', ['09:00']],
    ['of the mailbox’s zone where the hours are in one that somebody has made up', 'Priya', ['09:00']],
    ['of the team where the mailbox, too, is in one that somebody has made up', 'Lena', ['01:00']],
    ['of the team where there is nothing else', 'Samir', ['01:00']],
  ])('%s', (_whose, first, at) => expect(heard(first)).toEqual(at));

  it('although three mailboxes could not be read at first, and each was asked again', () => {
    expect(sandbox.world.batchFaults).toEqual([]);
  });
});

describe('People with nothing behind their names decide for nobody else', () => {
  beforeAll(() =>
    opened(() => {
      Object.assign(someone('Mei'), { unlicensed: true });
      Object.assign(someone('Tom'), { mail: '' });
      Object.assign(someone('Priya'), { mail: 'no address' });
      Object.assign(someone('Lena'), { name: '' });
      Object.assign(someone('Samir'), { timeZone: 'Atlantis Standard Time' });
      sandbox.world.batchFaults = Array.from({ length: 30 }, () => 503);
    }),
  );
  afterAll(() => sandbox.close());

  const path = `/api/teams/`;
  const asked = () => [...sandbox.world.people.values()].filter(({ membership }) => membership === 'member');

  it('the pulse opens, and everybody else has a notice; who has none is told with the reason', async () => {
    const without = asked().filter(({ id }) => !sandbox.world.notices.some(({ to }) => to === id));
    expect(without).toEqual([]);
    // In the channel's tab, for nobody here has Mutual for themselves.
    expect(sandbox.world.notices.filter(({ place }) => !place.startsWith('pulse.'))).toEqual([]);
    const { missing } = (await sandbox.as('Amara', 'GET', `${path}${sandbox.team}/deliveries`)).body as Deliveries;
    expect(missing).toEqual([{ kind: 'notice', to: 'Ben Whitaker', state: 'parked', reason: 'not-installed', next: null }]);
  });

  it('a member who has left meanwhile keeps nobody from the result, nor the conversation from the others', async () => {
    sandbox.world.removePerson(someone('Goran').id);
    const { pulse } = await sandbox.post('/clock', { to: 'closing' });
    const results = sandbox.world.notices.filter(({ title }) => title === 'Fewer than 5 answered').map(({ to }) => to);
    expect(asked().filter(({ id }) => !results.includes(id))).toEqual([]);
    const { missing } = (await sandbox.as('Amara', 'GET', `${path}${sandbox.team}/deliveries`)).body as Deliveries;
    expect(new Set(missing.map(({ reason }) => reason))).toEqual(new Set(['not-installed', 'gone']));

    const talk = `${path}${sandbox.team}/pulses/${pulse.pulse}/conversation`;
    const { start, state, unread } = (await sandbox.as('Jonas', 'GET', talk)).body;
    expect([state, unread]).toEqual(['proposed', 2]);
    await sandbox.as('Jonas', 'POST', talk, { start });
    await sandbox.post('/clock', { to: sandbox.world.now() });
    expect((await sandbox.as('Jonas', 'GET', talk)).body.state).toBe('confirmed');
  });
});

it('A pulse that a leader sends in a team without a cadence closes on the clock of the leader’s mailbox, and its notices say which clock', async () => {
  sandbox = await aSandbox();
  onTestFinished(() => sandbox.close());
  someone('Jonas').timeZone = 'Pacific Standard Time';
  const { pulse } = (await sandbox.as('Jonas', 'POST', `/api/teams/${sandbox.team}/pulses`, { items: null, workingDays: 3 })).body;
  const { terms } = (await sandbox.as('Mei', 'GET', `/api/teams/${sandbox.team}/pulses/${pulse}`)).body;
  const closes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', timeStyle: 'short' }).format(terms.closesAt);
  expect([terms.timeZone, closes]).toEqual(['America/Los_Angeles', '17:00']);
  await sandbox.post('/clock', { to: sandbox.world.now() + 24 * HOUR });
  expect(noticesTo('Mei')[0]?.text).toMatch(/17:00 GMT-8$/);
});
