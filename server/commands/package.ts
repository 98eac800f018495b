// `mutual package`: the app package that is uploaded to Teams, made from `appPackage` and the ids of the environment.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { readJson } from '#domain/json';
import { faultsIn, Id, setIn, Site, type Variables } from '../config.ts';

/** npm runs at the top of the project. */
const SOURCE = 'appPackage';

/** What stands in examples in the place of an id or a host. */
const PLACEHOLDER = /^0{8}-0{4}-|YOUR-|\$\{\{|</i;
const filled = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value, { addIssue }) => {
    if (typeof value === 'string' && PLACEHOLDER.test(value)) addIssue({ code: 'custom', message: `is a placeholder: ${value}` });
    return value;
  }, schema);

/** What a package is for: one app of one tenant, reached under one address. Teams opens nothing that has no TLS. */
const PackageIds = z.object({
  TEAMS_APP_ID: filled(Id),
  CLIENT_ID: filled(Id),
  BOT_ID: filled(Id),
  TENANT_ID: filled(Id),
  PUBLIC_URL: filled(
    Site.refine((url) => url.startsWith('https:'), 'must begin with https://, also for a machine of your own: Teams opens nothing else'),
  ),
});

/** What of a manifest says which files belong to it. */
const Files = z.object({
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

/**
 * @param file where it is written; what was there is replaced
 * @throws an Error that names each id that is missing or a placeholder; then nothing is written
 */
export async function writePackage(environment: Variables, file: string): Promise<void> {
  const manifest = fillIn(await readFile(join(SOURCE, 'manifest.json'), 'utf8'), valuesOf(environment));
  const { icons, localizationInfo } = Files.parse(readJson(manifest));
  const others = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map((language) => language.file)];
  const content = Object.fromEntries(await Promise.all(others.map(async (name) => [name, await readFile(join(SOURCE, name))] as const)));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, zipSync({ 'manifest.json': Buffer.from(manifest), ...content }));
}

/** The toolkit knows the host as TAB_DOMAIN, in `env/.env.*`. */
function valuesOf(environment: Variables): Record<string, string> {
  const set = setIn(environment);
  const { TAB_DOMAIN: domain } = set;
  const given = { ...(domain !== undefined && { PUBLIC_URL: `https://${domain}` }), ...set };
  const { data, error } = PackageIds.safeParse(given);
  if (error !== undefined) throw new Error(["The package can't be made:", ...faultsIn(error, given)].join('\n'));
  return { ...data, TAB_DOMAIN: new URL(data.PUBLIC_URL).host };
}

/** `${{NAME}}`, as the toolkit writes it. @throws an Error that names what has no value */
function fillIn(text: string, values: Record<string, string>): string {
  return text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The manifest wants ${name}, which nothing here has.`);
    return value;
  });
}
