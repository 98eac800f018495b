// A series that Outlook does not have any more: deleted, or its mailbox gone. Which of the two, what still opens, and who takes over.
// @module-tag long
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CadenceView } from '#contract/api';
import { HOUR } from '#domain/ids';
import { CADENCE, cadenceWith } from '../support/cadence.ts';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
graphAtOnce();

const seenBy = async (first: string): Promise<CadenceView> => (await sandbox.as(first, 'GET', path())).body;
const save = async (first: string, settings: object): Promise<CadenceView> => (await sandbox.as(first, 'PUT', path(), settings)).body;
const path = () => `/api/teams/${sandbox.team}/cadence`;
const amara = () => sandbox.world.people.get(sandbox.person('Amara').id) ?? expect.fail('Amara is gone');
const states = ({ occurrences }: CadenceView) => [...new Set(occurrences.map(({ state }) => state))];

beforeEach(async () => {
  sandbox = await aSandbox();
  onTestFinished(() => sandbox.close());
  await save('Amara', CADENCE);
});

describe.each<[string, () => void]>([
  ['lost its licence', () => void (amara().unlicensed = true)],
  ['moved to a server of the organisation', () => sandbox.world.setMembership(amara().id, 'guest')],
  ['left', () => sandbox.world.removePerson(amara().id)],
])('The series of an admin who %s', (_how, happen) => {
  it('is said to be lost with its mailbox; what was known opens on time, and the leader takes over in step', async () => {
    const before = await seenBy('Jonas');
    expect(before.lost).toBeNull();
    happen();
    const after = await seenBy('Jonas');
    expect([after.lost, after.occurrences]).toEqual(['no-mailbox', before.occurrences]);
    await sandbox.post('/clock', { to: (before.occurrences[0]?.opensAt ?? 0) + 60_000 });
    expect((await sandbox.as('Jonas', 'GET', '/api/pulses')).body.pulses).toHaveLength(1);

    const taken = await save('Jonas', CADENCE);
    expect([taken.lost, taken.ownerName]).toEqual([null, 'Jonas Lindqvist']);
    const moments = ({ occurrences }: CadenceView) => occurrences.slice(0, 4).map(({ opensAt }) => opensAt);
    expect(moments(taken)).toEqual(before.occurrences.slice(1, 5).map(({ opensAt }) => opensAt));
    expect(states(taken)).toEqual(['planned']);
  });
});

it('A series that was deleted in Outlook is told from one whose mailbox is gone: nothing opens, until somebody saves it again', async () => {
  const before = await seenBy('Jonas');
  const [series = expect.fail('no series')] = sandbox.world.mailboxes
    .of(amara().id)
    .filter(({ recurrence, properties }) => recurrence && properties.length > 0);
  sandbox.world.mailboxes.remove(series, null);
  const after = await seenBy('Jonas');
  expect([after.lost, states(after)]).toEqual(['deleted', ['skipped']]);
  await sandbox.post('/clock', { to: (before.occurrences[0]?.opensAt ?? 0) + HOUR });
  expect((await sandbox.as('Jonas', 'GET', '/api/pulses')).body.pulses).toEqual([]);
  const again = await save('Amara', CADENCE);
  expect([again.lost, states(again)]).toEqual([null, ['planned']]);
  expect(again.occurrences[0]?.opensAt).toBe(before.occurrences[1]?.opensAt);
});

it('A series that only can’t be read just now is not lost', async () => {
  const before = await seenBy('Jonas');
  await sandbox.post('/fault', { kind: 'unavailable', times: 9 });
  const after = await seenBy('Jonas').catch(() => undefined);
  await sandbox.post('/fault', { kind: 'unavailable', times: 0 });
  expect([after?.lost, after?.occurrences]).toEqual([null, before.occurrences]);
});

describe('A cadence', () => {
  it('says the time zone to Outlook by its Windows name', async () => {
    await save('Amara', cadenceWith({ timeZone: 'Europe/Vienna' }));
    const [series] = sandbox.world.mailboxes.of(amara().id).filter(({ properties }) => properties.length > 0);
    expect([series?.start.timeZone, series?.recurrence?.range.recurrenceTimeZone]).toEqual(Array(2).fill('W. Europe Standard Time'));
  });

  // Each first occurrence falls into an hour that the clocks leave out there.
  it.each([
    ['Asia/Jerusalem', '2027-03-20T12:00:00Z', 'friday', '02:30', '2027-03-26', '2027-04-02T02:30'],
    ['Africa/Cairo', '2027-04-26T12:00:00Z', 'friday', '00:30', '2027-04-30', '2027-05-07T00:30'],
  ] as const)(
    'in %s whose first opening falls into the gap of spring opens at its own hour from then on',
    async (timeZone, now, weekday, time, gap, second) => {
      sandbox.world.moveTo(Date.parse(now));
      const { occurrences } = await save('Amara', cadenceWith({ recurrence: { rhythm: 'weekly', every: 1, weekday }, time, timeZone }));
      const local = (at = 0) =>
        new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');
      expect(local(occurrences[0]?.opensAt).slice(0, 10)).toBe(gap);
      expect(local(occurrences[1]?.opensAt)).toBe(second);
    },
  );
});
