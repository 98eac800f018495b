// What Express does on a server that makes its requests and responses, beside what it does on any other.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectionsMost } from '../../../server/process/connections.ts';
import { httpServer } from '../../../server/process/http-server.ts';

const FOLDER = fileURLToPath(new URL('../../../env', import.meta.url));

function anApp(): Express {
  const app = express();
  const router = express.Router();
  router.post('/json', express.json({ limit: '1kb' }), ({ body }, response) => void response.status(201).json({ got: body }));
  router.post('/text', express.text(), ({ body }, response) => void response.send(`got ${body}`));
  router.get('/who/:name', ({ params, query, ip, hostname, protocol, path, baseUrl }, response) => {
    response.json({ params, query, ip, hostname, protocol, path, baseUrl });
  });
  router.get('/app', (request, response) => {
    response.json([request.app === app, response.app === app, request.res === response, response.req === request]);
  });
  router.get('/headers', (request, response) => {
    response.append('X-Twice', 'one').append('X-Twice', 'two').cookie('crumb', 'c', { httpOnly: true }).vary('Accept');
    response.type('html').send(`${request.get('X-Asked')} ${String(request.accepts('json', 'html'))}`);
  });
  router.get('/redirect', (_request, response) => response.redirect(303, '/json?a=b c'));
  router.get('/chunks', (_request, response) => {
    response.write('one ');
    response.end('two');
  });
  router.get('/throws', () => {
    throw new Error('thrown');
  });
  router.get('/rejects', () => Promise.reject(new Error('rejected')));
  router.get('/cached', (_request, response) => void response.send('the same again'));
  app.use('/files', express.static(FOLDER));
  app.use('/below', router);
  const failed: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, _next) => {
    response.status(error.status ?? 500).send(error.message);
  };
  return app.use(failed);
}

const json = { 'content-type': 'application/json' };
const REQUESTS: [path: string, init?: RequestInit][] = [
  ['/below/json', { method: 'POST', headers: json, body: '{"a":[1,2]}' }],
  ['/below/json', { method: 'POST', headers: json, body: '{"a":' }],
  ['/below/json', { method: 'POST', headers: json, body: JSON.stringify('x'.repeat(2_000)) }],
  ['/below/text', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'a text' }],
  ['/below/who/Ada%20L?q=1&q=2', { headers: { host: 'mutual.example', 'x-forwarded-for': '10.0.0.1' } }],
  ['/below/who/%'],
  ['/below/app'],
  ['/below/headers', { headers: { 'x-asked': 'this', accept: 'text/html' } }],
  ['/below/redirect', { redirect: 'manual' }],
  ['/below/chunks'],
  ['/below/throws'],
  ['/below/rejects'],
  ['/below/cached', { method: 'HEAD' }],
  ['/below/cached', { headers: { 'if-none-match': '*', 'cache-control': 'max-age=0' } }],
  ['/nowhere'],
  ['/below/json', { method: 'OPTIONS' }],
  ['/files/pictures/week-en-card.png'],
  ['/files/pictures/week-en-card.png', { headers: { range: 'bytes=100-199' } }],
  ['/files/azure'],
  ['/files/../package.json'],
];

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Status, headers and body of each reply; without what is another each time. */
async function replies(server: Server) {
  const url = await listening(server);
  return Promise.all(
    REQUESTS.map(async ([path, init]) => {
      const reply = await fetch(url + path, init);
      const headers = [...reply.headers].filter(([name]) => name !== 'date' && name !== 'keep-alive');
      const bytes = Buffer.from(await reply.arrayBuffer()).toString('latin1');
      return { path, status: reply.status, headers, bytes: bytes.replaceAll(url, '') };
    }),
  );
}

/** Are requests and responses as the app wants them before the app sees them? */
async function areMadeFor(app: Express, server: Server): Promise<boolean[]> {
  const seen: boolean[] = [];
  server.prependListener('request', (request: IncomingMessage, response: object) => {
    seen.push(Object.getPrototypeOf(request) === app.request, Object.getPrototypeOf(response) === app.response);
  });
  await (await fetch(`${await listening(server)}/below/app`)).text();
  return seen;
}

describe('The HTTP server', () => {
  it('makes requests and responses as Express wants them, so that Express changes nothing on them', async () => {
    const app = anApp();
    expect(await areMadeFor(app, httpServer(app))).toEqual([true, true]);
    expect(await areMadeFor(app, createServer(app))).toEqual([false, false]);
  });

  it('answers every kind of request as a server without this does, in status, headers and body', async () => {
    const expected = await replies(createServer(anApp()));
    expect(new Set(expected.map(({ status }) => status))).toEqual(new Set([200, 201, 206, 303, 304, 400, 404, 413, 500]));
    expect(await replies(httpServer(anApp()))).toEqual(expected);
  });

  it('keeps an idle connection open for longer than the balancers in front of it, which else would answer 502 in its place', async () => {
    const { headers } = await fetch(`${await listening(httpServer(anApp()))}/nowhere`);
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(600);
  });

  it('takes half as many connections as the process may have files, and never more than it could serve', () => {
    const limits = [100, 1_000_000, 'unlimited'].map((soft) => ({ userLimits: { open_files: { soft } } }));
    expect([...limits, {}].map((report) => connectionsMost(report))).toEqual([50, 4_096, 4_096, 128]);
  });

  it('serves two apps beside each other, each request with its own', async () => {
    const [one, two] = [anApp(), anApp()];
    const urls = await Promise.all([listening(httpServer(one)), listening(httpServer(two))]);
    const known = await Promise.all(urls.map(async (url) => (await fetch(`${url}/below/app`)).json()));
    expect(known).toEqual(Array(2).fill([true, true, true, true]));
  });

  it('lets Express do it at each request if an app keeps its own, and nobody notices', async () => {
    const app = Object.freeze(anApp());
    expect(await areMadeFor(app, httpServer(app))).toEqual([false, false]);
    expect(await replies(httpServer(Object.freeze(anApp())))).toEqual(await replies(createServer(anApp())));
  });

  it.each(['IncomingMessage', 'ServerResponse'])("is a server like any other on a Node whose %s can't be extended", async (name) => {
    const Closed = class {
      constructor() {
        throw new TypeError('not to be extended');
      }
    };
    vi.resetModules();
    vi.doMock('node:http', async (original) => ({ ...(await original<object>()), [name]: Closed }));
    const { httpServer: onThatNode } = await import('../../../server/process/http-server.ts');
    vi.doUnmock('node:http');
    const app = anApp();
    expect(await areMadeFor(app, onThatNode(app))).toEqual([false, false]);
  });
});
