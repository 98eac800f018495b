// The stand-ins for Entra ID, for Teams and the bot connector, and for a bad day, met by Microsoft's own clients over real HTTP.
import { readdir } from 'node:fs/promises';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { running } from '../../support/running.ts';
import { standIns } from '../../support/stand-ins.ts';
import { temporaryFolder } from '../../support/temporary-store.ts';

const on = await standIns();
const { team, registration } = on.world;
const { tenant, clientId, clientSecret } = registration;
const [amara, jonas, mei] = [on.named('Amara'), on.named('Jonas'), on.named('Mei')];
const ANY = { scopes: ['https://graph.microsoft.com/.default'] };

const heard: { name: string; from: string | undefined; where: unknown }[] = [];
on.bot.on(
  'install.add',
  ({ activity }) => void heard.push({ name: 'install', from: activity.from.aadObjectId, where: activity.channelData }),
);
on.bot.on('dialog.open', () => ({ task: { type: 'message', value: 'Hello' } }));
on.bot.on('message.ext.open', () => ({ task: { type: 'message', value: 'Send' } }));
on.bot.on('message.ext.query', () => ({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } }));
await on.bot.initialize();

afterEach(() => {
  on.world.restart();
  heard.length = 0;
});
afterAll(() => on.close());

describe('Entra ID', () => {
  const tab = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(on.ms.network.keys(tenant)), {
      audience: clientId,
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    });

  it.each([
    ['the admin', amara, ['Pulse.Admin']],
    ['a member', mei, undefined],
  ])("the tab's token of %s is signed with the published keys and names tenant, person, scope and role", async (_who, person, roles) => {
    const { payload } = await tab(await on.ms.tokens.sso(person));
    expect(payload).toMatchObject({
      ver: '2.0',
      tid: tenant,
      oid: person.id,
      scp: 'access_as_user',
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    });
    expect(payload['roles']).toEqual(roles);
  });

  it('a token that was changed or has expired is refused by jose', async () => {
    const expired = await on.ms.tokens.sso(mei, {}, -3_600);
    const [head, , signature] = expired.split('.');
    const forged = [head, Buffer.from(JSON.stringify({ aud: clientId })).toString('base64url'), signature].join('.');
    await expect(tab(expired)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
    await expect(tab(forged)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ['a wrong secret', 7000215, () => on.msal({ clientSecret: 'wrong' }).acquireTokenByClientCredential(ANY)],
    ['an unknown client', 700016, () => on.msal({ clientId: mei.id }).acquireTokenByClientCredential(ANY)],
    ['another tenant', 90002, () => on.msal({}, mei.id).acquireTokenByClientCredential(ANY)],
    ['a scope that an app cannot have', 1002012, () => on.appToken('https://graph.microsoft.com/Calendars.ReadWrite')],
    ['a resource that nobody knows', 500011, () => on.appToken('https://example.com/.default')],
    ['a scope without consent', 65001, () => on.ms.tokens.sso(mei).then((token) => on.onBehalfOf(token, 'Mail.Read'))],
    ['an assertion that is no token', 50013, () => on.onBehalfOf('nonsense')],
    ['an assertion for somebody else', 50013, async () => on.onBehalfOf(await on.ms.tokens.sso(mei, { aud: 'other' }))],
    ['an assertion that has expired', 50013, async () => on.onBehalfOf(await on.ms.tokens.sso(mei, {}, -60))],
    ['an assertion of an app', 50013, async () => on.onBehalfOf(await on.appToken())],
  ])('msal is refused %s with AADSTS%i', async (_what, code, ask) => {
    await expect(ask()).rejects.toThrow(`AADSTS${code}`);
  });

  it('a grant of another kind is not supported', async () => {
    const form = new URLSearchParams({ grant_type: 'password', client_id: clientId, client_secret: clientSecret });
    const response = await fetch(`${on.base}/login/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: form });
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'unsupported_grant_type', error_codes: [70003] }]);
  });
});

describe('Teams', () => {
  it('the bot learns of its installation who did it, and where', async () => {
    await on.ms.teams.install();
    expect(heard).toMatchObject([
      {
        name: 'install',
        from: jonas.id,
        where: {
          settings: { selectedChannel: { id: on.world.selected.id } },
          team: { aadGroupId: team.id, id: team.channel, name: 'Harbour' },
          tenant: { id: tenant },
        },
      },
    ]);
  });

  it.each([
    ['task/fetch', { data: {} }, { task: { value: 'Hello' } }],
    ['composeExtension/fetchTask', { commandId: 'send', commandContext: 'compose' }, { task: { value: 'Send' } }],
    ['composeExtension/query', { commandId: 'pulses', parameters: [] }, { composeExtension: { type: 'result' } }],
  ])('the bot answers %s', async (name, value, answer) => {
    expect(await on.ms.teams.invoke(mei.id, name, value)).toMatchObject({ status: 200, body: answer });
  });

  it.each<[string, JWTPayload]>([
    ['for another bot', { aud: 'other' }],
    ['of another issuer', { iss: 'https://example.com' }],
    ['for another service', { serviceurl: 'https://example.com' }],
    ['of yesterday', { exp: 1 }],
  ])('the bot takes nothing that is signed %s', async (_what, claims) => {
    const serviceUrl = `${on.base}/connector`;
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await on.ms.tokens.connector(serviceUrl, claims)}` };
    const response = await fetch(`${on.origin}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'invoke', name: 'task/fetch', serviceUrl }),
    });
    expect(response.status).toBe(401);
  });

  it('the bot posts a card and edits it later', async () => {
    await on.ms.teams.install();
    const card = (text: string) => ({
      type: 'message' as const,
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive' as const,
          content: { type: 'AdaptiveCard' as const, version: '1.5' as const, body: [{ type: 'TextBlock' as const, text }] },
        },
      ],
    });
    const { id } = await on.bot.send(team.channel, card('open'));
    await on.bot.send(team.channel, { ...card('closed'), id });
    expect(on.world.posts.at(-1)).toMatchObject({ id, author: null, edited: true, card: { body: [{ text: 'closed' }] } });
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ['a channel that it is not in', 404, () => on.installed(() => on.bot.send('19:other@thread.tacv2', 'x'))],
    ['a team that it was not added to', 403, () => on.bot.send(team.channel, 'x')],
    [
      'a post that is not its own',
      404,
      () => on.installed(() => on.bot.send(team.channel, { type: 'message', text: 'x', id: on.world.posts[0]?.id ?? '' })),
    ],
  ])('the bot is refused %s', async (_what, status, send) => {
    await expect(send()).rejects.toMatchObject({ response: { status } });
  });
});

describe('A bad day at Microsoft', () => {
  const anyCall = (signal?: AbortSignal) => fetch(`${on.base}/graph/v1.0/users/${mei.id}`, signal && { signal });

  it.each([
    ['throttled', 429, '1'],
    ['unavailable', 503, null],
  ] as const)('%s is %i, as often as ordered, and then all is well', async (kind, status, retryAfter) => {
    on.world.fail({ kind, times: 2 });
    const answers = [await anyCall(), await anyCall(), await anyCall()];
    expect(answers.map((answer) => answer.status)).toEqual([status, status, 401]);
    expect(answers[0]?.headers.get('retry-after')).toBe(retryAfter);
    expect(on.world.fault).toBeNull();
  });

  it('a timeout keeps the caller waiting until it gives up', async () => {
    on.world.fail({ kind: 'timeout', times: 1 });
    const patience = new AbortController();
    const met = new Promise<void>((done) => void on.world.onChange(() => on.world.fault === null && done()));
    const asking = anyCall(patience.signal);
    await met;
    patience.abort(new DOMException('too long', 'TimeoutError'));
    await expect(asking).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('garbage looks like a success and can not be read', async () => {
    on.world.fail({ kind: 'garbage', times: 1 });
    const answer = await anyCall();
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  it("meets the bot's connector as well", async () => {
    await on.ms.teams.install();
    on.world.fail({ kind: 'throttled', times: 1 });
    await expect(on.bot.send(team.channel, 'x')).rejects.toMatchObject({ response: { status: 429, headers: { 'retry-after': '1' } } });
  });
});

it('What `npm start` has made is gone when it is ended', { tags: ['long'] }, async () => {
  const folder = await temporaryFolder();
  const { stop } = await running({ TMPDIR: folder });
  expect(await readdir(folder)).toHaveLength(1);
  await stop();
  expect(await readdir(folder)).toEqual([]);
});
