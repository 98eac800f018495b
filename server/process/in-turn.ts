// One request at a time on each connection: whoever sends many in one packet and reads nothing must not keep us busy or full.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait on a connection behind the one that is answered. No browser sends a second one before it has the answer. */
const WAITING_MOST = 16;
/** How long whoever was answered early may go on sending what nobody reads. */
const LEFTOVER_MS = 5_000;

type Turn = [request: IncomingMessage, response: ServerResponse];

/**
 * Hands requests to `handle` in the order in which they came, on each connection the next when the one before is answered. Only the
 * first response has the connection, and so hears of its end: one that waited would stay in memory for ever
 * (`ServerResponse.assignSocket` in https://github.com/nodejs/node/blob/v20.x/lib/_http_server.js).
 */
export function inTurn(handle: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, Turn[]>();

  function begin(socket: Socket, [request, response]: Turn): void {
    response.once('close', () => {
      endUnread(socket, request);
      const next = socket.destroyed ? undefined : waiting.get(socket)?.shift();
      if (next) begin(socket, next);
      else waiting.delete(socket);
    });
    handle(request, response);
  }

  return (request, response) => {
    const { socket } = request;
    // The rest of a packet is still taken apart after its connection was ended.
    if (socket.destroyed) return;
    const turns = waiting.get(socket);
    if (turns === undefined) {
      waiting.set(socket, []);
      begin(socket, [request, response]);
    } else if (turns.length < WAITING_MOST) {
      turns.push([request, response]);
    } else {
      waiting.delete(socket);
      socket.destroy();
    }
  };
}

/** Node reads on to the end of a body that nobody wanted, however long it is. */
function endUnread(socket: Socket, request: IncomingMessage): void {
  if (request.complete || socket.destroyed) return;
  setTimeout(() => {
    if (!request.complete) socket.destroy();
  }, LEFTOVER_MS).unref();
}
