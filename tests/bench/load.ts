// HTTP requests over connections that stay. Own and raw: autocannon needs as much of a processor as the servers that it loads.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ServerChild } from './child.ts';
import { byClients, CLIENTS } from './clients.ts';

export interface Sent {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** @returns processor time of the server for each request, in microseconds  @throws what `load` throws */
export async function costOf(server: ServerChild, requests: readonly Sent[]): Promise<number> {
  const before = await server.cpu();
  await load(server.port, requests);
  return ((await server.cpu()) - before) / requests.length;
}

/** Sends each request once. @throws an Error on an answer that is not 2xx, and on a connection that breaks */
export const load = (port: number, requests: readonly Sent[]): Promise<void> =>
  withClients(port, async (send) => void (await byClients(requests, send)));

/** As many connections as there are clients. @param act may send that many requests at the same time; `send` returns the body of the answer */
export async function withClients<T>(port: number, act: (send: (sent: Sent) => Promise<string>) => Promise<T>): Promise<T> {
  const free = Array.from({ length: CLIENTS }, () => connect({ port, host: '127.0.0.1', noDelay: true }));
  await Promise.all(free.map((socket) => once(socket, 'connect')));
  const all = [...free];
  try {
    return await act(async (sent) => {
      const socket = free.pop() as Socket;
      const body = await exchange(socket, bytesOf(sent));
      free.push(socket);
      return body;
    });
  } finally {
    for (const socket of all) socket.destroy();
  }
}

/** Asks for one thing again and again, on a connection of its own, until something else is over. @returns how long it took each time, in milliseconds */
export async function waits(port: number, request: Sent, other: Promise<unknown>): Promise<number[]> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const bytes = bytesOf(request);
  const times: number[] = [];
  let isOver = false;
  const ended = other.finally(() => (isOver = true));
  while (!isOver) {
    const begin = performance.now();
    await exchange(socket, bytes);
    times.push(performance.now() - begin);
  }
  socket.destroy();
  await ended;
  return times;
}

/** A connection for one request after the other. */
export async function exchanging(port: number): Promise<{ exchange(sent: Sent): Promise<string>; end(): void }> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return { exchange: (sent) => exchange(socket, bytesOf(sent)), end: () => void socket.destroy() };
}

function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((done, fail) => {
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!isWhole(received)) return;
      socket.removeAllListeners();
      if (received.startsWith('HTTP/1.1 2')) done(received.slice(received.indexOf('\r\n\r\n') + 4));
      else fail(new Error(`The server answered: ${received}`));
    });
    socket.once('error', fail).once('close', () => fail(new Error('The server closed a connection.')));
    socket.write(request);
  });
}

/** What the servers here send has its length said, but for 204. */
function isWhole(response: string): boolean {
  const end = response.indexOf('\r\n\r\n');
  if (end < 0) return false;
  return response.length >= end + 4 + lengthIn(response);
}

/** What a head says of the length of its body. */
export const lengthIn = (head: string): number => Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? '0');

export function bytesOf({ method, path, headers = {}, body = '' }: Sent): Buffer {
  const all = { host: 'localhost', ...headers, ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
