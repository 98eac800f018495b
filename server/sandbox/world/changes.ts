// Server-sent events: one whenever the stage has changed; changes that come together are one.
import type { RequestHandler } from 'express';
import type { World } from './world.ts';

export const changes =
  (world: World): RequestHandler =>
  (_request, response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    let waiting = false;
    const tell = () => {
      waiting = false;
      response.write('data: changed\n\n');
    };
    const stop = world.onChange(() => {
      if (!waiting) setImmediate(tell);
      waiting = true;
    });
    response.on('close', stop);
    response.write(': here\n\n');
  };
