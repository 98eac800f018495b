// What the bench says about what it has measured. How fast anything is, no test can say.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bench } from '../bench/bench.ts';
import { CLIENTS } from '../bench/clients.ts';
import { load, type Sent } from '../bench/load.ts';
import type { Ratio } from '../bench/ratio.ts';
import { compare, median } from '../bench/rounds.ts';

const ratio = (name: string, value: number, changes: Partial<Ratio> = {}): Ratio => ({
  name,
  title: `what ${name} is`,
  bound: { atMost: 2 },
  run: async () => ({ value, detail: `${value} of something` }),
  ...changes,
});

/** What the bench prints, and whether everything holds. */
async function printed(ratios: Ratio[], wanted: { name?: string; json?: boolean } = {}) {
  let [text, progress] = ['', ''];
  const out = { write: (part: string) => Boolean((text += part)) };
  const held = await bench(
    ratios,
    { json: false, ...wanted },
    { out, progress: { isTTY: false, write: (part) => Boolean((progress += part)) } },
  );
  return { text, progress, held, last: text.trimEnd().split('\n').at(-1) ?? '' };
}

describe('The bench', () => {
  it('says of each ratio whether it holds, its limit included', async () => {
    const atLeast = { bound: { atLeast: 0.9 } };
    const ratios = [ratio('even', 2), ratio('over', 2.01), ratio('reached', 0.9, atLeast), ratio('short', 0.89, atLeast)];
    const { last, held } = await printed(ratios, { json: true });
    expect(JSON.parse(last)).toEqual([
      { name: 'even', value: 2, bound: '<= 2', holds: true },
      { name: 'over', value: 2.01, bound: '<= 2', holds: false },
      { name: 'reached', value: 0.9, bound: '>= 0.9', holds: true },
      { name: 'short', value: 0.89, bound: '>= 0.9', holds: false },
    ]);
    expect(held).toBe(false);
    expect((await printed([ratio('even', 2)])).held).toBe(true);
  });

  it('shows people value, limit, meaning and both sides of each ratio, and what it is doing meanwhile', async () => {
    const run: Ratio['run'] = async (progress) => (progress('warming up'), { value: 1.234, detail: '5 µs, 4 µs alone' });
    const { text, progress } = await printed([ratio('one', 0, { run }), ratio('longer-name', 3)]);
    expect(text.split('\n')).toEqual([
      'one             1.23  <= 2     holds   what one is',
      '                                       5 µs, 4 µs alone',
      'longer-name     3.00  <= 2     BROKEN  what longer-name is',
      '                                       3 of something',
      '',
    ]);
    expect(progress).toBe('1 of 2: one, warming up\n');
  });

  it('measures one by its name, or all that begin with it; what takes long only so', async () => {
    const ratios = [ratio('cast', 1), ratio('peer', 1), ratio('peer-stored', 1), ratio('long', 1, { onlyNamed: true })];
    const names = async (name?: string) =>
      (JSON.parse((await printed(ratios, { json: true, ...(name !== undefined && { name }) })).last) as Ratio[]).map((one) => one.name);
    expect(await names()).toEqual(['cast', 'peer', 'peer-stored']);
    expect(await names('cast')).toEqual(['cast']);
    expect(await names('peer')).toEqual(['peer', 'peer-stored']);
    expect(await names('long')).toEqual(['long']);
    await expect(printed(ratios, { name: 'pee' })).rejects.toThrow('There is no pee, but cast, peer, peer-stored, long.');
  });

  it('goes on when something can not be measured, and does not say that it holds', async () => {
    const broken = ratio('broken', 0, { run: () => Promise.reject(new Error('no disk')) });
    const { text, last, held } = await printed([broken, ratio('fine', 1)], { json: true });
    expect(text).toContain('Error: no disk');
    expect(JSON.parse(last)).toMatchObject([
      { name: 'broken', value: null, holds: false },
      { name: 'fine', holds: true },
    ]);
    expect(held).toBe(false);
  });
});

describe('Rounds', () => {
  it('measure both sides in turn, leave the warm-up out, and compare within a round', async () => {
    const order: string[] = [];
    const side = (name: string, values: number[]) => () => {
      order.push(name);
      return values.shift() ?? Number.NaN;
    };
    const { one, other, ratio: value } = await compare(() => {}, 3, side('a', [99, 2, 40, 6]), side('b', [1, 1, 10, 2]));
    expect(order.join('')).toBe('abbaabba');
    expect([one, other, value]).toEqual([6, 2, 3]);
  });

  it('have a median that no single outlier moves, between the middle two of an even number', () => {
    expect(median([5, 1, 1_000])).toBe(5);
    expect(median([4, 1, 2, 1_000])).toBe(3);
    expect(() => median([])).toThrow('no median');
  });
});

describe('The load', () => {
  const REQUESTS = 3 * CLIENTS + 1;
  const sent = Array.from({ length: REQUESTS }, (_, nth): Sent => ({ method: 'POST', path: `/${nth}`, body: `body ${nth} ä` }));

  async function port(listener: RequestListener): Promise<number> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => server.close().closeAllConnections());
    return (server.address() as AddressInfo).port;
  }

  it('sends each request once, over as many connections as there are clients, and reads replies that come in parts', async () => {
    const received: string[] = [];
    const connections = new Set<unknown>();
    await load(
      await port((request, response) => {
        connections.add(request.socket);
        let body = '';
        request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
        request.on('end', () => {
          received.push(`${request.url} ${body}`);
          // The client has had a turn to read the first part.
          response.writeHead(200, { 'Content-Length': 6 }).write('par', () => setImmediate(setImmediate, () => response.end('ted')));
        });
      }),
      sent,
    );
    expect(received.toSorted()).toEqual(sent.map(({ path, body }) => `${path} ${body}`).toSorted());
    expect(connections.size).toBe(CLIENTS);
  });

  it('fails when anything but a 2xx comes back, and when a connection is cut', async () => {
    const refuses = await port(({ url }, response) => void response.writeHead(url === '/7' ? 409 : 204).end());
    await expect(load(refuses, sent)).rejects.toThrow('409');
    const cuts = await port(({ url }, response) => void (url === '/7' ? response.destroy() : response.writeHead(204).end()));
    await expect(load(cuts, sent)).rejects.toThrow('closed a connection');
  });
});
