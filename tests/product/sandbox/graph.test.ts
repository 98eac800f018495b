// The stand-in for Graph, met by Graph's own client: who is let in, what is refused and how, people, schedules and notices.
import { readFileSync } from 'node:fs';
import { PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Someone } from '../../../server/sandbox/world/world.ts';
import { refusal, standIns } from '../../support/stand-ins.ts';

const on = await standIns();
const { team, registration } = on.world;
const { tenant } = registration;
/** Beside what the product asks for, two that only a tenant without resource-specific consent and other apps need. */
const ROLES = [...registration.roles, 'TeamMember.Read.All', 'User.Read.All'];
registration.roles = [...ROLES];
const [amara, jonas, mei, ben] = [on.named('Amara'), on.named('Jonas'), on.named('Mei'), on.named('Ben')];
on.bot.on('install.add', () => undefined);
await on.bot.initialize();

afterEach(() => {
  on.world.restart();
  registration.roles = [...ROLES];
});
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
const make = (body: object): Promise<{ id: string }> => on.as(amara).api('/me/events').post(body);

/** That something is not there is an answer, too. */
const notThere = (error: { statusCode?: number }) => {
  if (error.statusCode !== 404) throw error;
};

describe('Graph', () => {
  it('gives the team in pages whose links keep the token', async () => {
    const found: { displayName: string; roles: string[] }[] = [];
    const api = on.asApp;
    const first = (await api.api(`/teams/${team.id}/members`).top(7).get()) as PageCollection;
    await new PageIterator(api, first, (member) => found.push(member) > 0).iterate();
    expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/teams\//);
    expect(found.map(({ roles }) => roles[0] ?? 'member').toSorted()).toEqual(['guest', ...Array<string>(14).fill('member'), 'owner']);
  });

  it.each([
    ['no token', '', 401],
    ['a token that is none', 'Bearer nonsense', 401],
    ["the tab's token", 'tab', 401],
    ['a token for the bot connector', 'bot', 401],
  ])('%s opens nothing', async (_what, kind, status) => {
    const token = { tab: () => on.ms.tokens.sso(mei), bot: () => on.appToken('https://api.botframework.com/.default') }[kind];
    const authorization = token ? `Bearer ${await token()}` : kind;
    const response = await fetch(`${on.base}/graph/v1.0/users/${mei.id}`, { headers: { authorization } });
    expect([response.status, await response.json()]).toMatchObject([
      status,
      { error: { code: 'InvalidAuthenticationToken', innerError: { 'request-id': expect.any(String) } } },
    ]);
  });

  const event = series('2026-11-10');
  const pattern = (over: object) => series('2026-11-10', { recurrence: { ...event.recurrence, pattern: over } });
  const range = (over: object) => series('2026-11-10', { recurrence: { ...event.recurrence, range: over } });
  const linkTo = (context: object) => `https://teams.microsoft.com/l/entity/app/tab?context=${encodeURIComponent(JSON.stringify(context))}`;
  const note = (over: object = {}) => ({
    topic: {
      source: 'text',
      value: 'The pulse is open',
      webUrl: linkTo({ subEntityId: 'pulse.1', channelId: team.channel }),
    },
    activityType: 'pulseOpened',
    previewText: { content: 'Four statements' },
    templateParameters: [{ name: 'team', value: 'Harbour' }],
    chainId: 7,
    ...over,
  });
  const notify = (person: Someone, over: object = {}) =>
    on.asApp.api(`/teams/${team.id}/sendActivityNotification`).post({
      ...note(over),
      recipient: { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: person.id },
    });
  const notifyAlone = (person: Someone, over: object = {}) =>
    on.asApp.api(`/users/${person.id}/teamwork/sendActivityNotification`).post(note(over));
  const withRole = async <T>(role: string, act: () => Promise<T>): Promise<T> => {
    registration.roles = [...ROLES, role];
    return act();
  };
  const getSchedule = (schedules: string[]) =>
    on.asApp
      .api(`/users/${jonas.id}/calendar/getSchedule`)
      .post({ schedules, startTime: wall('2026-11-16T09:00:00'), endTime: wall('2026-11-16T12:00:00') });

  it.each<[string, string, () => Promise<unknown>]>([
    ['a path that it does not have', '404 ResourceNotFound', () => on.asApp.api('/planets').get()],
    ['a person that nobody knows', '404 Request_ResourceNotFound', () => on.asApp.api(`/users/${tenant}`).get()],
    ['a team that nobody knows', '404 NotFound', () => on.asApp.api(`/teams/${tenant}/members`).get()],
    ['an event that is not there', '404 ErrorItemNotFound', () => on.asApp.api(`/users/${mei.id}/events/none`).get()],
    ['/me for an app', '400 BadRequest', () => on.asApp.api('/me/events').post(event)],
    ["somebody else's calendar in a person's name", '403 ErrorAccessDenied', () => on.as(mei).api(`/users/${jonas.id}/events`).post(event)],
    ["a guest's mailbox", '404 MailboxNotEnabledForRESTAPI', () => on.asApp.api(`/users/${ben.id}/mailboxSettings`).get()],
    ['an unknown property', '400 RequestBodyRead', () => make({ ...event, colour: 'violet' })],
    ['an unknown property inside', '400 RequestBodyRead', () => make({ ...event, body: { contentType: 'text', content: '', size: 1 } })],
    ['an unknown time zone', '400 TimeZoneNotSupportedException', () => make({ ...event, start: wall('2026-11-10T09:00:00', 'Atlantis') })],
    [
      'a zone that browsers have and its page has not',
      '400 TimeZoneNotSupportedException',
      () => make({ ...event, start: wall('2026-11-10T09:00:00', 'Antarctica/Troll') }),
    ],
    [
      'an unknown zone for the answer',
      '400 TimeZoneNotSupportedException',
      () =>
        on.asApp
          .api(`/users/${mei.id}/calendarView`)
          .header('Prefer', 'outlook.timezone="Atlantis"')
          .query(window('2026-11-09', '2026-11-10'))
          .get(),
    ],
    ['an end before the start', '400 ErrorPropertyValidationFailure', () => make({ ...event, end: wall('2026-11-10T08:00:00') })],
    [
      'a week without a first day',
      '400 ErrorInvalidRequest',
      () => make(pattern({ type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] })),
    ],
    ['a week with the day of a month', '400 RequestBodyRead', () => make(pattern({ ...weekly, dayOfMonth: 3 }))],
    [
      'a range that starts on another day',
      '400 ErrorPropertyValidationFailure',
      () => make(range({ type: 'noEnd', startDate: '2026-11-11' })),
    ],
    [
      'an endless range with an end',
      '400 RequestBodyRead',
      () => make(range({ type: 'noEnd', startDate: '2026-11-10', endDate: '2026-12-10' })),
    ],
    ['a numbered range without a number', '400 ErrorInvalidRequest', () => make(range({ type: 'numbered', startDate: '2026-11-10' }))],
    ['a view without a window', '400 ErrorInvalidParameter', () => on.asApp.api(`/users/${mei.id}/calendarView`).get()],
    ['an option that it does not know', '400 BadRequest', () => on.asApp.api(`/users/${mei.id}/events`).orderby('start').get()],
    [
      'a filter that it does not know',
      '400 ErrorInvalidUrlQueryFilter',
      () => on.asApp.api(`/users/${mei.id}/events`).filter("subject eq 'x'").get(),
    ],
    ['more than twenty schedules', '400 ErrorInvalidParameter', () => getSchedule(Array.from({ length: 21 }, () => mei.mail))],
    ['more than twenty in a batch', '400 BadRequest', () => batch(21)],
    ['a notice to somebody before the app is there', '403 Forbidden', () => notify(mei)],
    ['a notice to a guest', '403 Forbidden', () => on.installed(() => notify(ben))],
    [
      'a notice to a person for whom only the team has the app',
      '403 Forbidden',
      () => withRole('TeamsActivity.Send', () => on.installed(() => notifyAlone(mei))),
    ],
    [
      'a notice in a team to somebody who has the app alone',
      '403 Forbidden',
      () => withRole('TeamsActivity.Send', () => on.installed(() => notify(amara))),
    ],
    [
      'a meeting of more than 500',
      '400 ErrorInvalidRecipients',
      () => make({ ...event, recurrence: null, attendees: Array.from({ length: 501 }, () => ({ emailAddress: { address: mei.mail } })) }),
    ],
    ['a day that begins at nine', '400 ErrorPropertyValidationFailure', () => make({ ...event, isAllDay: true })],
    [
      'a notice that the manifest does not declare',
      '400 InvalidActivityType',
      () => on.installed(() => notify(mei, { activityType: 'other' })),
    ],
    ['a notice with a gap in its text', '400 InvalidTemplateParameter', () => on.installed(() => notify(mei, { templateParameters: [] }))],
    [
      'a notice that leads out of Teams',
      '400 BadRequest',
      () => on.installed(() => notify(mei, { topic: { source: 'text', value: 'x', webUrl: 'https://example.com' } })),
    ],
  ])('refuses %s with %s', async (_what, answer, call) => {
    expect(await refusal(call())).toBe(answer);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['User.Read.All', '403 Authorization_RequestDenied', () => on.asApp.api(`/users/${mei.id}`).get()],
    ['Team.ReadBasic.All', '403 Forbidden', () => on.asApp.api(`/users/${mei.id}/joinedTeams`).get()],
    ['TeamMember.Read.All', '403 Forbidden', () => on.asApp.api(`/teams/${team.id}/members`).get()],
    [
      'Calendars.Read',
      '403 ErrorAccessDenied',
      () => on.asApp.api(`/users/${mei.id}/events/none/instances`).query(window('2026-11-09', '2026-11-10')).get().catch(notThere),
    ],
    ['MailboxSettings.Read', '403 ErrorAccessDenied', () => on.asApp.api(`/users/${mei.id}/mailboxSettings`).get()],
    ['Calendars.ReadWrite', '403 ErrorAccessDenied', () => on.asApp.api(`/users/${mei.id}/events`).post(event)],
  ])('an app without %s is told so, and with it is served', async (role, answer, call) => {
    registration.roles = ROLES.filter((granted) => granted !== role);
    expect(await refusal(call())).toBe(answer);
    registration.roles = ROLES;
    expect(await refusal(call())).toBe('no refusal');
  });

  it('the installation in a team brings what the manifest asks for of a team, and for no other', async () => {
    const { authorization } = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')) as {
      authorization: { permissions: { resourceSpecific: { name: string }[] } };
    };
    expect(authorization.permissions.resourceSpecific.map(({ name }) => name).toSorted()).toEqual(registration.teamGrants.toSorted());
    const refused = notify(mei);
    await expect(refused).rejects.toThrow(
      "Missing role permissions on the request. API requires one of 'TeamsActivity.Send.Group, TeamsActivity.Send'.",
    );
    expect(await refusal(on.installed(() => notify(mei)))).toBe('no refusal');
  });

  it('a link opens what somebody has: the tab in the channel, and for whoever has the app alone also that', async () => {
    const alone = linkTo({ subEntityId: 'pulse.1' });
    await on.installed(() => notify(mei, { topic: { source: 'text', value: 'In the channel', webUrl: note().topic.webUrl } }));
    await notify(jonas, { topic: { source: 'text', value: 'Alone', webUrl: alone } });
    await withRole('TeamsActivity.Send', () => notifyAlone(amara, { topic: { source: 'text', value: 'Alone', webUrl: alone } }));
    expect(on.world.notices.map(({ to, place }) => [to, place])).toEqual([
      [mei.id, 'pulse.1'],
      [jonas.id, ''],
      [amara.id, 'pulse.1'],
    ]);
  });

  const batch = (count: number) =>
    on.asApp.api('/$batch').post({
      requests: Array.from({ length: count }, (_, nth) => ({
        id: String(nth),
        method: 'GET',
        url: `/users/${nth === 0 ? tenant : mei.id}/mailboxSettings`,
      })),
    });

  it('a batch of twenty has a status for each of its calls', async () => {
    const { responses } = (await batch(20)) as { responses: { id: string; status: number; body: { workingHours?: object } }[] };
    expect(responses).toHaveLength(20);
    expect(responses.slice(0, 2)).toMatchObject([
      { id: '0', status: 404 },
      { id: '1', status: 200, body: { workingHours: { startTime: '09:00:00.0000000', endTime: '17:00:00.0000000' } } },
    ]);
  });

  it('a schedule says who is busy when, and has an error for an address that belongs to nobody', async () => {
    const { value } = await getSchedule([jonas.mail, 'nobody@example.com']);
    expect(value).toMatchObject([
      {
        availabilityView: '202000',
        scheduleItems: [
          { status: 'busy', start: { dateTime: '2026-11-16T08:00:00.0000000' } },
          { end: { dateTime: '2026-11-16T09:30:00.0000000' } },
        ],
      },
      { scheduleId: 'nobody@example.com', error: { responseCode: '5009' } },
    ]);
  });

  it('a newer notice of the same chain replaces the older', async () => {
    await on.installed(() => notify(mei));
    await notify(mei, { previewText: { content: 'Still open' } });
    expect(on.world.notices).toEqual([
      { to: mei.id, at: on.world.now(), title: 'The pulse is open', text: 'Still open', place: 'pulse.1', chain: '7' },
    ]);
  });
});
