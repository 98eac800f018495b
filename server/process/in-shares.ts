// A few requests begin in each turn of the event loop, so that what is under way goes on between them, however many come at once.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Requests that begin in one turn. Each costs about a tenth of a millisecond. */
const SHARE = 4;
/** More than these could not be answered in time. */
const WAITING_MOST = 2_000;

/**
 * Hands requests to `handle`, first come, first served. A ballot is on the disk after some ten turns of the event loop: without this each
 * of them would be as long as everything that others ask for meanwhile takes.
 */
export function inShares(handle: RequestListener): RequestListener {
  const waiting: [request: IncomingMessage, response: ServerResponse][] = [];

  function turn(): void {
    for (const [request, response] of waiting.splice(0, SHARE)) if (!response.destroyed) handle(request, response);
    if (waiting.length > 0) setImmediate(turn);
  }

  return (request, response) => {
    if (waiting.length >= WAITING_MOST) return void response.writeHead(503, { 'Retry-After': '1' }).end();
    if (waiting.length === 0) setImmediate(turn);
    waiting.push([request, response]);
  };
}
