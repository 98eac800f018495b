// Production's own start as a process of its own, on a free port: without Microsoft, which it does not meet before somebody signs in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPLETE } from './complete-environment.ts';

const START = fileURLToPath(new URL('../../dist/server/start.js', import.meta.url));

/** @param settings beside the usual ones  @throws Error with what it has said if it ends before it has said where it is */
export async function serving(settings: Record<string, string> = {}): Promise<{ url: string; lines: string[]; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-serving-'));
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_FOLDER: folder, PORT: '0', ...COMPLETE, ...settings };
  const child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString().trim().split('\n'));
      const port = /answers on port (\d+)/.exec(chunk.toString())?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.stderr.on('data', (chunk: Buffer) => void lines.push(...chunk.toString().trim().split('\n')));
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${lines.join('\n')}`)));
  });
  return {
    url,
    lines,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
