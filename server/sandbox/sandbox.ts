// The product on stand-ins: one port with the shell at `/`, all of Microsoft at `/microsoft`, and the product itself for everything else.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { TenantId, type Instant } from '#domain/ids';
import { databases, type Config, type DatabaseUrls } from '../config.ts';
import { newKey, type NewKey } from '../credential/signing-key.ts';
import { httpServer } from '../process/http-server.ts';
import { open, type Environment, type Mutual } from '../compose.ts';
import { dropSchema } from './drop-schema.ts';
import { gate } from './gate.ts';
import type { Tokens } from './entra/tokens.ts';
import { look } from './stage/look.ts';
import { microsoft } from './microsoft.ts';
import { seed } from './world/seed.ts';
import { stageApi } from './stage/stage-api.ts';
import type { Teams } from './teams.ts';
import { World, type Seed } from './world/world.ts';
import { fewKeys } from './year/few-keys.ts';
import { aYear, NOT_BEGUN, type Year } from './year/year.ts';

export interface Sandbox {
  url: string;
  /** For whoever wants to see what happens when the world changes. */
  world: World;
  tokens: Tokens;
  /** What people do in Teams that the shell has no button for. */
  teams: Teams;
  /** Does everything that is due now, and what follows from it. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const SHELL = fileURLToPath(new URL('../../shell', import.meta.url));
const APP_ID = '7e4a11ed-0000-4000-8000-000000000003';
/** Fine enough that reminders come at their own time when the clock is moved far. */
const STEP_MS: Instant = 30 * 60_000;
/** As often as somebody who watches would expect; in milliseconds of the real clock. */
const TICK_MS = 500;

/** Whoever has just come has the whole first page, tab included, before anything is played behind it; of the real clock. */
const FIRST_PAGE_MS = 1_500;

interface SandboxSetting {
  /** 0 for a free one. */
  port: number;
  /** Is emptied: the sandbox starts afresh. */
  folder: string;
  /** Where everybody lives. */
  timeZone?: string;
  /** Where the ballot box is, if somebody has started one as a process of its own. */
  ballots?: Config['ballots'];
  /** In these databases, schemas of the sandbox's own are emptied; nothing else there is touched. */
  urls?: DatabaseUrls;
  /** Is a year of another team to be played behind the stage? It needs a folder, and the ballot box in this process. */
  year?: boolean;
  /** Where its log goes, if not to the standard output. */
  sink?: Environment['sink'];
}

/** On what a sandbox is built: today's world, or one of a year ago. */
interface Ground extends Omit<SandboxSetting, 'timeZone' | 'year'> {
  seed: Seed;
  newKey?: NewKey;
  /** Plays a year; told when there is something to see. */
  year?: (changed: () => void) => Year;
}

export async function startSandbox({ timeZone, year = false, ...setting }: SandboxSetting): Promise<Sandbox> {
  const today = seed(timeZone);
  // In a folder, because what is kept of a year is brought as files; and the ballots' are only there if their box is here.
  const mayPlay = year && !setting.ballots && Object.values(setting.urls ?? {}).every((place) => place === undefined);
  const begin = (past: Seed, folder: string) => build({ port: 0, folder, seed: past, newKey: fewKeys(newKey) });
  const playYear = (changed: () => void) => aYear({ folder: `${setting.folder}-year`, base: today, begin, changed, failed: noYear });
  return build({ ...setting, seed: today, ...(mayPlay && { year: playYear }) });
}

async function build({
  port,
  folder,
  seed: first,
  ballots = null,
  urls = {},
  newKey: keys,
  year: playYear,
  sink,
}: Ground): Promise<Sandbox> {
  const world = new World(first);
  const outer = express().disable('x-powered-by');
  const server = httpServer(outer);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = local.replace('127.0.0.1', 'localhost');
  const stands = await microsoft(world, {
    base: `${local}/microsoft`,
    messages: `${local}/api/messages`,
    activityTypes: activityTypes(),
  });

  let mutual: Mutual;
  let timer: NodeJS.Timeout;
  let run = 0;
  /** What an earlier product could not write any more is nothing to end for. */
  const fatalOf = (of: number) => (error: unknown) => {
    if (of === run) failed(error);
    throw error;
  };
  const own = databases(urls, 'sandbox_');
  let config: Config;
  const resume = async () => {
    const environment = { clock: world.now, network: stands.network, fatal: fatalOf(run), sink, ...(keys && { newKey: keys }) };
    mutual = await open(config, environment);
    timer = setInterval(() => void mutual.tick(), TICK_MS);
  };
  const pause = async () => {
    clearInterval(timer);
    await mutual.close();
  };
  const begin = async () => {
    // Out of the way first: what is still being written finds no folder, and can't put anything into the new one.
    const old = `${folder}.${run++}`;
    await rename(folder, old).catch(() => undefined);
    await rm(old, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    for (const place of Object.values(own)) if (place) await dropSchema(place);
    config = { ...configOf(world, url, folder), ...own, ballots };
    await resume();
  };
  const product = gate((request, response, next) => mutual.app(request, response, next));
  let year: Year | undefined;
  const stage = stageApi(world, stands, {
    settle: () => mutual.tick(),
    nextDue: async () => world.now() + STEP_MS,
    look: () => world.spared(() => look(world, stands.tokens, local)),
    restart: () =>
      product.whileEmpty(async () => {
        await pause();
        await begin();
      }),
    year: () => (playYear ? (year?.onStage(world) ?? NOT_BEGUN) : null),
    async bringYear() {
      if (year?.isReady !== true) return false;
      const { copyInto, appearIn } = year;
      if (world.other === null)
        await product.whileEmpty(async () => {
          await pause();
          try {
            await copyInto(folder);
          } finally {
            await resume();
          }
          appearIn(world);
        });
      return true;
    },
  });

  outer.use('/microsoft', stands.router);
  const beginYear = () => (year ??= playYear?.(() => world.changed()));
  let firstPage: NodeJS.Timeout | undefined;
  outer.use('/sandbox', (_request, response, next) => {
    response.once('finish', () => (firstPage ??= setTimeout(beginYear, FIRST_PAGE_MS)));
    next();
  });
  outer.use('/sandbox', stage);
  outer.use(express.static(SHELL));
  outer.use(product.pass);
  await begin();
  await stands.teams.install();
  return {
    url,
    world,
    tokens: stands.tokens,
    teams: stands.teams,
    settle: () => mutual.tick(),
    async close() {
      server.close();
      server.closeAllConnections();
      clearTimeout(firstPage);
      await year?.close();
      await pause();
    },
  };
}

const configOf = ({ registration }: World, publicUrl: string, dataFolder: string) => ({
  port: 0,
  publicUrl,
  tenant: TenantId.parse(registration.tenant),
  clientId: registration.clientId,
  clientSecret: registration.clientSecret,
  appId: APP_ID,
  serviceUrl: '',
  keySecret: randomBytes(32).toString('base64url'),
  dataFolder,
  logLevel: 'error',
});

/** The stand-in for Graph accepts the activities that the manifest declares. npm runs at the top of the project. */
function activityTypes() {
  const manifest = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')) as {
    activities: { activityTypes: { type: string; templateText: string }[] };
  };
  return manifest.activities.activityTypes;
}

function noYear(error: unknown): void {
  process.stderr.write(`The year could not be played: ${String(error)}\n`);
}

function failed(error: unknown): never {
  process.stderr.write(`The sandbox's store failed: ${String(error)}\n`);
  process.exit(1);
}
