// Who asks much at once must not keep what is under way waiting.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inShares } from '../../../server/process/in-shares.ts';

describe('Requests that come at once', () => {
  it('begin four in a turn of the event loop, and all are answered', async () => {
    let nth = 0;
    const begun: number[] = [];
    let counting = true;
    const count = () => {
      nth++;
      if (counting) setImmediate(count);
    };
    const server = createServer(
      inShares((_request, response) => {
        begun[nth] = (begun[nth] ?? 0) + 1;
        response.end();
      }),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => server.close().closeAllConnections());
    setImmediate(count);
    const { port } = server.address() as AddressInfo;
    const sockets = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = connect(port, '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      }),
    );
    for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3));
    let answers = 0;
    await new Promise<void>((done) => {
      for (const socket of sockets)
        socket.on('data', (chunk) => {
          answers += chunk.toString().match(/HTTP\/1\.1 200/g)?.length ?? 0;
          if (answers === 300) done();
        });
    });
    counting = false;
    for (const socket of sockets) socket.destroy();
    expect(Math.max(...begun.filter((one) => one !== undefined))).toBeLessThanOrEqual(4);
  });
});
