// Who may speak to the bot, and how often Microsoft is asked for keys because of it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { problemHandler } from '../../../server/http/problems.ts';
import { botToken } from '../../../server/microsoft/bot-token.ts';

const CLIENT = '7e4a11ed-0000-4000-8000-000000000002';
const ISSUER = 'https://api.botframework.com';

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => void (keys = await generateKeyPair('RS256', { extractable: true })));

const signed = (claims: { aud?: string; iss?: string } = {}, kid = 'known', key = keys.privateKey) =>
  new SignJWT({ aud: CLIENT, iss: ISSUER, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key);

/** The bot behind the check, and Microsoft's keys, which are counted as they are fetched. @param broken the keys can't be had */
async function aBot(broken = false) {
  let fetched = 0;
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'known', use: 'sig', alg: 'RS256' };
  const microsoft = createServer((_request, response) => {
    fetched++;
    response.writeHead(broken ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(microsoft, 'listening');
  const openIdMetadataUrl = `http://127.0.0.1:${(microsoft.address() as AddressInfo).port}/openidconfiguration`;
  const app = express();
  app.post('/', botToken({ clientId: CLIENT }, { bot: { cloud: { openIdMetadataUrl, tokenIssuer: ISSUER } as never } }));
  app.post('/', (_request, response) => void response.status(200).end());
  app.use(problemHandler(pino({ level: 'silent' })));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const one of [microsoft, server]) one.close().closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    say: async (token?: string) =>
      (await fetch(url, { method: 'POST', headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })).status,
    fetched: () => fetched,
  };
}

describe('Whoever speaks to the bot', () => {
  it('is heard with a token that the Bot Framework signed for this app, and with no other', async () => {
    const { say } = await aBot();
    const { privateKey } = await generateKeyPair('RS256');
    const tokens = [
      await signed(),
      await signed({ aud: 'another' }),
      await signed({ iss: 'https://evil.example' }),
      await signed({}, 'known', privateKey),
      'please',
      'a.b.c',
    ];
    expect(await Promise.all([...tokens.map((token) => say(token)), say()])).toEqual([200, 401, 401, 401, 401, 401, 401]);
  });

  it('makes us ask Microsoft for keys once, however many keys two hundred tokens name', async () => {
    const { say, fetched } = await aBot();
    const statuses = new Set<number>();
    for (let nth = 0; nth < 200; nth++) statuses.add(await say(await signed({}, `new-${nth}`)));
    expect([...statuses]).toEqual([401]);
    expect([await say(await signed()), fetched()]).toEqual([200, 1]);
  });

  it('is told to come again while keys can’t be had, for which Microsoft is asked once in a while and not by each', async () => {
    const { say, fetched } = await aBot(true);
    const statuses = new Set<number>();
    for (let nth = 0; nth < 50; nth++) statuses.add(await say(await signed({}, `new-${nth}`)));
    expect([...statuses]).toEqual([503]);
    expect(fetched()).toBe(1);
  });
});
