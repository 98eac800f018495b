// The stand-ins for Microsoft, met by Microsoft's own clients over real HTTP.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { AuthenticationHandler, Client, GraphError, HTTPMessageHandler, PageIterator, type Middleware, type PageCollection } from '@microsoft/microsoft-graph-client';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import express from 'express';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { microsoft, type Microsoft } from '../server/sandbox/microsoft.ts';
import { seed } from '../server/sandbox/seed.ts';
import { World } from '../server/sandbox/world.ts';

const world = new World(seed());
const { registration, team } = world;
const { tenant, clientId, clientSecret } = registration;
const ROLES = [...registration.roles];
const named = (name: string) => [...world.people.values()].find((person) => person.name.startsWith(name)) ?? expect.fail(name);
const [amara, jonas, mei, ben] = ['Amara', 'Jonas', 'Mei', 'Ben'].map((name) => named(name).id) as [string, string, string, string];
const activityTypes = [{ type: 'pulseOpened', templateText: 'A pulse of {team} is open' }];

const silent = { error() {}, warn() {}, info() {}, debug() {}, log() {}, child: () => silent };
const heard: { name: string; from: string | undefined; team: unknown }[] = [];
let listener: Server;
let base: string;
let ms: Microsoft;
let bot: App;

beforeAll(async () => {
  const product = express();
  listener = createServer(product).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  base = `${origin}/microsoft`;
  ms = await microsoft(world, { base, messages: `${origin}/api/messages`, activityTypes });
  product.use('/microsoft', ms.router);
  bot = new App({ clientId, tenantId: tenant, httpServerAdapter: new ExpressAdapter(product), logger: silent, ...ms.network.bot });
  bot.on('install.add', ({ activity }) => void heard.push({ name: 'install', from: activity.from.aadObjectId, team: activity.channelData }));
  bot.on('dialog.open', () => ({ task: { type: 'message', value: 'Hello' } }));
  bot.on('message.ext.open', () => ({ task: { type: 'message', value: 'Send' } }));
  bot.on('message.ext.query', ({ activity }) => {
    heard.push({ name: activity.value.commandId ?? '', from: activity.from.aadObjectId, team: activity.channelData?.team?.aadGroupId });
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };
  });
  await bot.initialize();
});

afterEach(() => {
  world.restart();
  world.registration.roles = [...ROLES];
  heard.length = 0;
});
afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});

const msal = (over: { clientId?: string; clientSecret?: string; tenant?: string } = {}) =>
  new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `https://login.microsoftonline.com/${over.tenant ?? tenant}`, ...withoutTenant(over) },
    system: { networkClient: ms.network.msal },
  });
const withoutTenant = ({ tenant: _, ...rest }: { clientId?: string; clientSecret?: string; tenant?: string }) => rest;

const appToken = async (scope = 'https://graph.microsoft.com/.default') => (await msal().acquireTokenByClientCredential({ scopes: [scope] }))?.accessToken ?? '';
const tokenOf = async (person: string, scope = 'https://graph.microsoft.com/Calendars.ReadWrite') =>
  (await msal().acquireTokenOnBehalfOf({ oboAssertion: await ms.tokens.sso(personOf(person)), scopes: [scope] }))?.accessToken ?? '';
const personOf = (id: string) => world.people.get(id) ?? expect.fail(id);

function client(getAccessToken: () => Promise<string>): Client {
  const chain: Middleware[] = [new AuthenticationHandler({ getAccessToken }), ms.network.graph, new HTTPMessageHandler()];
  for (const [nth, link] of chain.entries()) if (chain[nth + 1]) link.setNext?.(chain[nth + 1] as Middleware);
  return Client.initWithMiddleware({ middleware: chain[0] as Middleware });
}
const asApp = () => client(() => appToken());
const as = (person: string) => client(() => tokenOf(person));

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof GraphError ? `${error.statusCode} ${error.code}` : String(error)),
  );

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
const make = (body: object, person = amara): Promise<Made> => as(person).api('/me/events').post(body);
const instances = async (id: string, from: string, to: string, prefer = 'outlook.timezone="UTC"'): Promise<Made[]> =>
  (await asApp().api(`/users/${amara}/events/${id}/instances`).header('Prefer', prefer).query(window(from, to)).get()).value;
interface Made {
  id: string;
  type: string;
  start: { dateTime: string; timeZone: string };
  originalStart: string;
}

describe('Entra ID', () => {
  const tab = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(ms.network.keys(tenant)), { audience: clientId, issuer: `https://login.microsoftonline.com/${tenant}/v2.0` });

  it.each([
    ['the admin', amara, ['Pulse.Admin']],
    ['a member', mei, undefined],
  ])("the tab's token of %s is signed with the published keys and names tenant, person, scope and role", async (_who, person, roles) => {
    const { payload } = await tab(await ms.tokens.sso(personOf(person)));
    expect(payload).toMatchObject({ ver: '2.0', tid: tenant, oid: person, scp: 'access_as_user', azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346' });
    expect(payload['roles']).toEqual(roles);
  });

  it('a token that was changed or has expired is refused by jose', async () => {
    const expired = await ms.tokens.sso(personOf(mei), {}, -3_600);
    const [head, , signature] = expired.split('.');
    const forged = [head, Buffer.from(JSON.stringify({ aud: clientId })).toString('base64url'), signature].join('.');
    await expect(tab(expired)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
    await expect(tab(forged)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ['a wrong secret', 7000215, () => msal({ clientSecret: 'wrong' }).acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })],
    ['an unknown client', 700016, () => msal({ clientId: mei }).acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })],
    ['another tenant', 90002, () => msal({ tenant: mei }).acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })],
    ['a scope that an app cannot have', 1002012, () => appToken('https://graph.microsoft.com/Calendars.ReadWrite')],
    ['a resource that nobody knows', 500011, () => appToken('https://example.com/.default')],
    ['a scope without consent', 65001, () => tokenOf(mei, 'https://graph.microsoft.com/Mail.Read')],
    ['an assertion that is no token', 50013, () => onBehalf('nonsense')],
    ['an assertion for somebody else', 50013, async () => onBehalf(await ms.tokens.sso(personOf(mei), { aud: 'other' }))],
    ['an assertion that has expired', 50013, async () => onBehalf(await ms.tokens.sso(personOf(mei), {}, -60))],
    ['an assertion of an app', 50013, async () => onBehalf(await appToken())],
  ])('msal is refused %s with AADSTS%i', async (_what, code, ask) => {
    await expect(ask()).rejects.toThrow(`AADSTS${code}`);
  });
  const onBehalf = (oboAssertion: string) => msal().acquireTokenOnBehalfOf({ oboAssertion, scopes: ['https://graph.microsoft.com/Calendars.ReadWrite'] });

  it('a grant of another kind is not supported', async () => {
    const form = new URLSearchParams({ grant_type: 'password', client_id: clientId, client_secret: clientSecret });
    const response = await fetch(`${base}/login/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: form });
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'unsupported_grant_type', error_codes: [70003] }]);
  });
});

describe('Graph', () => {
  it('gives the team in pages whose links keep the token', async () => {
    const found: { displayName: string; roles: string[] }[] = [];
    const api = asApp();
    const first = (await api.api(`/teams/${team.id}/members`).top(7).get()) as PageCollection;
    await new PageIterator(api, first, (member) => found.push(member) > 0).iterate();
    expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/teams\//);
    expect(Object.groupBy(found, ({ roles }) => roles[0] ?? 'member')).toMatchObject({ owner: { length: 1 }, guest: { length: 1 }, member: { length: 14 } });
  });

  it.each([
    ['no token', '', 401],
    ['a token that is none', 'Bearer nonsense', 401],
    ["the tab's token", 'tab', 401],
    ['a token for the bot connector', 'bot', 401],
  ])('%s opens nothing', async (_what, kind, status) => {
    const token = { tab: () => ms.tokens.sso(personOf(mei)), bot: () => appToken('https://api.botframework.com/.default') }[kind];
    const authorization = token ? `Bearer ${await token()}` : kind;
    const response = await fetch(`${base}/graph/v1.0/users/${mei}`, { headers: { authorization } });
    expect([response.status, await response.json()]).toMatchObject([status, { error: { code: 'InvalidAuthenticationToken', innerError: { 'request-id': expect.any(String) } } }]);
  });

  const event = series('2026-11-10');
  const pattern = (over: object) => series('2026-11-10', { recurrence: { ...event.recurrence, pattern: over } });
  const range = (over: object) => series('2026-11-10', { recurrence: { ...event.recurrence, range: over } });
  const note = (over: object = {}) => ({
    topic: { source: 'text', value: 'The pulse is open', webUrl: 'https://teams.microsoft.com/l/entity/app/tab?context=%7B%22subEntityId%22%3A%22pulse.1%22%7D' },
    activityType: 'pulseOpened',
    previewText: { content: 'Four statements' },
    templateParameters: [{ name: 'team', value: 'Harbour' }],
    chainId: 7,
    ...over,
  });
  const notify = (person: string, over: object = {}) => asApp().api(`/users/${person}/teamwork/sendActivityNotification`).post(note(over));
  const getSchedule = (schedules: string[]) =>
    asApp().api(`/users/${jonas}/calendar/getSchedule`).post({ schedules, startTime: wall('2026-11-16T09:00:00'), endTime: wall('2026-11-16T12:00:00') });

  it.each<[string, string, () => Promise<unknown>]>([
    ['a path that it does not have', '404 ResourceNotFound', () => asApp().api('/planets').get()],
    ['a person that nobody knows', '404 Request_ResourceNotFound', () => asApp().api(`/users/${tenant}`).get()],
    ['a team that nobody knows', '404 NotFound', () => asApp().api(`/teams/${tenant}/members`).get()],
    ['an event that is not there', '404 ErrorItemNotFound', () => asApp().api(`/users/${mei}/events/none`).get()],
    ['/me for an app', '400 BadRequest', () => asApp().api('/me/events').post(event)],
    ["somebody else's calendar in a person's name", '403 ErrorAccessDenied', () => as(mei).api(`/users/${jonas}/events`).post(event)],
    ["a guest's mailbox", '404 MailboxNotEnabledForRESTAPI', () => asApp().api(`/users/${ben}/mailboxSettings`).get()],
    ['an unknown property', '400 RequestBodyRead', () => make({ ...event, colour: 'violet' })],
    ['an unknown property inside', '400 RequestBodyRead', () => make({ ...event, body: { contentType: 'text', content: '', size: 1 } })],
    ['an unknown time zone', '400 ErrorInvalidRequest', () => make({ ...event, start: wall('2026-11-10T09:00:00', 'Atlantis') })],
    ['an unknown zone for the answer', '400 TimeZoneNotSupportedException', () => asApp().api(`/users/${mei}/calendarView`).header('Prefer', 'outlook.timezone="Atlantis"').query(window('2026-11-09', '2026-11-10')).get()],
    ['an end before the start', '400 ErrorPropertyValidationFailure', () => make({ ...event, end: wall('2026-11-10T08:00:00') })],
    ['a week without a first day', '400 ErrorInvalidRequest', () => make(pattern({ type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] }))],
    ['a week with the day of a month', '400 RequestBodyRead', () => make(pattern({ ...weekly, dayOfMonth: 3 }))],
    ['a range that starts on another day', '400 ErrorPropertyValidationFailure', () => make(range({ type: 'noEnd', startDate: '2026-11-11' }))],
    ['an endless range with an end', '400 RequestBodyRead', () => make(range({ type: 'noEnd', startDate: '2026-11-10', endDate: '2026-12-10' }))],
    ['a numbered range without a number', '400 ErrorInvalidRequest', () => make(range({ type: 'numbered', startDate: '2026-11-10' }))],
    ['a view without a window', '400 ErrorInvalidParameter', () => asApp().api(`/users/${mei}/calendarView`).get()],
    ['an option that it does not know', '400 BadRequest', () => asApp().api(`/users/${mei}/events`).orderby('start').get()],
    ['a filter that it does not know', '400 ErrorInvalidUrlQueryFilter', () => asApp().api(`/users/${mei}/events`).filter("subject eq 'x'").get()],
    ['more than twenty schedules', '400 ErrorInvalidParameter', () => getSchedule(Array.from({ length: 21 }, () => personOf(mei).mail))],
    ['more than twenty in a batch', '400 BadRequest', () => batch(21)],
    ['a notice to somebody before the app is there', '403 Forbidden', () => notify(mei)],
    ['a notice to a guest', '403 Forbidden', () => installed(() => notify(ben))],
    ['a notice that the manifest does not declare', '400 InvalidActivityType', () => installed(() => notify(mei, { activityType: 'other' }))],
    ['a notice with a gap in its text', '400 InvalidTemplateParameter', () => installed(() => notify(mei, { templateParameters: [] }))],
    ['a notice that leads out of Teams', '400 BadRequest', () => installed(() => notify(mei, { topic: { source: 'text', value: 'x', webUrl: 'https://example.com' } }))],
  ])('refuses %s with %s', async (_what, answer, call) => {
    expect(await refusal(call())).toBe(answer);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['User.Read.All', '403 Authorization_RequestDenied', () => asApp().api(`/users/${mei}`).get()],
    ['Team.ReadBasic.All', '403 Forbidden', () => asApp().api(`/users/${mei}/joinedTeams`).get()],
    ['TeamMember.Read.All', '403 Forbidden', () => asApp().api(`/teams/${team.id}/members`).get()],
    ['MailboxSettings.Read', '403 ErrorAccessDenied', () => asApp().api(`/users/${mei}/mailboxSettings`).get()],
    ['Calendars.ReadWrite', '403 ErrorAccessDenied', () => asApp().api(`/users/${mei}/events`).post(event)],
    ['TeamsActivity.Send', '403 Forbidden', () => installed(() => notify(mei))],
  ])('an app without %s is told so, and with it is served', async (role, answer, call) => {
    world.registration.roles = ROLES.filter((granted) => granted !== role);
    expect(await refusal(call())).toBe(answer);
    world.registration.roles = ROLES;
    expect(await refusal(call())).toBe('no refusal');
  });

  const batch = (count: number) =>
    asApp().api('/$batch').post({ requests: Array.from({ length: count }, (_, nth) => ({ id: String(nth), method: 'GET', url: `/users/${nth === 0 ? tenant : mei}/mailboxSettings` })) });

  it('a batch has a status for each of its calls', async () => {
    const { responses } = (await batch(2)) as { responses: { id: string; status: number; body: { workingHours?: object } }[] };
    expect(responses).toMatchObject([{ id: '0', status: 404 }, { id: '1', status: 200, body: { workingHours: { startTime: '09:00:00.0000000', endTime: '17:00:00.0000000' } } }]);
  });

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

  it('a moved occurrence says where it was, a deleted one is missing and named by its series', async () => {
    const { id } = await make(series('2026-11-10'));
    const [first, second, third] = (await instances(id, '2026-11-09', '2026-11-28')) as [Made, Made, Made];
    const api = asApp().api(`/users/${amara}/events/${second.id}`);
    await api.patch({ start: wall('2026-11-18T11:00:00'), end: wall('2026-11-18T11:15:00') });
    await asApp().api(`/users/${amara}/events/${third.id}`).delete();
    expect(await instances(id, '2026-11-09', '2026-11-28')).toMatchObject([
      { id: first.id, type: 'occurrence', start: { dateTime: '2026-11-10T08:00:00.0000000', timeZone: 'UTC' } },
      { id: second.id, type: 'exception', seriesMasterId: id, start: { dateTime: '2026-11-18T10:00:00.0000000' }, originalStart: '2026-11-17T08:00:00Z' },
    ]);
    const master = await asApp().api(`/users/${amara}/events/${id}`).select('cancelledOccurrences').get();
    expect(master.cancelledOccurrences).toEqual([`OID.${id}.2026-11-24`]);
  });

  it('the same transactionId makes one event; a mark finds it, and only its owner carries the mark', async () => {
    const mark = { id: 'String {6f0a2f0e-3f0d-4c61-9c25-6d2f0d3b8a11} Name Mark', value: 'conversation' };
    const body = { ...event, recurrence: null, transactionId: 't-1', attendees: [{ type: 'required', emailAddress: { address: personOf(mei).mail } }], isOnlineMeeting: true, singleValueExtendedProperties: [mark] };
    const [one, two] = [await make(body), await make(body)];
    const search = (person: string) => asApp().api(`/users/${person}/events`).filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${mark.id}' and ep/value eq 'conversation')`).get();
    expect((await search(amara)).value).toMatchObject([{ id: one.id, onlineMeeting: { joinUrl: expect.stringContaining('https://') }, webLink: expect.stringContaining('https://') }]);
    expect((await search(mei)).value).toEqual([]);
    expect(two.id).toBe(one.id);
    const theirs = await asApp().api(`/users/${mei}/calendarView`).query(window('2026-11-10', '2026-11-11')).get();
    expect(theirs.value).toMatchObject([{ subject: 'Pulse', isOrganizer: false }]);
    const whole = await asApp().api(`/users/${amara}/events/${one.id}`).expand(`singleValueExtendedProperties($filter=id eq '${mark.id}')`).get();
    expect(whole.singleValueExtendedProperties).toEqual([mark]);
  });

  it('a schedule says who is busy when, and has an error for an address that belongs to nobody', async () => {
    const { value } = await getSchedule([personOf(jonas).mail, 'nobody@example.com']);
    expect(value).toMatchObject([
      { availabilityView: '202000', scheduleItems: [{ status: 'busy', start: { dateTime: '2026-11-16T08:00:00.0000000' } }, { end: { dateTime: '2026-11-16T09:30:00.0000000' } }] },
      { scheduleId: 'nobody@example.com', error: { responseCode: '5009' } },
    ]);
  });

  it('a newer notice of the same chain replaces the older', async () => {
    await installed(() => notify(mei));
    await notify(mei, { previewText: { content: 'Still open' } });
    expect(world.notices).toEqual([{ to: mei, at: world.now(), title: 'The pulse is open', text: 'Still open', place: 'pulse.1', chain: '7' }]);
  });
});

describe('Teams', () => {
  it('the bot learns of its installation who did it, and where', async () => {
    await ms.teams.install();
    expect(heard).toMatchObject([{ name: 'install', from: jonas, team: { team: { aadGroupId: team.id, id: team.channel, name: 'Harbour' }, tenant: { id: tenant } } }]);
  });

  it.each([
    ['task/fetch', { data: {} }, { task: { value: 'Hello' } }],
    ['composeExtension/fetchTask', { commandId: 'send', commandContext: 'compose' }, { task: { value: 'Send' } }],
    ['composeExtension/query', { commandId: 'pulses', parameters: [] }, { composeExtension: { type: 'result' } }],
  ])('the bot answers %s', async (name, value, answer) => {
    expect(await ms.teams.invoke(mei, name, value)).toMatchObject({ status: 200, body: answer });
  });

  it.each<[string, JWTPayload]>([
    ['for another bot', { aud: 'other' }],
    ['of another issuer', { iss: 'https://example.com' }],
    ['for another service', { serviceurl: 'https://example.com' }],
    ['of yesterday', { exp: 1 }],
  ])('the bot takes nothing that is signed %s', async (_what, claims) => {
    const serviceUrl = `${base}/connector`;
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await ms.tokens.connector(serviceUrl, claims)}` };
    const response = await fetch(base.replace('/microsoft', '/api/messages'), { method: 'POST', headers, body: JSON.stringify({ type: 'invoke', name: 'task/fetch', serviceUrl }) });
    expect(response.status).toBe(401);
  });

  it('the bot posts a card and edits it later', async () => {
    await ms.teams.install();
    const card = (text: string) => ({ type: 'message' as const, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' as const, content: { type: 'AdaptiveCard' as const, version: '1.5' as const, body: [{ type: 'TextBlock' as const, text }] } }] });
    const { id } = await bot.send(team.channel, card('open'));
    await bot.send(team.channel, { ...card('closed'), id });
    expect(world.posts.at(-1)).toMatchObject({ id, author: null, edited: true, card: { body: [{ text: 'closed' }] } });
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ['a channel that it is not in', 404, () => installed(() => bot.send('19:other@thread.tacv2', 'x'))],
    ['a team that it was not added to', 403, () => bot.send(team.channel, 'x')],
    ['a post that is not its own', 404, () => installed(() => bot.send(team.channel, { type: 'message', text: 'x', id: world.posts[0]?.id ?? '' }))],
  ])('the bot is refused %s', async (_what, status, send) => {
    await expect(send()).rejects.toMatchObject({ response: { status } });
  });
});

describe('A bad day at Microsoft', () => {
  const anyCall = () => fetch(`${base}/graph/v1.0/users/${mei}`, { signal: AbortSignal.timeout(300) });

  it.each([
    ['throttled', 429, '1'],
    ['unavailable', 503, null],
  ] as const)('%s is %i, as often as ordered, and then all is well', async (kind, status, retryAfter) => {
    world.fail({ kind, times: 2 });
    const answers = [await anyCall(), await anyCall(), await anyCall()];
    expect(answers.map((answer) => answer.status)).toEqual([status, status, 401]);
    expect(answers[0]?.headers.get('retry-after')).toBe(retryAfter);
    expect(world.fault).toBeNull();
  });

  it('a timeout keeps the caller waiting until it gives up', async () => {
    world.fail({ kind: 'timeout', times: 1 });
    await expect(anyCall()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('garbage looks like a success and can not be read', async () => {
    world.fail({ kind: 'garbage', times: 1 });
    const answer = await anyCall();
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  it("meets the bot's connector as well", async () => {
    await ms.teams.install();
    world.fail({ kind: 'throttled', times: 1 });
    await expect(bot.send(team.channel, 'x')).rejects.toMatchObject({ response: { status: 429, headers: { 'retry-after': '1' } } });
  });
});

async function installed<T>(then: () => Promise<T>): Promise<T> {
  await ms.teams.install();
  return then();
}
