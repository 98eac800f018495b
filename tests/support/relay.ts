// A relay in front of a server: passes bytes on as they are, and can lose answers. What came through it is kept, to be searched.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** `lost`: what is asked arrives, the connection breaks before the answer. `held`: the answer never comes. */
type Answers = 'passed' | 'lost' | 'held';

export async function aRelay() {
  const sockets = new Set<Socket>();
  const asked: Buffer[] = [];
  const listeners: (() => void)[] = [];
  let target: number | undefined;
  let answers: Answers = 'passed';

  const server = createServer((near) => {
    if (target === undefined) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    // Who holds an answer back says nothing at all, not even that the server has gone.
    far.on('close', () => answers === 'held' || near.destroy());
    near.on('data', (bytes) => {
      asked.push(bytes);
      far.write(bytes);
      for (const heard of listeners.splice(0)) heard();
    });
    far.on('data', (bytes) => {
      if (answers === 'passed') near.write(bytes);
      if (answers === 'lost') near.destroy();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From here on, to the server on this port; to nobody if absent. */
    to: (port?: number) => void (target = port),
    answer: (how: Answers) => void (answers = how),
    /** Resolves when something more is asked. */
    heard: () => new Promise<void>((resolve) => void listeners.push(resolve)),
    /** Everything that was ever asked, heads and bodies. */
    asked: () => Buffer.concat(asked).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
