// One process at a time in the data folder: two would overwrite each other's documents.
import { createHash, randomBytes } from 'node:crypto';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';

const NAME = 'lock';
/** `sun_path` has 104 bytes on macOS and 108 on Linux (unix(7)); one is the closing zero, nine name a dead socket moved aside. */
const ADDRESS_MAX = 104 - 1 - 9;

/**
 * Listens on a socket in the folder. The system ends that with the process, however it dies, so a lock is never stale for longer
 * than one attempt to connect. It holds for processes on one host, as all locks of files do on most network drives.
 * @returns what gives the folder free  @throws an Error if another process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = await addressOf(folder);
  const nameless = await lockNameless(folder);
  const server = nameless && ((await listen(address)) ?? ((await isDead(address)) ? await listen(address) : undefined));
  if (server === undefined) {
    await nameless?.();
    throw new Error(`Another process uses the data folder ${folder}.`);
  }
  return async () => {
    await close(server);
    await nameless?.();
  };
}

const close = (server: Server) => new Promise<void>((done) => server.close(() => done()));

/**
 * On Linux a second lock that has no file (unix(7), abstract sockets), so that nobody frees the folder by taking the first one's away. It is
 * named after the folder itself, wherever that is mounted; where processes can't see each other's sockets, the file holds alone.
 * @returns `undefined` if another process has it
 */
async function lockNameless(folder: string): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux') return async () => {};
  const { dev, ino } = await stat(folder);
  const server = await listen(`\0mutual-${dev}-${ino}`);
  return server && (() => close(server));
}

async function addressOf(folder: string): Promise<string> {
  const real = await realpath(folder);
  if (process.platform === 'win32') return `\\\\.\\pipe\\mutual-${createHash('sha256').update(real).digest('hex')}`;
  const [shortest = ''] = [join(real, NAME), relative(process.cwd(), join(real, NAME))].sort((one, other) => one.length - other.length);
  if (Buffer.byteLength(shortest) > ADDRESS_MAX) throw new Error(`The path of the data folder ${folder} is too long for a socket.`);
  return shortest;
}

/** @returns `undefined` if somebody listens there, or has and was killed. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(undefined) : fail(error)));
    server.listen(address, () => done(server.unref()));
  });
}

/** If nobody answers, takes the socket away. Moved first and asked again there, lest it be one that just came to life. */
async function isDead(address: string): Promise<boolean> {
  if (process.platform === 'win32' || (await answers(address))) return false;
  const aside = `${address}.${randomBytes(4).toString('hex')}`;
  await rename(address, aside);
  if (await answers(aside)) {
    await rename(aside, address);
    return false;
  }
  await rm(aside);
  return true;
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket
      // Any other error (no permission, a full queue) is no proof that nobody is there.
      .once('error', (error: NodeJS.ErrnoException) => done(error.code !== 'ECONNREFUSED'))
      .once('connect', () => {
        socket.destroy();
        done(true);
      });
  });
}
