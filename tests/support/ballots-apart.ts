// The built ballot box as a process of its own, behind a relay, so that it can end and come back at the same address.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aRelay } from './relay.ts';

const START = fileURLToPath(new URL('../../dist/server/start-ballots.js', import.meta.url));

/** Not started yet: it has to be told who may call it, and whoever that is has to be told where it is. */
export async function ballotsApart() {
  const relay = await aRelay();
  const folder = await mkdtemp(join(tmpdir(), 'mutual-ballots-'));
  const secret = randomBytes(32).toString('base64url');
  const lines: string[] = [];
  let child: ChildProcess | undefined;

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    relay.to();
  }

  return {
    relay,
    folder,
    place: { url: relay.url, secret },
    /** What it has logged. */
    lines,
    /**
     * Its environment holds these variables and no other. Its clock stands still, at a moment of the test's own world.
     * @throws an Error with what it said, if it ends before it answers
     */
    async start(publicUrl: string, now: number): Promise<void> {
      const env = { PORT: '0', PUBLIC_URL: publicUrl, DATA_FOLDER: folder, BALLOT_SECRET: secret };
      const clock = `data:text/javascript,Date.now = () => ${now}`;
      const started = spawn(process.execPath, ['--import', clock, START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      relay.to(await portOf(started, lines));
    },
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM');
      await relay.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type BallotsApart = Awaited<ReturnType<typeof ballotsApart>>;

const portOf = (child: ChildProcess, lines: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      lines.push(...chunk.toString().trim().split('\n'));
      const port = /answers on port (\d+)/.exec(chunk.toString())?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${lines.join('\n')}`)));
  });
