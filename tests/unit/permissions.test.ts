// One table of permissions: what people are told, what is asked for and what the sandbox grants is the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONSENT, namesOf, PERMISSIONS } from '../../server/microsoft/permissions.ts';
import { seed } from '../../server/sandbox/world/seed.ts';

const text = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const json = (path: string) => JSON.parse(text(path));
const readme = text('README.md');
/** As Microsoft writes them: three parts at most, the first a noun in the plural or a product's. */
const NAME = /`((?:Calendars|Team|TeamMember|TeamsActivity|MailboxSettings|User|Group|GroupMember|Directory|Mail)\.[A-Z]\w+(?:\.\w+)*)`/g;

describe('The permissions', () => {
  it('stand in the README row by row, with what for and who consents', () => {
    const rows = [...readme.matchAll(/^ *\| (`[A-Z]\w+(?:\.\w+)+`) \|(.*)\|$/gm)].map(([, name, rest = '']) => [
      name,
      ...rest.split('|').map((cell) => cell.trim()),
    ]);
    expect(rows).toEqual(PERMISSIONS.map(({ name, kind, why }) => [`\`${name}\``, kind, why, CONSENT[kind]]));
  });

  it('are all that the README names, but for the one that does where resource-specific consent is not allowed', () => {
    const named = new Set([...readme.matchAll(NAME)].map(([, name = '']) => name));
    expect([...named].toSorted()).toEqual([...new Set([...PERMISSIONS.map(({ name }) => name), 'TeamMember.Read.All'])].toSorted());
  });

  it('of a team are those that the manifest asks for', () => {
    const { resourceSpecific } = json('appPackage/manifest.json').authorization.permissions;
    expect(resourceSpecific).toEqual(namesOf('resource-specific').map((name) => ({ name, type: 'Application' })));
  });

  it('for the organisation are those of the registration that the toolkit makes', () => {
    const [graph, ...others] = json('appPackage/aad.manifest.json').requiredResourceAccess;
    expect(others).toEqual([]);
    const asked = (type: string) =>
      graph.resourceAccess.filter((one: { type: string }) => one.type === type).map(({ id }: { id: string }) => id);
    expect([asked('Role'), asked('Scope')]).toEqual([namesOf('application'), namesOf('delegated')]);
  });

  it('are all that the sandbox’s tenant grants', () => {
    const { roles, scopes, teamGrants } = seed().registration;
    expect([roles, scopes, teamGrants]).toEqual([namesOf('application'), namesOf('delegated'), namesOf('resource-specific')]);
  });

  it('say what each is for, once each and in one line', () => {
    expect(new Set(PERMISSIONS.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(PERMISSIONS.length);
    expect(PERMISSIONS.filter(({ why }) => why.length < 20 || /[|\n.]$/.test(why))).toEqual([]);
  });
});

describe('The registration that the toolkit makes', () => {
  const registration = json('appPackage/aad.manifest.json');

  it('is asked for tokens by the clients that the README lists, for the scope that the server wants', () => {
    const listed = [...readme.matchAll(/\| `([\da-f]{8}-[\da-f-]{27})` \|/g)].map(([, id]) => id);
    expect(listed).toHaveLength(7);
    expect(registration.preAuthorizedApplications.map(({ appId }: { appId: string }) => appId)).toEqual(listed);
    expect(registration.oauth2Permissions.map(({ value }: { value: string }) => value)).toEqual(['access_as_user']);
  });

  it('has the Application ID URI of the manifest, tokens of version 2, one tenant and the role of an admin', () => {
    expect(registration.identifierUris).toEqual([json('appPackage/manifest.json').webApplicationInfo.resource]);
    expect([registration.accessTokenAcceptedVersion, registration.signInAudience]).toEqual([2, 'AzureADMyOrg']);
    expect(registration.appRoles.map(({ value }: { value: string }) => value)).toEqual(['Pulse.Admin']);
  });
});
