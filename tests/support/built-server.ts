// A built entry point as a process of its own, as production starts it: with limits that a test sets, and what the system says of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { COMPLETE } from './complete-environment.ts';
import { temporaryFolder } from './temporary-store.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Limits {
  /** Megabytes of V8's old space. */
  memory?: number;
  /** Files that it may have open. */
  descriptors?: number;
  folder?: string;
  /** More of the environment. */
  own?: Record<string, string>;
}

export type BuiltServer = Awaited<ReturnType<typeof builtServer>>;

/** @param entry from the top of the project  @throws Error if it ends before it has said its port */
export async function builtServer(entry: string, { memory, descriptors, folder, own = {} }: Limits = {}) {
  const args = [...(memory === undefined ? [] : [`--max-old-space-size=${memory}`]), join(ROOT, entry)];
  const limit = descriptors === undefined ? '' : `ulimit -n ${descriptors} && `;
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...COMPLETE, ...own, PORT: '0', DATA_FOLDER: folder ?? (await temporaryFolder()) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const lines: string[] = [];
  const port = await new Promise<number>((done, fail) => {
    const read = (chunk: Buffer) => {
      lines.push(...chunk.toString().trim().split('\n'));
      const found = /on port (\d+)/.exec(lines.join('\n'))?.[1];
      if (found !== undefined) done(Number(found));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => fail(new Error(lines.join('\n'))));
  });
  return {
    port,
    /** What it has printed. */
    lines,
    get lives() {
      return child.exitCode === null && child.signalCode === null;
    },
    /** How many files, sockets and pipes it has open. */
    descriptors: () => readdirSync(`/proc/${child.pid}/fd`).length,
    connect: () => connected(port),
    /** Asks it to end, and waits until it has. */
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A connection that nobody minds to be broken. */
export async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes back until the server closes the connection. */
export async function answerOn(socket: Socket, sent: string | Buffer): Promise<string> {
  let said = '';
  socket.on('data', (part: Buffer) => void (said += part.toString('latin1')));
  socket.write(sent);
  // An end that is an error is an end.
  if (!socket.closed) await new Promise((done) => socket.once('close', done));
  return said;
}
