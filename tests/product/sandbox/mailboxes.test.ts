// Mailboxes at the stand-in for Graph: what they say of time zones and whole days, and calls on several of them in one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, describe } from 'vitest';
import { standIns } from '../../support/stand-ins.ts';

const on = await standIns();
const [mei, jonas] = [on.named('Mei'), on.named('Jonas')];

afterEach(() => on.world.restart());
afterAll(() => on.close());

const wall = (dateTime: string, timeZone = 'Europe/Berlin') => ({ dateTime, timeZone });
/** The same question three times, in one call. */
const three = () =>
  on.asApp.api('/$batch').post({
    requests: ['0', '1', '2'].map((id) => ({ id, method: 'GET', url: `/users/${mei.id}/mailboxSettings` })),
  });

it('Every endpoint of the stand-in names the page of Microsoft that it copies', () => {
  const files = readdirSync('server/sandbox/graph').map((name) => readFileSync(join('server/sandbox/graph', name), 'utf8'));
  const routes = files.flatMap((text) => [...text.matchAll(/path: '\/(?:users|teams)/g)]);
  const pages = files
    .filter((text) => text.includes("path: '/"))
    .flatMap((text) => [...text.matchAll(/\/\/ .*https:\/\/learn\.microsoft\.com\/graph\/api\/[\w-]+/g)]);
  expect(routes.length).toBeGreaterThan(14);
  expect(pages.length).toBeGreaterThanOrEqual(routes.length);
});

describe('Graph', () => {
  it('parts of a batch are throttled one by one, with the time that they are to wait', async () => {
    on.world.batchFaults = [429, 503];
    const { responses } = (await three()) as { responses: { status: number; headers: Record<string, string> }[] };
    expect(responses.map(({ status, headers }) => [status, headers['Retry-After']])).toEqual([
      [429, '2'],
      [503, undefined],
      [200, undefined],
    ]);
  });

  it.each([
    ['by their Windows names', { timeZone: 'Europe/Vienna' }, 'W. Europe Standard Time', 'W. Europe Standard Time'],
    ['made up by somebody', { timeZone: 'Europe/Berlin', customHours: true }, 'W. Europe Standard Time', 'Customized Time Zone'],
  ])('mailboxes say time zones %s', async (_how, over, mailbox, hours) => {
    Object.assign(on.named('Lena'), over);
    const settings = await on.asApp.api(`/users/${on.named('Lena').id}/mailboxSettings`).get();
    expect([settings.timeZone, settings.workingHours.timeZone.name]).toEqual([mailbox, hours]);
  });

  it('a whole day is from midnight to midnight of the zone that is asked for', async () => {
    const day = { start: wall('2026-11-17T00:00:00'), end: wall('2026-11-18T00:00:00'), isAllDay: true, showAs: 'oof', recurrence: null };
    await on
      .as(jonas)
      .api('/me/events')
      .post({ subject: 'Away', ...day });
    const items = async (zone: string) =>
      (
        await on.asApp
          .api(`/users/${jonas.id}/calendar/getSchedule`)
          .header('Prefer', `outlook.timezone="${zone}"`)
          .post({ schedules: [jonas.mail], startTime: wall('2026-11-17T10:00:00'), endTime: wall('2026-11-17T11:00:00') })
      ).value[0].scheduleItems as { status: string; start: { dateTime: string } }[];
    for (const zone of ['UTC', 'Tokyo Standard Time'])
      expect((await items(zone)).filter(({ status }) => status === 'oof').map(({ start }) => start.dateTime)).toEqual([
        '2026-11-17T00:00:00.0000000',
      ]);
  });
});
