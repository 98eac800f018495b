// The app package: valid by Microsoft's schema, and right where the schema does not look.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { TeamId } from '#domain/ids';
import { deepLink } from '../server/microsoft/links.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const environment = (name: string) =>
  new Map([...read(`env/.env.${name}`).matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, key = '', value = '']): [string, string] => [key, value]));
const dev = environment('dev');
/** What provisioning has yet to make is an id. */
const ANY_ID = '11111111-1111-4111-8111-111111111111';
const filled = (text: string) => text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => dev.get(name) || ANY_ID);

interface Manifest {
  icons: { color: string; outline: string };
  staticTabs: { entityId: string }[];
  composeExtensions: { commands: { id: string; type: string; fetchTask?: boolean; parameters?: { name: string }[] }[] }[];
  activities: { activityTypes: { type: string; templateText: string }[] };
  validDomains: string[];
  webApplicationInfo: { id: string; resource: string };
  authorization: { permissions: { resourceSpecific: { name: string; type: string }[] } };
}

const source = read('appPackage/manifest.json');
const manifest: Manifest = JSON.parse(filled(source));
const activities = manifest.activities.activityTypes;
const commands = manifest.composeExtensions.flatMap((extension) => extension.commands);
const domain = dev.get('TAB_DOMAIN') ?? '';

/** Every text in a JSON value, however deep. */
const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
};

describe('the manifest', () => {
  it('is valid by the schema 1.30', () => {
    const schema = createRequire(import.meta.url).resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json');
    const validate = new Ajv.default({ allErrors: true, strict: false, formats: { uri: true } }).compile(JSON.parse(readFileSync(schema, 'utf8').replace(/^\uFEFF/, '')));
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('leads only to https, and only to domains that it declares', () => {
    const { $schema: _, ...rest } = manifest as Manifest & { $schema: string };
    const urls = texts(rest).filter((text) => /^\w+:\/\//.test(text) && !text.startsWith('api://'));
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => !url.startsWith('https://') || !manifest.validDomains.includes(new URL(url).host))).toEqual([]);
  });

  it('asks for a token for our domain and our Entra app', () => {
    expect(manifest.webApplicationInfo.resource).toBe(`api://${domain}/${manifest.webApplicationInfo.id}`);
    expect(source).toContain('"resource": "api://${{TAB_DOMAIN}}/${{CLIENT_ID}}"');
  });

  it.each([
    ['command', commands.map(({ id }) => id)],
    ['activity type', activities.map(({ type }) => type)],
    ['permission', manifest.authorization.permissions.resourceSpecific.map(({ name }) => name)],
  ])('names no %s twice', (_, names) => {
    expect(names).toEqual([...new Set(names)]);
  });

  it.each([
    ['color', 192],
    ['outline', 32],
  ] as const)('has a %s icon that is a PNG of %i pixels, with transparency', (icon, size) => {
    const png = readFileSync(join(root, 'appPackage', manifest.icons[icon]));
    // Signature, then the IHDR chunk: width, height, depth, colour type (6 is RGBA). https://www.w3.org/TR/png-3/#11IHDR
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(25)]).toEqual([size, size, 6]);
  });

  // https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
  it('asks a team and a person only for what the server calls, by names that exist', () => {
    expect(manifest.authorization.permissions.resourceSpecific).toEqual([
      { name: 'TeamMember.Read.Group', type: 'Application' },
      { name: 'TeamsActivity.Send.User', type: 'Application' },
    ]);
  });
});

describe('the manifest and the server', () => {
  const sent = [...new Set([...read('server/microsoft/activity.ts').matchAll(/'(pulse[A-Z]\w*)'/g)].map(([, type]) => type))];

  it('every activity that the server sends is declared', () => {
    expect(sent.length).toBeGreaterThan(0);
    expect(activities.map(({ type }) => type)).toEqual(expect.arrayContaining(sent));
  });

  it('an activity says nothing but the name of the team', () => {
    expect(activities.map(({ templateText }) => templateText.match(/\{\w+\}/g))).toEqual(activities.map(() => ['{team}']));
  });

  it('a link in a card leads to the tab that is declared', () => {
    const link = deepLink(ANY_ID, { to: 'cadence', team: TeamId.parse(ANY_ID) });
    expect(manifest.staticTabs.map(({ entityId }) => entityId)).toContain(new URL(link).pathname.split('/').at(-1));
  });

  it('offers one command that sends and one that searches', () => {
    expect(commands).toMatchObject([
      { id: 'sendPulse', type: 'action', fetchTask: true },
      { id: 'searchPulses', type: 'query', parameters: [{ name: 'query' }] },
    ]);
  });
});

describe('the Entra app', () => {
  const entra = JSON.parse(filled(read('appPackage/aad.manifest.json')));
  const [scope] = entra.api.oauth2PermissionScopes;

  it('is the one that the manifest asks for tokens, in the version that the server accepts', () => {
    expect(entra.identifierUris).toEqual([manifest.webApplicationInfo.resource]);
    expect(entra.api.requestedAccessTokenVersion).toBe(2);
  });

  it('lets Teams and Outlook sign people in without a question', () => {
    expect(scope.value).toBe('access_as_user');
    const allowed = entra.api.preAuthorizedApplications as { appId: string; delegatedPermissionIds: string[] }[];
    // https://learn.microsoft.com/microsoftteams/platform/m365-apps/extend-m365-teams-personal-tab
    const clients = { teams: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', teamsWeb: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346' };
    const outlook = { desktop: 'd3590ed6-52b3-4102-aeff-aad2292ab01c', web: 'bc59ab01-8403-45c6-8796-ac3ef710b3e3' };
    expect(allowed.map(({ appId }) => appId)).toEqual(expect.arrayContaining([...Object.values(clients), ...Object.values(outlook)]));
    expect(allowed.filter(({ delegatedPermissionIds }) => delegatedPermissionIds.join() !== scope.id)).toEqual([]);
  });

  it('knows the role that the server looks for', () => {
    const [, role] = /ADMIN_ROLE = '([^']+)'/.exec(read('server/microsoft/entra.ts')) ?? [];
    expect(entra.appRoles.map(({ value }: { value: string }) => value)).toEqual([role]);
  });
});

describe('the environments', () => {
  it.each(['dev', 'local'])('%s holds every variable that the package and the toolkit read or write, and no secret', (name) => {
    const needed = ['appPackage/manifest.json', 'appPackage/aad.manifest.json', 'm365agents.yml'].flatMap((path) => {
      const text = read(path);
      return [...text.matchAll(/\$\{\{(\w+)\}\}/g), ...text.matchAll(/^ {6}\w+: ([A-Z0-9_]+)$/gm)].map(([, variable = '']) => variable);
    });
    const given = environment(name);
    const elsewhere = (variable: string) => variable === 'TEAMSFX_ENV' || variable.startsWith('SECRET_');
    expect(needed.filter((variable) => !given.has(variable) && !elsewhere(variable))).toEqual([]);
    expect([...given.keys()].filter((variable) => variable.startsWith('SECRET_'))).toEqual([]);
  });
});
