// The app package that was uploaded: is it for this app, this bot and this address, and does it ask for what Mutual needs of a team.
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { readJson } from '#domain/json';
import type { SettingsRead } from '../../config.ts';
import { CONSENT, namesOf } from '../../microsoft/permissions.ts';
import { PACKAGE } from '../package-file.ts';
import { right, unknown, wrong, type Finding } from './finding.ts';

const Manifest = z.object({
  id: z.string(),
  bots: z.array(z.object({ botId: z.string() })).min(1),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }) }),
});

/** @param file that must be there; without one, the one that `mutual package` writes, if it has */
export async function examinePackage(good: SettingsRead['good'], file?: string): Promise<Finding[]> {
  const path = file ?? PACKAGE;
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) {
    const says = `There is no package at ${path}: \`npm run package\` writes one; \`mutual doctor FILE\` looks at the one that you uploaded`;
    return [file === undefined ? unknown(says) : wrong(says)];
  }
  const manifest = manifestIn(bytes);
  if (manifest === undefined) return [wrong(`${path} is no package that can be read: make it anew with \`npm run package\``)];
  return [...examineIds(manifest, good, path), ...examineGrants(manifest, path)];
}

function manifestIn(bytes: Uint8Array): z.output<typeof Manifest> | undefined {
  try {
    const text = unzipSync(bytes)['manifest.json'];
    return text && Manifest.safeParse(readJson(strFromU8(text))).data;
  } catch {
    return undefined;
  }
}

function examineIds(
  manifest: z.output<typeof Manifest>,
  { TEAMS_APP_ID: app, CLIENT_ID: client, PUBLIC_URL: url }: SettingsRead['good'],
  path: string,
): Finding[] {
  const host = url === undefined ? undefined : new URL(url).host;
  const [bot] = manifest.bots;
  const compared: [what: string, has: string, setting: string, wanted: string | undefined][] = [
    ['id', manifest.id, 'TEAMS_APP_ID', app],
    ['webApplicationInfo.id', manifest.webApplicationInfo.id, 'CLIENT_ID', client],
    ['bots[0].botId', bot?.botId ?? '', 'CLIENT_ID', client],
    [
      'webApplicationInfo.resource',
      manifest.webApplicationInfo.resource,
      'PUBLIC_URL and CLIENT_ID',
      host && client && `api://${host}/${client}`,
    ],
    ['validDomains', manifest.validDomains.find((domain) => domain === host) ?? manifest.validDomains.join(', '), 'PUBLIC_URL', host],
  ];
  const others = compared.filter(([, has, , wanted]) => wanted !== undefined && has.toLowerCase() !== wanted.toLowerCase());
  const unset = compared.filter(([, , , wanted]) => wanted === undefined).map(([, , setting]) => setting);
  if (others.length === 0 && unset.length > 0)
    return [unknown(`${path} can’t be compared with what is not set: ${[...new Set(unset)].join(', ')}`)];
  if (others.length === 0) return [right(`${path} is for this app, this bot and this address`)];
  return others.map(([what, has, setting, wanted]) =>
    wrong(`${path} has ${what} ${has}, and ${setting} says ${wanted}: set the right one, or make and upload the package anew`),
  );
}

function examineGrants({ authorization }: z.output<typeof Manifest>, path: string): Finding[] {
  const asked = new Set(authorization.permissions.resourceSpecific.map(({ name }) => name));
  return namesOf('resource-specific').map((name) =>
    asked.has(name)
      ? right(`${name} (resource-specific) is asked for; who consents: ${CONSENT['resource-specific']}`)
      : wrong(`${name} (resource-specific) is not asked for by ${path}: make and upload the package anew`),
  );
}
