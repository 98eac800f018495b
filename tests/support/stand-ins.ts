// Microsoft's stand-ins on a port of their own, a bot that they talk to, and Microsoft's real clients on the way to them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { AuthenticationHandler, Client, GraphError, HTTPMessageHandler, type Middleware } from '@microsoft/microsoft-graph-client';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import express from 'express';
import type { ActivityType } from '../../server/sandbox/graph/route.ts';
import { microsoft } from '../../server/sandbox/microsoft.ts';
import { seed } from '../../server/sandbox/world/seed.ts';
import { World, type Someone } from '../../server/sandbox/world/world.ts';

const GRAPH = 'https://graph.microsoft.com';

const OPENED = [{ type: 'pulseOpened', templateText: 'A pulse of {team} is open' }];

/**
 * @param activityTypes what the app may send into feeds
 * @throws Error from `named` for somebody who is not in the world.
 */
export async function standIns(activityTypes: readonly ActivityType[] = OPENED) {
  const world = new World(seed());
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const base = `${origin}/microsoft`;
  const ms = await microsoft(world, { base, messages: `${origin}/api/messages`, activityTypes });
  app.use('/microsoft', ms.router);
  const { clientId, clientSecret, tenant } = world.registration;
  const bot = new App({ clientId, tenantId: tenant, httpServerAdapter: new ExpressAdapter(app), logger: silent, ...ms.network.bot });

  const msal = (over: { clientId?: string; clientSecret?: string } = {}, authority = tenant) =>
    new ConfidentialClientApplication({
      auth: { clientId, clientSecret, ...over, authority: `https://login.microsoftonline.com/${authority}` },
      system: { networkClient: ms.network.msal },
    });
  const appToken = async (scope = `${GRAPH}/.default`) =>
    (await msal().acquireTokenByClientCredential({ scopes: [scope] }))?.accessToken ?? '';
  const onBehalfOf = async (oboAssertion: string, scope = 'Calendars.ReadWrite') =>
    (await msal().acquireTokenOnBehalfOf({ oboAssertion, scopes: [`${GRAPH}/${scope}`] }))?.accessToken ?? '';

  return {
    world,
    app,
    origin,
    base,
    ms,
    bot,
    msal,
    appToken,
    onBehalfOf,
    named: (name: string): Someone => named(world, name),
    asApp: client(appToken, () => ms.network.graph),
    as: (person: Someone): Client =>
      client(
        async () => onBehalfOf(await ms.tokens.sso(person)),
        () => ms.network.graph,
      ),
    async installed<T>(then: () => Promise<T>): Promise<T> {
      await ms.teams.install();
      return then();
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {}, log() {}, child: () => silent };

function named(world: World, name: string): Someone {
  const person = [...world.people.values()].find((one) => one.name.startsWith(name));
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  return person;
}

function client(getAccessToken: () => Promise<string>, toStandIn: () => Middleware): Client {
  const chain: Middleware[] = [new AuthenticationHandler({ getAccessToken }), toStandIn(), new HTTPMessageHandler()];
  for (const [nth, link] of chain.entries()) {
    const next = chain[nth + 1];
    if (next) link.setNext?.(next);
  }
  return Client.initWithMiddleware({ middleware: chain[0] as Middleware });
}

/** What a call is refused with: `403 Forbidden`, or `no refusal`. */
export const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof GraphError ? `${error.statusCode} ${error.code}` : String(error)),
  );
