// One manifest for Teams, Outlook and Microsoft 365: against Microsoft's schema, and what that schema does not catch.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv-draft-04') as typeof import('ajv-draft-04');
const read = (path: string) => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
const root = join(import.meta.dirname, '../..');
const environment = new Map(
  read(join(root, 'env/.env.dev'))
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.split('=', 2) as [string, string]),
);
const source = read(join(root, 'appPackage/manifest.json'));
const text = source.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => environment.get(name) ?? whole);
const manifest = JSON.parse(text);

/** https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent */
const KNOWN_RSC = [
  'TeamMember.Read.Group',
  'TeamsActivity.Send.User',
  'TeamsActivity.Send.Group',
  'ChannelMessage.Send.Group',
  'TeamsTab.Read.Group',
];

/** Width and height stand in the IHDR chunk: https://www.w3.org/TR/png-3/#11IHDR */
function size(file: string): [number, number] {
  const png = readFileSync(join(root, 'appPackage', file));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('The manifest', () => {
  it('is one by the schema 1.30', () => {
    const schema = read(require.resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'));
    const validate = new Ajv({ allErrors: true, strict: false, formats: { uri: true } }).compile(JSON.parse(schema));
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('leaves no variable open', () => expect(text).not.toContain('${{'));

  it('declares personal tab, channel tab, bot, message extension, activities and SSO', () => {
    expect(manifest.staticTabs[0].scopes).toContain('personal');
    expect(manifest.configurableTabs[0].context).toEqual(['channelTab']);
    expect(manifest.bots[0].botId).toBe(manifest.composeExtensions[0].botId);
    expect(manifest.composeExtensions[0].commands.map(({ id, type }: { id: string; type: string }) => [id, type])).toEqual([
      ['sendPulse', 'action'],
      ['searchPulses', 'query'],
    ]);
    expect(manifest.webApplicationInfo.resource).toBe(`api://${environment.get('TAB_DOMAIN')}/${environment.get('CLIENT_ID')}`);
  });

  it('declares every activity that the server sends', () => {
    const sent = [...read(join(root, 'server/microsoft/feed.ts')).matchAll(/'(pulse[A-Z]\w+)'/g)].map(([, type]) => type);
    expect(sent.length).toBeGreaterThan(2);
    expect(manifest.activities.activityTypes.map(({ type }: { type: string }) => type)).toEqual(sent);
  });

  it('links only by https, and only to domains that it names', () => {
    const urls = [...text.matchAll(/"(\w*:\/\/[^"]+)"|"(https?:[^"]+)"/g)]
      .map(([, one, other]) => one ?? other ?? '')
      .filter((url) => !url.includes('schema'));
    expect(urls.filter((url) => !url.startsWith('https://') && !url.startsWith('api://'))).toEqual([]);
    expect(new Set(urls.map((url) => new URL(url.replace('api:', 'https:')).hostname))).toEqual(new Set(manifest.validDomains));
  });

  it('asks for permissions that exist', () => {
    const names = manifest.authorization.permissions.resourceSpecific.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => !KNOWN_RSC.includes(name))).toEqual([]);
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has the icon %s in its size', (file, side) => expect(size(file)).toEqual([side, side]));
});
