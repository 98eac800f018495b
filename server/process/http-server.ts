// An HTTP server whose requests and responses are Express's own from the start, so that Express has nothing to change on them.
import { createServer, IncomingMessage, ServerResponse, type Server, type ServerOptions } from 'node:http';
import { Socket } from 'node:net';
import type { Express, Request, Response } from 'express';
import { ARRIVAL, connectionsMost, limitConnections } from './connections.ts';
import { inShares } from './in-shares.ts';
import { inTurn } from './in-turn.ts';

/**
 * Serves one app; it is not listening yet. Express replaces the prototype of each request and response, and V8 forgets what it knew
 * about an object to which that happens (https://github.com/expressjs/express/issues/5998). Here Node makes them with the prototype
 * that the app would give them, by its option for classes that extend its own (https://nodejs.org/api/http.html, `createServer`).
 * An app mounted in the app would change them after all: mount routers. Nobody outside can hold it: see `in-turn` and `connections`.
 */
export function httpServer(app: Express): Server {
  const server = createServer({ ...ARRIVAL, ...preset(app) }, inTurn(inShares(app)));
  limitConnections(server, connectionsMost());
  return server;
}

/** Nothing, and so a server like any other, if Node's classes can't be extended any more or the app keeps its own prototypes. */
function preset(app: Express): ServerOptions {
  class Incoming extends IncomingMessage {}
  class Outgoing<R extends IncomingMessage> extends ServerResponse<R> {}
  try {
    Object.setPrototypeOf(Incoming.prototype, app.request);
    Object.setPrototypeOf(Outgoing.prototype, app.response);
    // Tried here, because a request that can't be made would end the process.
    void new Outgoing(new Incoming(new Socket()));
    app.request = Incoming.prototype as Request;
    app.response = Outgoing.prototype as Response;
    return { IncomingMessage: Incoming, ServerResponse: Outgoing };
  } catch {
    return {};
  }
}
