// What the product asks of Graph, as it leaves its client: each call, and each part of a batch.

export interface GraphCall {
  method: string;
  /** Without host and version. */
  path: string;
  query: [name: string, value: string][];
  body: unknown;
}

const VERSION = '/graph/v1.0';

/** From now on. @returns what is recorded, and how to stop */
export function recordGraph(): { calls: GraphCall[]; stop(): void } {
  const real = globalThis.fetch;
  const calls: GraphCall[] = [];
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const at = url.pathname.indexOf(VERSION);
    if (at >= 0) calls.push(...callsIn(init?.method ?? 'GET', url.href.slice(url.origin.length + at + VERSION.length), init?.body));
    return real(input, init);
  };
  return { calls, stop: () => void (globalThis.fetch = real) };
}

function callsIn(method: string, address: string, text: unknown): GraphCall[] {
  const { pathname, searchParams } = new URL(address, 'http://graph');
  const body: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  const call = { method, path: pathname, query: [...searchParams], body };
  return pathname === '/$batch'
    ? [call, ...parts(body).flatMap((part) => callsIn(part.method, part.url, JSON.stringify(part.body)))]
    : [call];
}

const parts = (batch: unknown) => (batch as { requests: { method: string; url: string; body?: unknown }[] }).requests;
