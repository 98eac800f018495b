// `npm start` as a process of its own, on a free port: what a newcomer has on the screen, but for the year of another team.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/server/sandbox/main.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @throws Error if it ends before it has said where it is */
export async function running(environment: Record<string, string> = {}): Promise<{ url: string; lines: string[]; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    // In a folder of its own, wherever the tests of the database find theirs.
    env: { ...process.env, DATABASE_URL: undefined, BALLOT_DATABASE_URL: undefined, PORT: '0', SANDBOX_YEAR: 'no', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString().trim().split('\n'));
      const found = /http:\/\/\S+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
    child.stderr.on('data', (chunk: Buffer) => void lines.push(...chunk.toString().trim().split('\n')));
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${lines.join('\n')}`)));
  });
  return {
    url,
    lines,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
