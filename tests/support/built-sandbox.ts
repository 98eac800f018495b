// The sandbox as it is built, shell and tab included, in this process: for tests that change the world behind what a browser shows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sandbox, startSandbox } from '../../server/sandbox/sandbox.ts';

const BUILT = fileURLToPath(new URL('../../dist/server/sandbox/sandbox.js', import.meta.url));

/** @param timeZone where everybody lives */
export async function builtSandbox(timeZone = 'Europe/Berlin'): Promise<Sandbox> {
  const built = (await import(BUILT)) as { startSandbox: typeof startSandbox };
  const folder = mkdtempSync(join(tmpdir(), 'mutual-built-'));
  const sandbox = await built.startSandbox({ port: 0, folder, timeZone });
  return {
    ...sandbox,
    close: async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
