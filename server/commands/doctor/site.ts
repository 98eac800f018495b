// The public address: does the server answer there, and with the tab.
import { z } from 'zod';
import type { SettingsRead } from '../../config.ts';
import { asked } from './asked.ts';
import { right, unknown, wrong, type Finding } from './finding.ts';

const Health = z.object({ ok: z.literal(true) });
const Page = z.string().regex(/<div id="root">/);

export async function examineSite({ PUBLIC_URL: url, BALLOT_URL: ballots }: SettingsRead['good']): Promise<Finding[]> {
  if (url === undefined) return [unknown('The public address was not tried: PUBLIC_URL is missing')];
  return Promise.all([
    tried(`${url}/healthz`, Health, 'the server', 'is it running, and does the way from the internet lead to its port?'),
    tried(`${url}/tab/index.html`, Page, 'the tab', 'was it built (`npm run build`), and does a proxy pass /tab on?'),
    ...(ballots === undefined ? [] : [tried(`${ballots}/healthz`, Health, 'the ballot box', 'is it running (`npm run start:ballots`)?')]),
  ]);
}

async function tried(url: string, schema: z.ZodType, what: string, otherwise: string): Promise<Finding> {
  const answer = await asked(url, schema);
  return 'failed' in answer
    ? wrong(`${url} does not answer as ${what} (${answer.failed}): ${otherwise}`)
    : right(`${url} answers as ${what}`);
}
