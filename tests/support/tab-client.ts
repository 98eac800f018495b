// The tab's own client, to be put as one script into a page of a browser.
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, type Rolldown } from 'vite';

const ENTRY = fileURLToPath(new URL('client.mjs', import.meta.url));

/** @returns a script that sets `client` to `{ openVoting, ballotCalls }` */
export async function tabClient(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'client', fileName: 'client' } },
  })) as Rolldown.RolldownOutput[];
  const [script] = output[0]?.output ?? [];
  return `${script?.code}\nglobalThis.client = client;`;
}
