// The end of what runs in production by SIGTERM: what it has taken it answers, what it has acknowledged is stored, and it ends in time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PulseId } from '#domain/ids';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from '../support/signed-ballot.ts';
import { openStore, temporaryFolder } from '../support/temporary-store.ts';

const KEY = newPrivateKey();
const ITEMS = 3;
const VOTERS = 16;

const SERVER = {
  TENANT_ID: '7e4a11ed-0000-4000-8000-000000000001',
  CLIENT_ID: '7e4a11ed-0000-4000-8000-000000000002',
  CLIENT_SECRET: 'secret',
  TEAMS_APP_ID: '7e4a11ed-0000-4000-8000-000000000003',
  KEY_SECRET: 'k'.repeat(32),
};
const BOX = { BALLOT_SECRET: 'b'.repeat(32) };

const aBallot = (pulse: PulseId) => signedBallot(pulse, KEY, [1, 5, 3]);

/** A built entry point as a process of its own, with one open pulse. */
async function aProcess(entry: string, own: Record<string, string>) {
  const folder = await temporaryFolder();
  const pulse = newPulse();
  const store = await openStore(folder);
  await store.boxes.open(pulse, { spki: spkiOf(KEY).toString('base64'), items: ITEMS, closesAt: Number.MAX_SAFE_INTEGER, floor: 5 });
  await store.close();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/server', entry)], {
    env: { ...process.env, PORT: '0', DATA_FOLDER: folder, PUBLIC_URL: 'https://mutual.example', ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const port = Number(/on port (\d+)/.exec(String((await once(child.stdout, 'data'))[0]))?.[1]);
  return {
    port,
    pulse,
    end: () => child.kill('SIGTERM'),
    ended: ended.then(([code]) => code),
    /** Resolves when nobody is let in any more. */
    async closed() {
      while (await isOpen(port));
    },
    /** The ids that are counted, once it has ended. */
    async spent() {
      const after = await openStore(folder);
      const { spent } = await after.boxes.seal(pulse);
      await after.close();
      return spent;
    },
  };
}

const isOpen = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

/** A connection of which everything is kept that comes back. */
async function connected(port: number) {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (part: Buffer) => void (said += part.toString())).on('error', () => undefined);
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  await once(socket, 'connect');
  return {
    socket,
    /** Everything until the server closes it. */
    answer: async () => {
      await closed;
      return said;
    },
  };
}

const headOf = (pulse: PulseId, text: string, more = '') =>
  `POST /ballot/${pulse} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n${more}\r\n`;

/** A connection on which the server has begun to read a ballot, and the part of it that is still to come. */
async function halfWay(port: number, pulse: PulseId, { text }: ReturnType<typeof aBallot>) {
  const { socket, answer } = await connected(port);
  socket.write(`${headOf(pulse, text, 'Expect: 100-continue\r\n')}${text.slice(0, 10)}`);
  await once(socket, 'data');
  return { goOn: () => socket.write(text.slice(10)), answer };
}

/** @returns the status, or the code of the error */
const cast = (agent: Agent, port: number, pulse: PulseId, text: string) =>
  new Promise<number | string | undefined>((done) => {
    const headers = { 'Content-Type': 'text/plain' };
    request({ agent, port, host: '127.0.0.1', method: 'POST', path: `/ballot/${pulse}`, headers }, (response) => {
      response.resume().once('close', () => done(response.complete ? response.statusCode : 'cut off'));
    })
      .once('error', (error: NodeJS.ErrnoException) => done(error.code))
      .end(text);
  });

const SERVERS: [name: string, entry: string, own: Record<string, string>][] = [
  ['The server', 'start.js', SERVER],
  ['A ballot box on its own', 'start-ballots.js', BOX],
];

describe.each(SERVERS)('%s that is told to end', (_name, entry, own) => {
  const aServer = () => aProcess(entry, own);

  it('amid ballots on connections that are kept has stored each that it acknowledged, lets nobody in, and ends by itself', async () => {
    const { port, pulse, end, ended, closed, spent } = await aServer();
    const waiting = Array.from({ length: 600 }, () => aBallot(pulse));
    const agent = new Agent({ keepAlive: true, maxSockets: VOTERS });
    const acknowledged: string[] = [];
    const others = new Set<number | string | undefined>();
    const voter = async (): Promise<void> => {
      const ballot = waiting.pop();
      if (ballot === undefined) return;
      const outcome = await cast(agent, port, pulse, ballot.text);
      if (outcome === 204) acknowledged.push(ballot.id);
      else others.add(outcome);
      if (acknowledged.length === 150) end();
      return outcome === 204 ? voter() : undefined;
    };
    await Promise.all(Array.from({ length: VOTERS }, voter));
    await closed();
    expect(await ended).toBe(0);
    expect(waiting.length).toBeGreaterThan(0);
    expect([...others].filter((outcome) => typeof outcome === 'number' && outcome !== 503)).toEqual([]);
    const stored = new Set(await spent());
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });

  it('finishes a request that it was already reading, even if it is told twice, and says that the connection ends', async () => {
    const { port, pulse, end, ended, closed, spent } = await aServer();
    const ballot = aBallot(pulse);
    const { goOn, answer } = await halfWay(port, pulse, ballot);
    end();
    await closed();
    end();
    goOn();
    expect(await answer()).toMatch(/HTTP\/1\.1 204 [^]*\r\nConnection: close\r\n/);
    expect([await ended, await spent()]).toEqual([0, [ballot.id]]);
  });

  it('takes nothing new on a connection that was there before', async () => {
    const { port, pulse, end, ended, closed, spent } = await aServer();
    const [taken, late] = [aBallot(pulse), aBallot(pulse)];
    const { socket, answer } = await connected(port);
    const { goOn } = await halfWay(port, pulse, taken);
    end();
    await closed();
    socket.write(headOf(pulse, late.text) + late.text);
    expect(await answer()).toMatch(/^HTTP\/1\.1 503 /);
    goOn();
    expect([await ended, await spent()]).toEqual([0, [taken.id]]);
  });

  it('says that it is ready until then', async () => {
    const { port, pulse, end, ended, closed } = await aServer();
    const ready = 'GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const [before, after] = [await connected(port), await connected(port)];
    before.socket.write(ready);
    expect(await before.answer()).toMatch(/^HTTP\/1\.1 200 [^]*\{"ok":true\}$/);
    const { goOn } = await halfWay(port, pulse, aBallot(pulse));
    end();
    await closed();
    after.socket.write(ready);
    expect(await after.answer()).toMatch(/^HTTP\/1\.1 503 /);
    goOn();
    await ended;
  });
});

it('The server and a ballot box on its own, told to end, do not wait for ever for a request that never comes to its end', async () => {
  const ends = await Promise.all(
    SERVERS.map(async ([, entry, own]) => {
      const { port, pulse, end, ended, spent } = await aProcess(entry, own);
      const { answer } = await halfWay(port, pulse, aBallot(pulse));
      end();
      return [await ended, await answer(), await spent()];
    }),
  );
  expect(ends).toEqual(SERVERS.map(() => [0, 'HTTP/1.1 100 Continue\r\n\r\n', []]));
});
