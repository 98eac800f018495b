// A cadence that is changed: its series in Outlook is touched only for other times, and then goes on in step; it can be paused and ended.
// @module-tag long
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CadenceView } from '#contract/api';
import type { Occurrence } from '#domain/cadence/occurrence';
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
