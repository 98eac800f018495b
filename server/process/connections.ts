// How many connections a server has at most, and how long one may take for what: so that nobody can hold them all.
import type { Server, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import * as z from 'zod/mini';

/**
 * Longer than balancers keep a connection (ten minutes at most): one that sends a request on a connection which the server is just
 * closing answers 502 in its place. https://nodejs.org/api/http.html#serverkeepalivetimeout
 */
const IDLE_MS = 620_000;
/** Without a byte in either direction, while something is answered. */
const SILENT_MS = 120_000;
const CONNECTIONS_MOST = 4_096;
const LEAVING_MOST = 32;
/** Where the system does not say how many files a process may have open: what macOS and Linux allow at least. */
const DESCRIPTORS_LEAST = 256;

/** Until its head, and all of it, must be there. Bodies are small. */
export const ARRIVAL: ServerOptions = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 1_000 };

const Report = z.object({ userLimits: z.object({ open_files: z.object({ soft: z.union([z.number(), z.literal('unlimited')]) }) }) });

/**
 * Half of the files that this process may have open: the other half is for the store and for calls to others.
 * @param report of https://nodejs.org/api/report.html; it says nothing of limits on Windows
 */
export function connectionsMost(report: unknown = process.report.getReport()): number {
  const descriptors = Report.safeParse(report).data?.userLimits.open_files.soft ?? DESCRIPTORS_LEAST;
  return descriptors === 'unlimited' ? CONNECTIONS_MOST : Math.min(CONNECTIONS_MOST, Math.floor(descriptors / 2));
}

/**
 * Keeps a server at `most` connections. Whoever comes then takes the place of the one that has waited longest for a request, so
 * that idle connections can't shut anybody out; if all are being answered, the new one is closed.
 */
export function limitConnections(server: Server, most: number): void {
  /** How many requests of each connection are not answered. */
  const asked = new Map<Socket, number>();
  /** Connections without one, the longest idle first. */
  const idle = new Set<Socket>();
  // What Node finds too many it closes before anybody is told; those whose places are taken need a moment to go.
  server.maxConnections = most + LEAVING_MOST;
  server.keepAliveTimeout = IDLE_MS;
  server.timeout = SILENT_MS;

  server.on('connection', (socket: Socket) => {
    const [longest] = idle;
    if (asked.size >= most) {
      const leaves = longest ?? socket;
      idle.delete(leaves);
      asked.delete(leaves);
      leaves.destroy();
    }
    if (socket.destroyed) return;
    asked.set(socket, 0);
    idle.add(socket);
    socket.once('close', () => {
      asked.delete(socket);
      idle.delete(socket);
    });
  });

  server.on('request', ({ socket }, response) => {
    asked.set(socket, (asked.get(socket) ?? 0) + 1);
    idle.delete(socket);
    response.once('close', () => {
      const left = (asked.get(socket) ?? 0) - 1;
      if (socket.destroyed) return;
      asked.set(socket, left);
      if (left === 0) idle.add(socket);
    });
  });
}
