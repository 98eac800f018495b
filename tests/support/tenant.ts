// The whole product on the stand-ins in one process, with Teams as it speaks: for what happens to a team, and to a server, over months.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { TeamId, TenantId } from '#domain/ids';
import type { Me } from '#contract/api';
import { open, type Mutual } from '../../server/compose.ts';
import { databases, type DatabaseUrls } from '../../server/config.ts';
import { microsoft } from '../../server/sandbox/microsoft.ts';
import { seed } from '../../server/sandbox/world/seed.ts';
import { World, type Someone } from '../../server/sandbox/world/world.ts';
import { CADENCE } from './cadence.ts';
import { callsTo } from './calls.ts';

const manifest = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')) as {
  activities: { activityTypes: { type: string; templateText: string }[] };
};

/** Nothing is installed yet. @param urls databases, if the product is not to be in a folder */
export async function aTenant(urls: DatabaseUrls = {}) {
  const world = new World(seed());
  const outer = express();
  const server = createServer(outer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stands = await microsoft(world, {
    base: `${url}/microsoft`,
    messages: `${url}/api/messages`,
    activityTypes: manifest.activities.activityTypes,
  });
  const tenant = TenantId.parse(world.registration.tenant);
  const folders: string[] = [];
  let mutual: Mutual;

  /** A process that begins; with a store of its own, the one before has lost everything. */
  async function begin(): Promise<void> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'mutual-tenant-'));
    folders.push(dataFolder);
    const { clientId, clientSecret } = world.registration;
    const config = {
      ...{ port: 0, publicUrl: url, tenant, clientId, clientSecret, dataFolder, ...databases(urls), ballots: null, serviceUrl: '' },
      ...{ appId: '7e4a11ed-0000-4000-8000-000000000003', keySecret: 'k'.repeat(32), logLevel: 'silent' },
    };
    const fatal = (error: unknown): never => {
      throw error;
    };
    mutual = await open(config, { clock: world.now, network: stands.network, fatal });
  }
  await begin();
  outer.use('/microsoft', stands.router);
  outer.use((request, response, next) => void (mutual.app as Express)(request, response, next));

  const person = (first: string): Someone =>
    [...world.people.values()].find(({ name }) => name.startsWith(first)) ?? raise(`nobody is called ${first}`);
  const calls = callsTo(url, (first) => stands.tokens.sso(person(first)));
  const teams = async (first: string): Promise<Me['teams']> => ((await calls.as(first, 'GET', '/api/me')).body as Me).teams;

  return {
    ...calls,
    world,
    tenant,
    team: TeamId.parse(world.team.id),
    serviceUrl: stands.network.bot.serviceUrl ?? '',
    /** Teams towards the bot. */
    ms: stands.teams,
    person,
    tick: () => mutual.tick(),
    /** The names of the teams that somebody is told of. */
    teamsOf: async (first: string) => (await teams(first)).map(({ name }) => name),
    /** The names of all teams, as the admin finds them. */
    listed: async () => ((await calls.as('Amara', 'GET', '/api/teams')).body.teams as { name: string }[]).map(({ name }) => name),
    /** The bot's posts, oldest first: where each stands. */
    posted: () =>
      world.posts.filter(({ author }) => author === null).map(({ channel }) => world.channels.find(({ id }) => id === channel)?.name),
    async setCadence() {
      const saved = await calls.as('Amara', 'PUT', `/api/teams/${world.team.id}/cadence`, CADENCE);
      if (saved.status !== 200) throw new Error(`no cadence: ${saved.status}`);
    },
    /** The clock at the next opening, and what is due then done. */
    async toOpening() {
      const { body } = await calls.as('Amara', 'GET', `/api/teams/${world.team.id}/cadence`);
      const next = (body.occurrences as { opensAt: number; state: string }[]).find(
        ({ state, opensAt }) => state !== 'skipped' && opensAt >= world.now(),
      );
      world.moveTo(next?.opensAt ?? raise('nothing is planned'));
      await mutual.tick();
    },
    async later(ms: number) {
      world.moveTo(world.now() + ms);
      await mutual.tick();
    },
    pulses: async (first: string) =>
      (await calls.as(first, 'GET', '/api/pulses')).body.pulses as { pulse: string; phase: string; closesAt: number }[],
    /** Another process; without a database it has lost everything. */
    async beginAgain() {
      await mutual.close();
      await begin();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await mutual.close();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Tenant = Awaited<ReturnType<typeof aTenant>>;

function raise(words: string): never {
  throw new Error(words);
}
