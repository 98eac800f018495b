// The image for production, built from the Dockerfile as it is written: what is in it, and that it begins.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildImage, type Image } from '../support/image.ts';
import { filesBelow } from '../support/imports.ts';

const PROJECT = join(import.meta.dirname, '../..');
/** It installs all packages and builds everything; what takes longer than this hangs. */
const BUILD_TIMEOUT_MS = 900_000;

const below = mkdtempSync(join(tmpdir(), 'mutual-image-'));
let image: Image;
let files: string[];

beforeAll(async () => {
  image = await buildImage(PROJECT, 'env/azure/Dockerfile', below);
  files = filesBelow(image.folder, '.');
}, BUILD_TIMEOUT_MS);

afterAll(() => rmSync(below, { recursive: true }));

describe('The image for production', () => {
  it('has the server and the tab, and beside them only packages', () => {
    expect(files).toEqual(expect.arrayContaining(['dist/server/start.js', 'dist/tab/index.html', 'package.json']));
    expect(files.filter((path) => !/^(?:dist\/(?:server|src|tab)|node_modules)\/|^package\.json$/.test(path))).toEqual([]);
  });

  it('holds no sandbox, no tests and no sources', () => {
    const own = files.filter((path) => path.startsWith('dist/'));
    expect(own.filter((path) => /\b(?:sandbox|shell|tests?)\b|(?<!\.d)\.tsx?$/.test(path))).toEqual([]);
  });

  it('holds the packages that production depends on, and no others', () => {
    const { needed, allowed } = productionPackages();
    const installed = new Set(files.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/.@][^/]*(?=\/)/.exec(path) ?? []));
    expect([...installed].filter((path) => !allowed.has(path))).toEqual([]);
    expect([...needed].filter((path) => !installed.has(path))).toEqual([]);
  });

  it('is made for production, and its last stage changes nothing but where the data will be', () => {
    expect(image.env).toMatchObject({ NODE_ENV: 'production', DATA_FOLDER: '/data' });
    expect(image.notRun).toEqual(['mkdir /data && chown node /data']);
  });

  it.each([
    ['the server', () => image.command, ['PUBLIC_URL', 'TENANT_ID', 'CLIENT_SECRET', 'KEY_SECRET']],
    ['the ballot box on its own', () => ['node', 'dist/server/start-ballots.js'], ['PUBLIC_URL', 'BALLOT_SECRET']],
  ])('begins %s, which names the settings that are missing', async (_, command, missing) => {
    const { code, said } = await start(command());
    expect(code).not.toBe(0);
    expect(said).toContain('The environment is not complete');
    expect(missing.filter((name) => !said.includes(name))).toEqual([]);
  });
});

async function start([program, ...words]: string[]): Promise<{ code: number; said: string }> {
  expect(program).toBe('node');
  const child = spawn(process.execPath, words, { cwd: image.folder, env: image.env });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code, said };
}

interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** Folders of the packages that the lock file's root leads to. What is optional somewhere on the way may be missing on this machine. */
function productionPackages(): { needed: Set<string>; allowed: Set<string> } {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'));
  const reach = (wantedBy: (locked: Locked) => string[]) => {
    const found = new Set(['']);
    // A set goes on to what is added while it is gone through.
    for (const folder of found) {
      for (const name of wantedBy(packages[folder] ?? {})) found.add(nearest(packages, folder, name));
    }
    found.delete('');
    return found;
  };
  const required = (locked: Locked) => {
    const optional = new Set(Object.keys(locked.optionalDependencies ?? {}));
    const peers = Object.keys(locked.peerDependencies ?? {}).filter((name) => locked.peerDependenciesMeta?.[name]?.optional !== true);
    return [...Object.keys(locked.dependencies ?? {}), ...peers].filter((name) => !optional.has(name));
  };
  return { needed: reach(required), allowed: reach((locked) => [...required(locked), ...Object.keys(locked.optionalDependencies ?? {})]) };
}

/** Where Node finds a package from a folder: in the next `node_modules` on the way up. */
function nearest(packages: Record<string, Locked>, folder: string, name: string): string {
  const here = `${folder}/node_modules/${name}`.replace(/^\//, '');
  if (here in packages) return here;
  expect(folder, `${name} is in the lock file`).not.toBe('');
  return nearest(packages, folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name);
}
