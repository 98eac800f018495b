// A cadence that is changed: its series in Outlook is touched only for other times, and then goes on in step; it can be paused and ended.
// @module-tag long
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CadenceView } from '#contract/api';
import type { Occurrence } from '#domain/cadence/occurrence';
import type { Recurrence } from '#domain/cadence/recurrence';
import { CADENCE, cadenceWith } from '../support/cadence.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let path: string;
beforeEach(async () => {
  sandbox = await aSandbox();
  path = `/api/teams/${sandbox.team}/cadence`;
});
afterEach(() => sandbox.close());

const save = async (settings = CADENCE): Promise<CadenceView> => (await sandbox.as('Amara', 'PUT', path, settings)).body;
const see = async (): Promise<CadenceView> => (await sandbox.as('Amara', 'GET', path)).body;
const days = (all: readonly Occurrence[]) =>
  all.slice(0, 4).map(({ opensAt, state }) => `${new Date(opensAt).toISOString().slice(5, 16)} ${state}`);

/** The series as it lies in her calendar. */
const series = () => {
  const { id } = sandbox.person('Amara');
  return sandbox.world.mailboxes.of(id).find(({ recurrence, subject }) => recurrence !== null && subject.includes('Harbour'));
};
/** Every second Tuesday from 10 November on: the second dragged to Wednesday, the third deleted. */
async function dragAndDelete(): Promise<void> {
  const item = series() ?? expect.fail('no series');
  const wall = (time: string) => ({ dateTime: `2026-11-25T${time}:00`, timeZone: 'Europe/Berlin' });
  sandbox.world.mailboxes.change(item, '2026-11-24', { start: wall('11:00'), end: wall('11:15') });
  sandbox.world.mailboxes.remove(item, '2026-12-08');
  await see();
}
const AS_DRAGGED = ['11-10T09:00 planned', '11-25T10:00 moved', '12-08T09:00 skipped', '12-22T09:00 planned'];

describe('A change that is not about time', () => {
  it.each([
    ['how many statements', cadenceWith({}, { length: 5 })],
    ['how many reminders', cadenceWith({}, { reminders: 0 })],
    ['how long a pulse is open', cadenceWith({ workingDays: 5 })],
    ['when it closes', cadenceWith({ closingTime: '12:00' })],
    ['the floor', cadenceWith({}, { floor: 8 })],
    ['the language', cadenceWith({}, { language: 'de' })],
  ])('leaves what was moved and deleted in Outlook as it is: %s', async (_what, settings) => {
    await save();
    await dragAndDelete();
    expect(days((await save(settings)).occurrences)).toEqual(AS_DRAGGED);
    expect([...(series()?.cancelled ?? [])]).toEqual(['2026-12-08']);
  });

  it('is shown before it is saved with what was moved and deleted, and the new closing', async () => {
    await save();
    await dragAndDelete();
    const { occurrences, takesBack } = (await sandbox.as('Amara', 'POST', `${path}/preview`, cadenceWith({ closingTime: '12:00' }).cadence))
      .body;
    expect([days(occurrences), takesBack]).toEqual([AS_DRAGGED, 0]);
    expect(occurrences.slice(0, 4).map(({ closesAt }: Occurrence) => new Date(closesAt).getUTCHours())).toEqual([11, 11, 11, 11]);
  });

  it('does not write to the calendar at all, but for the language of its words', async () => {
    await save();
    const renamed = series();
    renamed!.subject = 'Harbour, as I call it';
    await save(cadenceWith({}, { length: 5 }));
    expect(series()?.subject).toBe('Harbour, as I call it');
    await save(cadenceWith({}, { length: 5, language: 'de' }));
    expect(series()?.subject).toBe('Puls, Harbour');
  });
});

describe('A change of time', () => {
  it.each([
    ['a day later in the week', { weekday: 'thursday', every: 2 }, ['11-12T09:00', '11-26T09:00', '12-10T09:00', '12-24T09:00']],
    ['a day that is over this week', { weekday: 'monday', every: 2 }, ['11-23T09:00', '12-07T09:00', '12-21T09:00', '01-04T09:00']],
    ['every week', { weekday: 'tuesday', every: 1 }, ['11-10T09:00', '11-17T09:00', '11-24T09:00', '12-01T09:00']],
    ['every fourth week', { weekday: 'tuesday', every: 4 }, ['11-10T09:00', '12-08T09:00', '01-05T09:00', '02-02T09:00']],
  ] as const)('before the first opening goes on in its week: %s', async (_what, wanted, expected) => {
    await save();
    const changed = cadenceWith({ recurrence: { rhythm: 'weekly', ...wanted } });
    const preview = (await sandbox.as('Amara', 'POST', `${path}/preview`, changed.cadence)).body;
    const saved = await save(changed);
    expect([days(preview.occurrences), days(saved.occurrences)]).toEqual([1, 2].map(() => expected.map((day) => `${day} planned`)));
  });

  it.each([
    ['another day', { weekday: 'thursday', every: 2 }, ['11-26T09:00', '12-10T09:00', '12-24T09:00', '01-07T09:00']],
    ['every week', { weekday: 'thursday', every: 1 }, ['11-19T09:00', '11-26T09:00', '12-03T09:00', '12-10T09:00']],
    ['every third week', { weekday: 'tuesday', every: 3 }, ['11-24T09:00', '12-15T09:00', '01-05T09:00', '01-26T09:00']],
  ] as const)('after an opening keeps the weeks, and asks nobody twice in one: %s', async (_what, wanted, expected) => {
    await save();
    await sandbox.post('/clock', { to: 'opening' });
    const saved = await save(cadenceWith({ recurrence: { rhythm: 'weekly', ...wanted } }));
    expect(days(saved.occurrences)).toEqual(expected.map((day) => `${day} planned`));
  });

  it('says before it is saved how many that were moved or deleted it takes back, as Exchange does', async () => {
    await save();
    await dragAndDelete();
    const later = cadenceWith({ time: '11:00' });
    expect((await sandbox.as('Amara', 'POST', `${path}/preview`, later.cadence)).body.takesBack).toBe(2);
    expect(days((await save(later)).occurrences)).toEqual(
      ['11-10T10:00', '11-24T10:00', '12-08T10:00', '12-22T10:00'].map((day) => `${day} planned`),
    );
  });
});

describe('Any rhythm', () => {
  const FOUR = (...days: string[]) => days.map((day) => `${day} planned`);
  it.each<[string, Recurrence, string[]]>([
    [
      'Monday, Wednesday and Friday',
      { rhythm: 'daily', days: ['monday', 'wednesday', 'friday'] },
      FOUR('11-11T09:00', '11-13T09:00', '11-16T09:00', '11-18T09:00'),
    ],
    [
      'the first Tuesday of a month',
      { rhythm: 'weekday', every: 1, week: 'first', weekday: 'tuesday' },
      FOUR('12-01T09:00', '01-05T09:00', '02-02T09:00', '03-02T09:00'),
    ],
    [
      'the last Friday of a quarter',
      { rhythm: 'weekday', every: 3, week: 'last', weekday: 'friday' },
      FOUR('11-27T09:00', '02-26T09:00', '05-28T08:00', '08-27T08:00'),
    ],
    [
      'the 15th of each month',
      { rhythm: 'date', every: 1, dayOfMonth: 15 },
      FOUR('11-15T09:00', '12-15T09:00', '01-15T09:00', '02-15T09:00'),
    ],
    [
      'the 10th, once a year',
      { rhythm: 'date', every: 12, dayOfMonth: 10 },
      FOUR('11-10T09:00', '11-10T09:00', '11-10T09:00', '11-10T09:00'),
    ],
  ])('is in the calendar as it was shown before it was saved: %s', async (_what, recurrence, expected) => {
    const wanted = cadenceWith({ recurrence });
    const { occurrences } = (await sandbox.as('Amara', 'POST', `${path}/preview`, wanted.cadence)).body;
    const saved = (await save(wanted)).occurrences;
    expect([days(occurrences), days(saved)]).toEqual([expected, expected]);
    expect(saved.slice(0, 6).map(({ opensAt }) => opensAt)).toEqual(
      occurrences.map(({ opensAt }: Occurrence) => opensAt).slice(0, saved.length),
    );
    expect(days((await see()).occurrences)).toEqual(expected);
  });

  it('begins on the day that was chosen or after it, and ends likewise', async () => {
    const wanted = cadenceWith({ recurrence: { rhythm: 'date', every: 3, dayOfMonth: 1 }, from: '2027-01-15', until: '2027-08-01' });
    const { occurrences } = (await sandbox.as('Amara', 'POST', `${path}/preview`, wanted.cadence)).body;
    const expected = ['02-01T09:00 planned', '05-01T08:00 planned', '08-01T08:00 planned'];
    expect([days(occurrences), days((await save(wanted)).occurrences)]).toEqual([expected, expected]);
  });

  it('asks nobody twice in a week when it becomes rarer, nor twice on a day when it becomes more frequent', async () => {
    await save();
    await sandbox.post('/clock', { to: 'opening' });
    const daily = await save(cadenceWith({ time: '15:00', recurrence: { rhythm: 'daily', days: ['tuesday', 'thursday'] } }));
    expect(days(daily.occurrences).slice(0, 2)).toEqual(['11-12T14:00 planned', '11-17T14:00 planned']);
  });
});

describe('A cadence', () => {
  const pause = async (paused: boolean): Promise<CadenceView> => (await sandbox.as('Amara', 'PUT', `${path}/paused`, { paused })).body;
  const pulses = async () => (await sandbox.as('Jonas', 'GET', `/api/teams/${sandbox.team}/pulses`)).body.pulses;
  const moveTo = (day: string) => sandbox.post('/clock', { to: Date.parse(`${day}Z`) });

  it('that is paused opens nothing, and what has passed meanwhile is not made up for when it goes on', async () => {
    await save();
    expect(await pause(true)).toMatchObject({ paused: true });
    await moveTo('2026-11-11T12:00:00');
    expect(await pulses()).toEqual([]);
    const { paused, occurrences } = await pause(false);
    expect([paused, days(occurrences)[0]]).toEqual([false, '11-24T09:00 planned']);
    await moveTo('2026-11-11T13:00:00');
    expect(await pulses()).toEqual([]);
    await moveTo('2026-11-24T09:01:00');
    expect(await pulses()).toHaveLength(1);
  });

  it('that is paused stays so when it is changed, and told twice to go on it does so once', async () => {
    await save();
    await pause(true);
    expect((await save(cadenceWith({}, { length: 3 }))).paused).toBe(true);
    const first = await pause(false);
    expect(await pause(false)).toEqual(first);
  });

  it('that is paused until a day goes on by itself on it', async () => {
    await save();
    const paused = (await sandbox.as('Amara', 'PUT', `${path}/paused`, { paused: true, until: '2026-11-20' })).body;
    expect(paused).toMatchObject({ paused: true, goesOnAt: Date.parse('2026-11-19T23:00:00Z') });
    expect(days(paused.occurrences)[0]).toBe('11-24T09:00 planned');
    await moveTo('2026-11-11T12:00:00');
    expect(await pulses()).toEqual([]);
    await moveTo('2026-11-24T09:01:00');
    expect([(await pulses()).length, (await see()).paused]).toEqual([1, false]);
  });

  it('is not paused until a day that has come', async () => {
    await save();
    const refused = await sandbox.as('Amara', 'PUT', `${path}/paused`, { paused: true, until: '2026-11-02' });
    expect([refused.code, (await see()).paused]).toEqual(['malformed', false]);
  });

  it('that somebody else takes over goes on at the same times, in one calendar only', async () => {
    const before = await save();
    await dragAndDelete();
    const owner = `${path}/owner`;
    const taken = (await sandbox.as('Jonas', 'POST', owner, {})).body;
    expect(taken).toMatchObject({ isMine: true, ownerName: expect.stringContaining('Jonas') });
    expect(days(taken.occurrences)).toEqual(days(before.occurrences));
    expect(series()).toBeUndefined();
    expect(await see()).toMatchObject({ isMine: false });
    expect((await sandbox.as('Jonas', 'POST', owner, {})).body).toEqual(taken);
  });

  it('that is ended is gone from Outlook; a pulse that is open stays open, and no other follows', async () => {
    await save();
    await sandbox.post('/clock', { to: 'opening' });
    const ended = (await sandbox.as('Amara', 'POST', `${path}/end`, {})).body;
    expect(ended).toMatchObject({ settings: null, occurrences: [], link: null });
    expect(series()).toBeUndefined();
    expect((await pulses()).map(({ phase }: { phase: string }) => phase)).toEqual(['open']);
    await moveTo('2026-11-24T09:01:00');
    expect(await pulses()).toHaveLength(1);
  });

  it('whose series somebody has deleted in Outlook is made anew when it is saved, and ends without a fault', async () => {
    await save();
    sandbox.world.mailboxes.remove(series()!, null);
    expect((await save(cadenceWith({}, { length: 3 }))).occurrences).not.toEqual([]);
    sandbox.world.mailboxes.remove(series()!, null);
    expect((await sandbox.as('Amara', 'POST', `${path}/end`, {})).status).toBe(200);
  });

  it('is not there to be paused before there is one', async () => {
    expect(await sandbox.as('Amara', 'PUT', `${path}/paused`, { paused: true })).toMatchObject({
      status: 400,
      body: { type: 'urn:mutual:malformed' },
    });
  });
});
