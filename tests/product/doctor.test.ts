// `mutual doctor`, the real command, on a running product and the stand-ins for Microsoft: what it says when all is right, and at every lack.
// @module-tag long
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { writePackage } from '../../server/commands/package.ts';
import { namesOf, PERMISSIONS } from '../../server/microsoft/permissions.ts';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';
import type { Registration } from '../../server/sandbox/world/world.ts';

const COMMAND = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));
const TO_STAND_INS = new URL('../support/to-stand-ins.mjs', import.meta.url).href;
const APP_ID = '7e4a11ed-0000-4000-8000-000000000003';

type Start = (place: { port: number; folder: string }) => Promise<Sandbox>;

let sandbox: Sandbox;
let folder: string;
let file: string;
let usual: Record<string, string>;
let before: Registration;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mutual-doctor-'));
  file = join(folder, 'mutual.zip');
  // The built one, because it serves the built tab.
  const { startSandbox } = (await import('../../dist/server/sandbox/sandbox.js')) as { startSandbox: Start };
  sandbox = await startSandbox({ port: 0, folder: join(folder, 'store') });
  const { tenant, clientId, clientSecret } = sandbox.world.registration;
  const ids = { TENANT_ID: tenant, CLIENT_ID: clientId, BOT_ID: clientId, TEAMS_APP_ID: APP_ID };
  usual = { ...ids, PUBLIC_URL: sandbox.url, CLIENT_SECRET: clientSecret, KEY_SECRET: 'k'.repeat(32) };
  await writePackage({ ...ids, PUBLIC_URL: sandbox.url.replace('http:', 'https:') }, file);
  before = structuredClone(sandbox.world.registration);
});
beforeEach(() => {
  Object.assign(sandbox.world.registration, structuredClone(before));
  sandbox.world.entraTrouble = null;
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function examined(over: Record<string, string> = {}, ...words: string[]) {
  const base = `${sandbox.url.replace('localhost', '127.0.0.1')}/microsoft`;
  const env = { PATH: process.env['PATH'], MICROSOFT: base, ...usual, ...over };
  return new Promise<{ code: number; lines: string[] }>((done) => {
    execFile(
      process.execPath,
      ['--import', TO_STAND_INS, COMMAND, 'doctor', ...(words.length > 0 ? words : [file])],
      { env },
      (error, said, faults) => done({ code: Number(error?.code ?? 0), lines: (said + faults).trim().split('\n') }),
    );
  });
}
const marked = ({ lines }: { lines: string[] }, mark: string) => lines.filter((line) => line.startsWith(mark));

/** Something has to be done, and this alone. */
async function expectOnly(found: Awaited<ReturnType<typeof examined>>, ...said: (RegExp | string)[]): Promise<void> {
  const wrong = marked(found, '✗');
  expect(wrong).toEqual(said.map((one) => expect.stringMatching(one)));
  expect(found.code).toBe(1);
}

describe('mutual package', () => {
  const packed = (environment: Record<string, string>) =>
    new Promise<{ code: number; said: string }>((done) => {
      const env = { PATH: process.env['PATH'], ...environment };
      execFile(process.execPath, [COMMAND, 'package', join(folder, 'own.zip')], { env }, (error, said, faults) =>
        done({ code: Number(error?.code ?? 0), said: said + faults }),
      );
    });

  it('writes a package that the doctor finds right', async () => {
    const made = await packed({ ...usual, PUBLIC_URL: sandbox.url.replace('http:', 'https:') });
    expect(made).toEqual({ code: 0, said: `${join(folder, 'own.zip')} is ready to be uploaded.\n` });
    expect(await examined({}, join(folder, 'own.zip'))).toMatchObject({ code: 0 });
  });

  it('names every id that is missing, and writes nothing', async () => {
    const { code, said } = await packed({});
    expect(code).toBe(1);
    expect(['TEAMS_APP_ID', 'CLIENT_ID', 'BOT_ID', 'TENANT_ID', 'PUBLIC_URL'].filter((name) => !said.includes(name))).toEqual([]);
  });
});

describe('mutual doctor', () => {
  it('says of a configuration that works what is right, and ends with 0', async () => {
    const found = await examined();
    expect(found).toMatchObject({ code: 0 });
    expect(marked(found, '✗')).toEqual([]);
    expect(found.lines.at(-1)).toBe('Nothing has to be done.');
    for (const { name } of PERMISSIONS) expect(found.lines.join('\n')).toContain(name);
  });

  it.each(['PUBLIC_URL', 'TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET', 'TEAMS_APP_ID', 'KEY_SECRET'])(
    'names %s when it is not set',
    async (name) => {
      await expectOnly(await examined({ [name]: '' }), `^✗ ${name} is not set$`);
    },
  );

  it('names every setting that can’t be read, and goes on with the others', async () => {
    const found = await examined({ KEY_SECRET: 'short', PORT: 'many', BALLOT_URL: 'https://ballots.example' });
    expect(found.code).toBe(1);
    for (const said of ['✗ PORT', '✗ KEY_SECRET needs 32']) expect(found.lines.join('\n')).toContain(said);
    expect(found.lines).toContain('✓ The app gets a token for Graph');
  });

  it('says when the Azure Bot was made for another id than the app', async () => {
    await expectOnly(await examined({ BOT_ID: APP_ID }), /BOT_ID is another id than CLIENT_ID/);
  });

  it.each([500, 503, 'html', 'truncated', 'no keys'] as const)(
    'says when Entra ID answers with %s in the place of its metadata',
    async (trouble) => {
      sandbox.world.entraTrouble = trouble;
      const found = await examined();
      expect(marked(found, '✗')[0]).toMatch(/Entra ID’s (metadata|keys) can’t be had/);
      expect(found.code).toBe(1);
    },
  );

  it.each<[string, RegExp, (registration: Registration) => Record<string, string>]>([
    ['the secret is over', /AADSTS7000222: the client secret has expired/, (own) => ((own.secretExpired = true), {})],
    ['the secret is another', /AADSTS7000215: CLIENT_SECRET/, () => ({ CLIENT_SECRET: 'another' })],
    ['no app has the id', /AADSTS700016: no app registration/, (own) => ((own.clientId = APP_ID), {})],
  ])('says why the app can’t sign in: %s', async (_, why, lack) => {
    const found = await examined(lack(sandbox.world.registration));
    await expectOnly(found, new RegExp(`no token for Graph: ${why.source}`), new RegExp(`no token for the connector.*${why.source}`));
  });

  it.each(namesOf('application'))('names the permission %s when nobody has granted it, and where to consent', async (name) => {
    const { registration } = sandbox.world;
    registration.roles = registration.roles.filter((role) => role !== name);
    await expectOnly(
      await examined(),
      new RegExp(`${name} \\(application\\) is missing.*adminconsent\\?client_id=${registration.clientId}`),
    );
  });

  it.each(namesOf('delegated'))(
    'names the delegated permission %s when it is missing, if the app may see that, and else says that it can’t be seen',
    async (name) => {
      const { registration } = sandbox.world;
      registration.scopes = [];
      expect(marked(await examined(), '·')).toEqual([expect.stringContaining(`${name} (delegated) can’t be seen`)]);
      registration.roles.push('DelegatedPermissionGrant.Read.All');
      await expectOnly(await examined(), new RegExp(`${name} \\(delegated\\) is missing.*adminconsent`));
      registration.scopes = [name];
      expect((await examined()).lines).toContain(`✓ ${name} (delegated) is granted`);
    },
  );

  it('says when the bot is not registered', async () => {
    sandbox.world.registration.botRegistered = false;
    await expectOnly(await examined(), /no token for the connector.*AADSTS500011.*make an Azure Bot/);
  });

  describe('on the package that was uploaded', () => {
    const changed = (change: (manifest: Record<string, unknown>) => void): string => {
      const files = unzipSync(readFileSync(file));
      const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Record<string, unknown>;
      change(manifest);
      const other = join(folder, 'changed.zip');
      writeFileSync(other, zipSync({ ...files, 'manifest.json': Buffer.from(JSON.stringify(manifest)) }));
      return other;
    };
    const OTHER = '7e4a11ed-0000-4000-8000-00000000000f';

    it.each<[string, RegExp, (manifest: Record<string, unknown>) => void]>([
      ['is of another app', /has id .*TEAMS_APP_ID says/, (manifest) => (manifest['id'] = OTHER)],
      ['is of another bot', /botId .*CLIENT_ID says/, (manifest) => (manifest['bots'] = [{ botId: OTHER }])],
      ['is for another address', /validDomains .*PUBLIC_URL says/, (manifest) => (manifest['validDomains'] = ['other.example'])],
    ])('says that it %s', async (_, why, change) => expectOnly(await examined({}, changed(change)), why));

    it.each(namesOf('resource-specific'))('says that it does not ask for %s', async (name) => {
      const without = changed((manifest) => {
        const { permissions } = manifest['authorization'] as { permissions: { resourceSpecific: { name: string }[] } };
        permissions.resourceSpecific = permissions.resourceSpecific.filter((one) => one.name !== name);
      });
      await expectOnly(await examined({}, without), new RegExp(`${name} \\(resource-specific\\) is not asked for`));
    });

    it('says that it is none, or is not there', async () => {
      const none = join(folder, 'none.zip');
      writeFileSync(none, 'PK');
      await expectOnly(await examined({}, none), /is no package that can be read/);
      await expectOnly(await examined({}, join(folder, 'nowhere.zip')), /There is no package at .*nowhere\.zip: `npm run package`/);
    });
  });

  it.each<[string, RequestListener]>([
    [
      'answers with the page of a proxy',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
    ],
    ['answers with an error', (_, response) => void response.writeHead(502).end()],
    ['sends everybody to a sign-in page', (_, response) => void response.writeHead(302, { location: '/login' }).end()],
  ])('says that the public address %s', async (_, listener) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await examined({ PUBLIC_URL: url });
    expect(found.lines.join('\n')).toMatch(/✗ http\S+\/healthz does not answer as the server/);
    expect(found.lines.join('\n')).toMatch(/✗ http\S+\/tab\/index\.html does not answer as the tab/);
    expect(found.code).toBe(1);
  });

  it('says that nobody answers at the public address', async () => {
    const found = await examined({ PUBLIC_URL: 'http://127.0.0.1:9' });
    expect(found.lines.join('\n')).toMatch(/✗ http:\/\/127\.0\.0\.1:9\/healthz does not answer as the server \(.+\): is it running/);
  });

  it('shows no secret, whatever is wrong', async () => {
    const all = await Promise.all([examined(), examined({ CLIENT_SECRET: 'a wrong secret', KEY_SECRET: 'too short a secret' })]);
    const said = all.flatMap(({ lines }) => lines).join('\n');
    for (const secret of [usual['CLIENT_SECRET'] ?? '', usual['KEY_SECRET'] ?? '', 'a wrong secret', 'too short a secret'])
      expect(said).not.toContain(secret);
  });
});
