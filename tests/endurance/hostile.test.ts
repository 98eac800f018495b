// Whoever only wants to end or starve the process: many requests in a packet, half a request, endless bodies, more connections than files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from '../support/signed-ballot.ts';
import { answerOn, builtServer, type BuiltServer } from '../support/built-server.ts';
import { openStore, temporaryFolder } from '../support/temporary-store.ts';

const SERVER = 'dist/server/start.js';
const BOX = { own: { BALLOT_SECRET: 'b'.repeat(32) } };
const SERVERS = [
  ['The server', SERVER, {}],
  ['A ballot box on its own', 'dist/server/start-ballots.js', BOX],
] as const;

const KEY = newPrivateKey();
const ASSET = `/tab/assets/${readdirSync(join(import.meta.dirname, '../../dist/tab/assets')).find((name) => name.endsWith('.js'))}`;

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const bodyless = (path: string, head: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n${head}\r\n\r\n`;

/** Sends it all and goes away without reading, as soon as anything or the end has come back. */
async function sendAndLeave(server: BuiltServer, bytes: string): Promise<void> {
  const socket = await server.connect();
  socket.write(bytes);
  await new Promise((done) => socket.once('data', done).once('close', done));
  socket.destroy();
}

const healthy = async (server: BuiltServer) => answerOn(await server.connect(), get('/healthz', 'Connection: close\r\n'));

/** @returns a connection for each that is let in, all kept until the test is over */
async function crowd(server: BuiltServer, size: number) {
  const sockets = await Promise.all(Array.from({ length: size }, () => server.connect()));
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  return sockets;
}

/** Whoever still sends when the connection is closed may lose the answer with it (RFC 9112, 9.6); each time it must be closed. */
async function insisting(act: () => Promise<string>): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    const said = await act();
    if (said !== '') return said;
  }
  return '';
}

describe.each(SERVERS)('%s', (_name, entry, limits) => {
  it('outlives a hundred connections of eight thousand requests each that nobody reads, with 64 MB of memory', async () => {
    const server = await builtServer(entry, { ...limits, memory: 64 });
    const packet = get('/healthz').repeat(8_000);
    for (let nth = 0; nth < 100; nth++) await sendAndLeave(server, packet);
    expect(await healthy(server)).toMatch(/^HTTP\/1\.1 200 /);
    expect(server.lines.filter((line) => line.includes('"level":5'))).toEqual([]);
  });

  it('answers a few requests that come in one packet each in its turn', async () => {
    const server = await builtServer(entry, limits);
    const packet = get('/healthz').repeat(8) + get('/nowhere', 'Connection: close\r\n');
    const statuses = (await answerOn(await server.connect(), packet)).match(/HTTP\/1\.1 \d+/g);
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 'HTTP/1.1 200'), 'HTTP/1.1 404']);
  });

  it('refuses a body of a hundred megabytes, or one without an end, before it has come, and closes', async () => {
    const server = await builtServer(entry, limits);
    const declared = await server.connect();
    expect(await answerOn(declared, bodyless(`/ballot/${newPulse()}`, 'Content-Length: 104857600'))).toMatch(
      /^HTTP\/1\.1 413 [^]*\r\nConnection: close\r\n[^]*urn:mutual:too-large/,
    );
    const answer = await insisting(async () => {
      const endless = await server.connect();
      const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
      const pour = () => {
        while (!endless.destroyed && endless.write(chunk));
      };
      endless.on('drain', pour);
      const said = answerOn(endless, bodyless(`/ballot/${newPulse()}`, 'Transfer-Encoding: chunked'));
      pour();
      return said;
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('with few files lets new people in while others hold more connections than it has, and none of what it acknowledged is lost', async () => {
    const folder = await temporaryFolder();
    const pulse = newPulse();
    const before = await openStore(folder);
    await before.boxes.open(pulse, { spki: spkiOf(KEY).toString('base64'), items: 3, closesAt: Number.MAX_SAFE_INTEGER, floor: 5 });
    await before.close();
    const server = await builtServer(entry, { ...limits, descriptors: 600, folder });
    await crowd(server, 900);
    const ballots = Array.from({ length: 20 }, () => signedBallot(pulse, KEY, [1, 5, 3]));
    const outcomes = await Promise.all(
      ballots.map(async ({ text, id }) => {
        const answer = await answerOn(
          await server.connect(),
          bodyless(`/ballot/${pulse}`, `Connection: close\r\nContent-Length: ${text.length}`) + text,
        );
        return { id, status: answer.slice(9, 12) };
      }),
    );
    expect([...new Set(outcomes.map(({ status }) => status))]).toEqual(['204']);
    expect(server.lives).toBe(true);
    await server.end();
    const after = await openStore(folder);
    const { spent } = await after.boxes.seal(pulse);
    await after.close();
    expect(outcomes.filter(({ id }) => !spent.includes(id))).toEqual([]);
  });
});

describe('The files of the tab', () => {
  it('leave no open file behind when their downloads are broken off', async () => {
    const server = await builtServer(SERVER);
    expect(await healthy(server)).toMatch(/^HTTP\/1\.1 200 /);
    const before = server.descriptors();
    for (let nth = 0; nth < 40; nth++) {
      await sendAndLeave(server, get(ASSET));
      await sendAndLeave(server, get(ASSET).repeat(300));
    }
    expect(await healthy(server)).toMatch(/^HTTP\/1\.1 200 /);
    expect(server.descriptors()).toBeLessThan(before + 20);
  });
});

// Nearly all of it is waiting: for both at once.
describe('The server and a ballot box on its own', () => {
  const each = (act: (server: BuiltServer) => Promise<void>) =>
    Promise.all(SERVERS.map(async ([, entry, limits]) => act(await builtServer(entry, limits))));

  it('do not read for ever what is sent to an address that takes nothing', async () => {
    await each(async (server) => {
      const answer = await insisting(async () => {
        const endless = await server.connect();
        const drip = () => endless.write('1\r\nx\r\n', () => setImmediate(() => !endless.destroyed && drip()));
        const said = answerOn(endless, bodyless('/nowhere', 'Transfer-Encoding: chunked'));
        drip();
        return said;
      });
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    });
  });

  it('close within half a minute a head that never ends, a body of which half is missing, and a connection that says nothing', async () => {
    const unfinished = [
      'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
      `${bodyless('/ballot/AAAAAAAAAAAAAAAAAAAAAA', 'Content-Length: 400')}half`,
      '',
    ];
    await each(async (server) => {
      const from = performance.now();
      await Promise.all(unfinished.map(async (sent) => answerOn(await server.connect(), sent)));
      expect(performance.now() - from).toBeLessThan(30_000);
    });
  });
});
