// What production refuses: the sandbox, and an environment that is not complete.
// @module-tag long
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBoxConfig, readConfig } from '../../server/config.ts';

const COMPLETE = {
  PUBLIC_URL: 'https://mutual.example/',
  TENANT_ID: '7e4a11ed-0000-4000-8000-000000000001',
  CLIENT_ID: '7e4a11ed-0000-4000-8000-000000000002',
  CLIENT_SECRET: 'secret',
  TEAMS_APP_ID: '7e4a11ed-0000-4000-8000-000000000003',
  KEY_SECRET: 'k'.repeat(32),
};

const BOX = { PUBLIC_URL: 'https://mutual.example/', BALLOT_SECRET: 'b'.repeat(32) };

describe('In production', () => {
  it('the sandbox does not start, and says what to run instead', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/server/sandbox/main.js')], {
      env: { ...process.env, NODE_ENV: 'production', PORT: '0' },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
    expect(said).toContain('npm run start:production');
  });

  it.each(Object.keys(COMPLETE))('nothing starts without %s, and it is named', (name) => {
    expect(() => readConfig({ ...COMPLETE, [name]: undefined })).toThrow(`${name} is not set`);
  });

  it.each(Object.keys(COMPLETE))('%s that is set and empty, as compose files hand it over, is not set', (name) => {
    expect(() => readConfig({ ...COMPLETE, [name]: '' })).toThrow(name);
    expect(() => readConfig({ ...COMPLETE, [name]: '  ' })).toThrow(name);
  });

  it.each([
    'PORT',
    'DATA_FOLDER',
    'DATABASE_URL',
    'BALLOT_DATABASE_URL',
    'LOG_LEVEL',
    'BALLOT_URL',
    'BALLOT_SECRET',
    'TEAMS_APP_PUBLISHED_APP_ID',
  ])('an empty %s is as if it were not there, for both processes', (name) => {
    expect(readConfig({ ...COMPLETE, [name]: '' })).toEqual(readConfig(COMPLETE));
    if (name !== 'BALLOT_SECRET') expect(readBoxConfig({ ...BOX, [name]: '' })).toEqual(readBoxConfig(BOX));
  });

  it.each([
    ['http://mutual.example', 'must begin with https://'],
    ['ftp://mutual.example', 'must begin with https://'],
    ['javascript:alert(1)', 'must begin with https://'],
    ['https://name:password@mutual.example', 'neither a name nor a password'],
    ['https://intranet.example/mutual', 'must end with the host'],
    ['https://mutual.example/?x=1', 'must end with the host'],
    ['https://mutual.example/#x', 'must end with the host'],
    ['mutual.example', 'must be an address'],
  ])('an address of a server that can’t work is refused before anything starts: %s %s', (url, why) => {
    for (const [name, rest] of [
      ['PUBLIC_URL', {}],
      ['BALLOT_URL', { BALLOT_SECRET: 'b'.repeat(32) }],
    ] as const) {
      const read = () => readConfig({ ...COMPLETE, ...rest, [name]: url });
      expect(read).toThrow(why);
      expect(read).toThrow(name);
    }
    expect(() => readBoxConfig({ ...BOX, PUBLIC_URL: url })).toThrow(why);
  });

  it.each(['http://localhost:3978', 'http://127.0.0.1:3978', 'http://[::1]:3978', 'https://mutual.example:8443'])(
    '%s is an address that works: of this machine without TLS, too, and with a port',
    (url) => expect(readConfig({ ...COMPLETE, PUBLIC_URL: `${url}/` }).publicUrl).toBe(url),
  );

  it('ids are the same in capital letters', () => {
    const shouted = { TENANT_ID: COMPLETE.TENANT_ID.toUpperCase(), CLIENT_ID: COMPLETE.CLIENT_ID.toUpperCase() };
    expect(readConfig({ ...COMPLETE, ...shouted })).toEqual(readConfig(COMPLETE));
  });

  it('links and notices name the app by its id in the catalogue if there is one, else by that of the manifest', () => {
    const published = '7e4a11ed-0000-4000-8000-000000000009';
    expect(readConfig(COMPLETE).appId).toBe(COMPLETE.TEAMS_APP_ID);
    expect(readConfig({ ...COMPLETE, TEAMS_APP_PUBLISHED_APP_ID: published }).appId).toBe(published);
  });

  it('a secret that seals keys has 32 characters or more', () => {
    expect(() => readConfig({ ...COMPLETE, KEY_SECRET: 'short' })).toThrow('KEY_SECRET');
  });

  it('a complete environment is taken as it is', () => {
    expect(readConfig(COMPLETE)).toMatchObject({ port: 3978, publicUrl: 'https://mutual.example', dataFolder: 'var/data' });
  });

  it('the bot sends to the public cloud, unless SERVICE_URL says where a government cloud is', () => {
    const gcc = 'https://smba.infra.gcc.teams.microsoft.com/teams';
    expect([readConfig(COMPLETE).serviceUrl, readConfig({ ...COMPLETE, SERVICE_URL: `${gcc}/` }).serviceUrl]).toEqual([
      'https://smba.trafficmanager.net/teams',
      gcc,
    ]);
  });

  it.each([
    ['BALLOT_SECRET', { BALLOT_URL: 'https://ballots.example' }],
    ['BALLOT_SECRET', { BALLOT_SECRET: 'b'.repeat(32) }],
    ['BALLOT_SECRET', { BALLOT_URL: 'https://ballots.example', BALLOT_SECRET: 'short' }],
    ['BALLOT_URL', { BALLOT_URL: 'ballots', BALLOT_SECRET: 'b'.repeat(32) }],
  ])('the ballot box is apart with both of its variables or not at all; %s is named for %o', (name, half) => {
    expect(() => readConfig({ ...COMPLETE, ...half })).toThrow(name);
  });

  it('the ballot box is where its variables say, and inside without them', () => {
    const ballots = { url: 'https://ballots.example', secret: 'b'.repeat(32) };
    expect(readConfig({ ...COMPLETE, BALLOT_URL: `${ballots.url}/`, BALLOT_SECRET: ballots.secret }).ballots).toEqual(ballots);
    expect(readConfig(COMPLETE).ballots).toBeNull();
  });

  it('without a database everything is in files; one database has both stores in schemas of their own, unless ballots have another', () => {
    const [url, other] = ['postgres://one/mutual', 'postgresql://other/ballots'];
    const places = (urls: object) => {
      const { memberDatabase, ballotDatabase } = readConfig({ ...COMPLETE, ...urls });
      return [memberDatabase, ballotDatabase];
    };
    const members = { url, schema: 'members' };
    const ballots = { url: other, schema: 'ballots' };
    expect(places({})).toEqual([undefined, undefined]);
    expect(places({ DATABASE_URL: url })).toEqual([members, { url, schema: 'ballots' }]);
    expect(places({ DATABASE_URL: url, BALLOT_DATABASE_URL: other })).toEqual([members, ballots]);
    expect(places({ BALLOT_DATABASE_URL: other })).toEqual([undefined, ballots]);
    expect(readBoxConfig({ ...BOX, BALLOT_DATABASE_URL: other }).ballotDatabase).toEqual(ballots);
  });

  it.each(['DATABASE_URL', 'BALLOT_DATABASE_URL'])('nothing starts with a %s of another kind of database, and it is named', (name) => {
    expect(() => readConfig({ ...COMPLETE, [name]: 'mysql://one/mutual' })).toThrow(name);
  });
});

describe('The settings', () => {
  const source = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

  it('all stand in the README’s table, and no other does', () => {
    const known = [...source('server/config.ts').matchAll(/^  ([A-Z][A-Z\d_]+): /gm)].map(([, name = '']) => name);
    const [, table = ''] = source('README.md').split('### Settings');
    const told = [...(table.split('\n\nA variable')[0] ?? '').matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[A-Z][A-Z\d_]+/g) ?? [],
    );
    expect(told.toSorted()).toEqual([...new Set(known)].toSorted());
    expect(told.length).toBeGreaterThan(10);
  });
});

describe('A ballot box on its own in production', () => {
  it('does not start in an empty environment, and names what is missing', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/server/start-ballots.js')], { env: {} });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
    expect(Object.keys(BOX).filter((name) => !said.includes(name))).toEqual([]);
  });

  it.each(Object.keys(BOX))('nothing starts without %s, and it is named', (name) => {
    expect(() => readBoxConfig({ ...BOX, [name]: undefined })).toThrow(name);
  });

  it('takes nothing that could sign or call in the app’s name, even if it is there', () => {
    const read = readBoxConfig({ ...COMPLETE, ...BOX });
    expect(read).toEqual({
      port: 3978,
      publicUrl: 'https://mutual.example',
      dataFolder: 'var/data',
      logLevel: 'info',
      secret: BOX.BALLOT_SECRET,
    });
  });
});
