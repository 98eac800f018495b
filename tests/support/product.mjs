// The built product as a process of its own, on stand-ins: its folder and its secret outlive it, and its log is what it prints.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { queryObjects, writeHeapSnapshot } from 'node:v8';
import express from 'express';
import { pino } from 'pino';
import { readConfig } from '../../dist/server/config.js';
import { open } from '../../dist/server/compose.js';
import { microsoft } from '../../dist/server/sandbox/microsoft.js';
import { seed } from '../../dist/server/sandbox/world/seed.js';
import { World } from '../../dist/server/sandbox/world/world.js';

const [, , dataFolder = '', keySecret = ''] = process.argv;
const logLevel = 'debug';
const world = new World(seed());
const server = createServer();
// A test that works for long must not meet a connection that is just being closed.
server.keepAliveTimeout = 120_000;
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${server.address().port}`;
const { activities } = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8'));
const stands = await microsoft(world, {
  base: `${url}/microsoft`,
  messages: `${url}/api/messages`,
  activityTypes: activities.activityTypes,
});
const { tenant, clientId, clientSecret } = world.registration;
const config = readConfig({
  PUBLIC_URL: url,
  DATA_FOLDER: dataFolder,
  LOG_LEVEL: logLevel,
  KEY_SECRET: keySecret,
  TENANT_ID: tenant,
  CLIENT_ID: clientId,
  CLIENT_SECRET: clientSecret,
  TEAMS_APP_ID: '7e4a11ed-0000-4000-8000-000000000003',
});

const mutual = await open(config, {
  clock: world.now,
  network: stands.network,
  // As server/start.ts does.
  fatal(error) {
    pino({ level: logLevel }).fatal({ stack: error.stack }, 'not durable; ending');
    process.exit(1);
  },
});

const outer = express().disable('x-powered-by').use('/microsoft', stands.router);
server.on('request', outer.use(mutual.app));
await stands.teams.install();

const acts = {
  token: (person) => stands.tokens.sso(world.people.get(person)),
  /** Does what is due then. */
  clock: async (to) => {
    world.moveTo(to);
    await mutual.tick();
  },
  leave: (person) => world.removePerson(person),
  fault: (kind, times) => world.fail({ kind, times }),
  /** How many are reachable; collects garbage first. */
  privateKeys: () => queryObjects(generateKeyPairSync('ed25519').privateKey.constructor),
  heap: (file) => void writeHeapSnapshot(file),
};
async function answer({ id, act, values }) {
  const answered = Promise.resolve(acts[act](...values));
  process.send(await answered.then((result) => ({ id, result })).catch((error) => ({ id, error: String(error) })));
}
process.on('message', (asked) => void answer(asked));
// If the test itself is ended, nobody is left to kill this process.
process.once('disconnect', () => process.exit());
process.send({ url, now: world.now(), tenant, team: world.team.id, people: [...world.people.values()] });
