// The app package for Teams, Outlook and Microsoft 365: against Microsoft's schemas, and what these do not catch.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Language } from '#domain/ids';
import { writePackage } from '../../server/commands/package.ts';

const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv-draft-04') as typeof import('ajv-draft-04');
const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

const IDS = {
  TEAMS_APP_ID: '7e4a11ed-0000-4000-8000-000000000003',
  CLIENT_ID: '7e4a11ed-0000-4000-8000-000000000002',
  BOT_ID: '7e4a11ed-0000-4000-8000-000000000002',
  TENANT_ID: '7e4a11ed-0000-4000-8000-000000000001',
  PUBLIC_URL: 'https://mutual.example',
};

/** The files in a package, by name. */
async function packed(environment: Record<string, string | undefined> = IDS): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-package-'));
  const file = join(folder, 'below', 'mutual.zip');
  try {
    await writePackage(environment, file);
    return new Map(Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, Buffer.from(bytes)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const files = await packed();
const text = (name: string) => files.get(name)?.toString() ?? expect.fail(`no ${name}`);
const manifest = JSON.parse(text('manifest.json'));

const SCHEMAS = {
  manifest: require.resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'),
  words: require.resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json'),
};

function faults(of: keyof typeof SCHEMAS, content: unknown): unknown[] {
  const schema = read(SCHEMAS[of]);
  const validate = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: { uri: true } }).compile(JSON.parse(schema));
  validate(content);
  return validate.errors ?? [];
}

/** Width and height stand in the IHDR chunk: https://www.w3.org/TR/png-3/#11IHDR */
function size(file: string): [number, number] {
  const png = files.get(file) ?? expect.fail(`no ${file}`);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('The manifest', () => {
  it('is one by the schema 1.30', () => expect(faults('manifest', manifest)).toEqual([]));

  it('has the ids of the environment, each where it belongs, and leaves no variable open', () => {
    expect(manifest.id).toBe(IDS.TEAMS_APP_ID);
    expect([manifest.bots[0].botId, manifest.composeExtensions[0].botId]).toEqual([IDS.BOT_ID, IDS.BOT_ID]);
    expect(manifest.webApplicationInfo).toEqual({ id: IDS.CLIENT_ID, resource: `api://mutual.example/${IDS.CLIENT_ID}` });
    expect(text('manifest.json')).not.toContain('${{');
  });

  it('has the version of the program', () => {
    expect(manifest.version).toBe((JSON.parse(read(join(root, 'package.json'))) as { version: string }).version);
  });

  it('declares personal tab, channel tab, bot, message extension and activities', () => {
    expect(manifest.staticTabs[0].scopes).toContain('personal');
    expect(manifest.configurableTabs[0].context).toEqual(['channelTab']);
    expect(manifest.composeExtensions[0].commands.map(({ id, type }: { id: string; type: string }) => [id, type])).toEqual([
      ['sendPulse', 'action'],
      ['searchPulses', 'query'],
    ]);
  });

  it('declares every activity that the server sends', () => {
    const sent = [...read(join(root, 'server/microsoft/feed.ts')).matchAll(/'(pulse[A-Z]\w+)'/g)].map(([, type]) => type);
    expect(sent.length).toBeGreaterThan(2);
    expect(manifest.activities.activityTypes.map(({ type }: { type: string }) => type)).toEqual(sent);
  });

  it('links only by https, and only to domains that it names', () => {
    const urls = [...text('manifest.json').matchAll(/"(\w*:\/\/[^"]+)"|"(https?:[^"]+)"/g)]
      .map(([, one, other]) => one ?? other ?? '')
      .filter((url) => !url.includes('schema'));
    expect(urls.filter((url) => !url.startsWith('https://') && !url.startsWith('api://'))).toEqual([]);
    expect(new Set(urls.map((url) => new URL(url.replace('api:', 'https:')).hostname))).toEqual(new Set(manifest.validDomains));
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has the icon %s in its size', (file, side) => expect(size(file)).toEqual([side, side]));
});

describe('The manifest’s words', () => {
  const {
    defaultLanguageTag,
    additionalLanguages,
  }: { defaultLanguageTag: string; additionalLanguages: { languageTag: string; file: string }[] } = manifest.localizationInfo;

  it('are there in every language of the product', () => {
    expect([defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)]).toEqual(Language.options);
  });

  /** By their paths, as the localization schema names them. */
  const wordsIn = (part: unknown, path: string): [string, string][] => {
    if (typeof part === 'string') return [[path, part]];
    if (typeof part !== 'object' || part === null) return [];
    return Object.entries(part).flatMap(([name, value]) =>
      wordsIn(value, Array.isArray(part) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
    );
  };
  const SAID = /^(name|description)\.|\.(name|title|description|templateText)$/;
  const said = wordsIn(manifest, '').filter(
    ([path]) => SAID.test(path) && !/^(developer|authorization)\.|parameters\[\d\]\.name$/.test(path),
  );

  it.each(additionalLanguages)('in $languageTag are all that people read, by the schema, with the same places for names', ({ file }) => {
    const { $schema: _, ...translated } = JSON.parse(text(file)) as Record<string, string>;
    expect(faults('words', JSON.parse(text(file)))).toEqual([]);
    expect(Object.keys(translated).toSorted()).toEqual(said.map(([path]) => path).toSorted());
    const places = (words: string) => words.match(/\{\w+\}/g) ?? [];
    expect(said.filter(([path, words]) => places(translated[path] ?? '').join() !== places(words).join())).toEqual([]);
  });
});

describe('A package', () => {
  it('holds the manifest and the files that it names, and no others', () => {
    expect([...files.keys()].toSorted()).toEqual([
      ...['ar.json', 'color.png', 'de.json', 'es.json', 'fr.json', 'ja.json', 'manifest.json', 'outline.png'],
    ]);
  });

  it.each(Object.keys(IDS))('is not made without %s, which is named', async (name) => {
    await expect(packed({ ...IDS, [name]: undefined })).rejects.toThrow(`${name} is not set`);
    await expect(packed({ ...IDS, [name]: '' })).rejects.toThrow(`${name} is not set`);
  });

  it.each([
    ['TEAMS_APP_ID', '00000000-0000-4000-8000-000000000001'],
    ['CLIENT_ID', '${{CLIENT_ID}}'],
    ['BOT_ID', '<your bot>'],
    ['TENANT_ID', '00000000-0000-0000-0000-000000000000'],
    ['PUBLIC_URL', 'https://YOUR-DOMAIN'],
  ])('is not made with a placeholder: %s=%s, which is named', async (name, value) => {
    await expect(packed({ ...IDS, [name]: value })).rejects.toThrow(new RegExp(`${name} is a placeholder`));
  });

  it.each([
    ['TEAMS_APP_ID', 'mutual'],
    ['PUBLIC_URL', 'http://localhost:3978'],
    ['PUBLIC_URL', 'https://intranet.example/mutual'],
  ])('is not made with what Teams would refuse: %s=%s, which is named', async (name, value) => {
    await expect(packed({ ...IDS, [name]: value })).rejects.toThrow(name);
  });

  it('is made from the toolkit’s file, too, which knows the host alone', async () => {
    const { PUBLIC_URL: _, ...ids } = IDS;
    const made = await packed({ ...ids, TAB_DOMAIN: 'mutual.example' });
    expect(made.get('manifest.json')?.toString()).toBe(text('manifest.json'));
  });
});

describe('The environments of the toolkit', () => {
  const names = (path: string) =>
    read(join(root, path))
      .split('\n')
      .flatMap((line) => /^([A-Z]\w+)=(.*)$/.exec(line) ?? [])
      .filter((_, nth) => nth % 3 !== 0);

  it.each(['env/.env.dev', 'env/.env.local'])('%s holds no made-up id: the toolkit would register the app with it', (path) => {
    const found = names(path);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((_, nth) => nth % 2 === 1 && found[nth] !== '')).toEqual([]);
  });

  it.each([
    ['m365agents.yml', 'env/.env.dev', ['provision', 'deploy', 'publish']],
    ['m365agents.local.yml', 'env/.env.local', ['provision', 'deploy']],
  ])('%s has its stages, and every variable that it or a manifest wants stands in %s', (yml, environment, stages) => {
    const known = new Set(names(environment).filter((_, nth) => nth % 2 === 0));
    const source = read(join(root, yml));
    expect([...source.matchAll(/^(\w+):$/gm)].map(([, stage]) => stage)).toEqual(stages);
    const wanted = [source, read(join(root, 'appPackage/manifest.json')), read(join(root, 'appPackage/aad.manifest.json'))]
      .flatMap((one) => [...one.matchAll(/\$\{\{(\w+)\}\}/g)])
      .map(([, name = '']) => name)
      .filter((name) => name !== 'TEAMSFX_ENV' && !name.startsWith('SECRET_'));
    expect([...new Set(wanted)].filter((name) => !known.has(name))).toEqual([]);
    const written = [...source.matchAll(/^ {6}\w+: ([A-Z][A-Z\d_]+)$/gm)].map(([, name = '']) => name);
    expect(written.filter((name) => !known.has(name) && !name.startsWith('SECRET_'))).toEqual([]);
  });
});
