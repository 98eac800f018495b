// Calendars at the stand-in for Graph: series through changes of the clocks, moved and deleted occurrences, invitations, marks.
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Someone } from '../../../server/sandbox/world/world.ts';
import { standIns } from '../../support/stand-ins.ts';

interface Made {
  id: string;
  type: string;
  start: { dateTime: string; timeZone: string };
  originalStart: string;
}

const on = await standIns();
const [amara, mei] = [on.named('Amara'), on.named('Mei')];

afterEach(() => on.world.restart());
afterAll(() => on.close());

const wall = (dateTime: string, timeZone = 'Europe/Berlin') => ({ dateTime, timeZone });
const weekly = { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' };
const series = (day: string, over: object = {}) => ({
  subject: 'Pulse',
  start: wall(`${day}T09:00:00`),
  end: wall(`${day}T09:15:00`),
  recurrence: { pattern: weekly, range: { type: 'noEnd', startDate: day, recurrenceTimeZone: 'Europe/Berlin' } },
  ...over,
});
const window = (from: string, to: string) => ({ startDateTime: `${from}T00:00:00Z`, endDateTime: `${to}T00:00:00Z` });
const make = (body: object): Promise<Made> => on.as(amara).api('/me/events').post(body);
const instances = async (id: string, from: string, to: string, prefer = 'outlook.timezone="UTC"'): Promise<Made[]> =>
  (await on.asApp.api(`/users/${amara.id}/events/${id}/instances`).header('Prefer', prefer).query(window(from, to)).get()).value;

describe('A calendar in Graph', () => {
  it.each([
    ['autumn', '2026-10-20', ['2026-10-20T07:00:00.0000000', '2026-10-27T08:00:00.0000000']],
    ['spring', '2027-03-23', ['2027-03-23T08:00:00.0000000', '2027-03-30T07:00:00.0000000']],
  ])("nine o'clock stays nine o'clock when the clocks change in %s", async (_season, first, utc) => {
    const { id } = await make(series(first));
    const until = first.replace(/\d\d$/, '31');
    expect((await instances(id, first, until)).map(({ start }) => start.dateTime)).toEqual(utc);
    const local = await instances(id, first, until, 'outlook.timezone="W. Europe Standard Time"');
    expect(local.map(({ start }) => start.dateTime.slice(11, 16))).toEqual(['09:00', '09:00']);
  });

  it.each([
    ['daily', { type: 'daily', interval: 3 }, ['2026-11-10', '2026-11-13', '2026-11-16']],
    ['every second week', { ...weekly, interval: 2, daysOfWeek: ['tuesday', 'thursday'] }, ['2026-11-10', '2026-11-12', '2026-11-24']],
    ['on a day of the month', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 10 }, ['2026-11-10', '2026-12-10', '2027-01-10']],
    [
      'on the second Tuesday',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' },
      ['2026-11-10', '2026-12-08', '2027-01-12'],
    ],
    ['once a year', { type: 'absoluteYearly', interval: 1, dayOfMonth: 10, month: 11 }, ['2026-11-10', '2027-11-10', '2028-11-10']],
    [
      'once a year on a weekday',
      { type: 'relativeYearly', interval: 1, daysOfWeek: ['tuesday'], index: 'second', month: 11 },
      ['2026-11-10', '2027-11-09', '2028-11-14'],
    ],
  ])('a series of three %s ends with its third', async (_how, pattern, days) => {
    const range = { type: 'numbered', startDate: '2026-11-10', numberOfOccurrences: 3 };
    const { id } = await make(series('2026-11-10', { recurrence: { pattern, range } }));
    expect((await instances(id, '2026-11-01', '2029-12-31')).map(({ start }) => start.dateTime.slice(0, 10))).toEqual(days);
  });

  it('a series ends on the last day that it names', async () => {
    const range = { type: 'endDate', startDate: '2026-11-10', endDate: '2026-11-24' };
    const { id } = await make(series('2026-11-10', { recurrence: { pattern: weekly, range } }));
    expect(await instances(id, '2026-11-01', '2027-12-31')).toHaveLength(3);
  });

  it('changing the times of a series takes back what was moved', async () => {
    const { id } = await make(series('2026-11-10'));
    const [, second] = await instances(id, '2026-11-09', '2026-11-28');
    const event = (of: string) => on.asApp.api(`/users/${amara.id}/events/${of}`);
    await event(second?.id ?? '').patch({ start: wall('2026-11-18T11:00:00'), end: wall('2026-11-18T11:15:00') });
    await event(id).patch({ start: wall('2026-11-10T10:00:00'), end: wall('2026-11-10T10:15:00') });
    const after = await instances(id, '2026-11-09', '2026-11-20');
    expect(after.map(({ start }) => start.dateTime)).toEqual(['2026-11-10T09:00:00.0000000', '2026-11-17T09:00:00.0000000']);
  });

  it('a moved occurrence says where it was, a deleted one is missing and named by its series', async () => {
    const { id } = await make(series('2026-11-10'));
    const [first, second, third] = (await instances(id, '2026-11-09', '2026-11-28')) as [Made, Made, Made];
    const api = on.asApp.api(`/users/${amara.id}/events/${second.id}`);
    await api.patch({ start: wall('2026-11-18T11:00:00'), end: wall('2026-11-18T11:15:00') });
    await on.asApp.api(`/users/${amara.id}/events/${third.id}`).delete();
    expect(await instances(id, '2026-11-09', '2026-11-28')).toMatchObject([
      { id: first.id, type: 'occurrence', start: { dateTime: '2026-11-10T08:00:00.0000000', timeZone: 'UTC' } },
      {
        id: second.id,
        type: 'exception',
        seriesMasterId: id,
        start: { dateTime: '2026-11-18T10:00:00.0000000' },
        originalStart: '2026-11-17T08:00:00Z',
      },
    ]);
    const master = await on.asApp.api(`/users/${amara.id}/events/${id}`).select('cancelledOccurrences').get();
    expect(master.cancelledOccurrences).toEqual([`OID.${id}.2026-11-24`]);
  });

  it('the same transactionId makes one event; a mark finds it, and only its owner carries the mark', async () => {
    const mark = { id: 'String {6f0a2f0e-3f0d-4c61-9c25-6d2f0d3b8a11} Name Mark', value: 'conversation' };
    const body = {
      ...series('2026-11-10'),
      recurrence: null,
      transactionId: 't-1',
      attendees: [{ type: 'required', emailAddress: { address: mei.mail } }],
      isOnlineMeeting: true,
      singleValueExtendedProperties: [mark],
    };
    const [one, two] = [await make(body), await make(body)];
    const search = (person: Someone) =>
      on.asApp
        .api(`/users/${person.id}/events`)
        .filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${mark.id}' and ep/value eq 'conversation')`)
        .get();
    expect((await search(amara)).value).toMatchObject([
      { id: one.id, onlineMeeting: { joinUrl: expect.stringContaining('https://') }, webLink: expect.stringContaining('https://') },
    ]);
    expect((await search(mei)).value).toEqual([]);
    expect(two.id).toBe(one.id);
    const theirs = await on.asApp.api(`/users/${mei.id}/calendarView`).query(window('2026-11-10', '2026-11-11')).get();
    expect(theirs.value).toMatchObject([{ subject: 'Pulse', isOrganizer: false }]);
    const whole = await on.asApp
      .api(`/users/${amara.id}/events/${one.id}`)
      .expand(`singleValueExtendedProperties($filter=id eq '${mark.id}')`)
      .get();
    expect(whole.singleValueExtendedProperties).toEqual([mark]);
  });
});
