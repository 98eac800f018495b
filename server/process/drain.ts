// The end of a server: nothing new is taken, what was taken is answered.
import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * Follows what the server is answering, so that it can be ended without losing any of it.
 * @returns what ends it: from that call on it takes neither connections nor requests; resolves when all that it had taken is answered,
 * or, `patience` milliseconds later, cut off
 */
export function drainable(server: Server): (patience: number) => Promise<void> {
  const open = new Map<Socket, Set<ServerResponse>>();
  /** Called when nothing is open any more. */
  let settled = () => {};
  const settle = () => {
    if (open.size === 0) settled();
  };

  // A response that waits behind another hears nothing of the end of its connection: that ends all that are open on it.
  server.on('connection', (socket: Socket) => {
    socket.once('close', () => {
      open.delete(socket);
      settle();
    });
  });
  server.on('request', ({ socket }, response: ServerResponse) => {
    if (socket.destroyed) return;
    open.set(socket, (open.get(socket) ?? new Set()).add(response));
    response.once('close', () => {
      const own = open.get(socket);
      own?.delete(response);
      if (own?.size === 0) open.delete(socket);
      settle();
    });
  });

  return async (patience) => {
    server.close();
    server.removeAllListeners('request').on('request', refuse);
    // Else the next request on the same connection would be refused, which somebody who waits would have to understand.
    for (const responses of open.values())
      for (const response of responses) if (!response.headersSent) response.setHeader('Connection', 'close');
    const all = new Promise<void>((done) => (settled = done));
    settle();
    await Promise.race([all, setTimeout(patience, undefined, { ref: false })]);
    server.closeAllConnections();
  };
}

/** Came on a connection that was there before. */
const refuse: RequestListener = (_request, response) => void response.writeHead(503, { Connection: 'close' }).end();
