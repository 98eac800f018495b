// A way to PostgreSQL that can be cut in the middle of a statement.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

type When = 'before it arrives' | 'before the answer arrives';

/** The name that a server gives the socket in its folder. */
const SOCKET = '.s.PGSQL.5432';

/** @returns the way, and what cuts it, once, at the statement that holds this text */
export async function cuttable(url: string): Promise<{ url: string; cutAt(text: string, when: When): void }> {
  let armed: { text: string; when: When } | undefined;
  const folder = await mkdtemp(join(tmpdir(), 'mutual-cut-'));
  const way = createServer((near) => {
    const far = connectTo(url);
    const cut = () => [near, far].map((socket) => socket.destroy());
    let holding = false;
    near.on('error', cut).on('close', cut);
    far.on('error', cut).on('close', cut);
    near.on('data', (chunk) => {
      const hit = armed !== undefined && chunk.includes(armed.text) ? armed.when : undefined;
      if (hit !== undefined) armed = undefined;
      if (hit === 'before it arrives') return void cut();
      holding ||= hit !== undefined;
      far.write(chunk);
    });
    // A server sends nothing before it has committed: https://www.postgresql.org/docs/current/protocol-flow.html
    far.on('data', (chunk) => void (holding ? cut() : near.write(chunk)));
  });
  await once(way.listen(join(folder, SOCKET)), 'listening');
  onTestFinished(async () => {
    way.close();
    await rm(folder, { recursive: true });
  });
  const cut = new URL(url);
  cut.host = encodeURIComponent(folder);
  return { url: cut.href, cutAt: (text, when) => void (armed = { text, when }) };
}

function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url);
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? connect(join(host, SOCKET)) : connect(Number(port || 5432), host);
}
