// The end of a server: nothing new is taken, what was taken is answered.
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/**
 * Follows what the server is answering, so that it can be ended without losing any of it.
 * @returns what ends it: from that call on it takes neither connections nor requests; resolves when all that it had taken is answered,
 * or, `patience` milliseconds later, cut off
 */
export function drainable(server: Server): (patience: number) => Promise<void> {
  const open = new Map<ServerResponse, Promise<void>>();
  server.on('request', (_request, response: ServerResponse) => {
    const closed = new Promise<void>((done) => response.once('close', done));
    open.set(response, closed);
    void closed.then(() => open.delete(response));
  });

  return async (patience) => {
    server.close();
    server.removeAllListeners('request').on('request', refuse);
    // Else the next request on the same connection would be refused, which somebody who waits would have to understand.
    for (const response of open.keys()) if (!response.headersSent) response.setHeader('Connection', 'close');
    await Promise.race([Promise.all(open.values()), setTimeout(patience, undefined, { ref: false })]);
    server.closeAllConnections();
  };
}

/** Came on a connection that was there before. */
const refuse: RequestListener = (_request, response) => void response.writeHead(503, { Connection: 'close' }).end();
