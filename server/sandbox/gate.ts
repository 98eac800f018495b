// The way to a product that may be replaced: whoever is inside is waited for, whoever comes meanwhile waits.
import type { RequestHandler } from 'express';
import { setTimeout } from 'node:timers/promises';

export interface Gate {
  /** Leads to whatever stands behind the gate. */
  pass: RequestHandler;
  /** Does something while nobody is inside. One at a time. */
  whileEmpty(work: () => Promise<void>): Promise<void>;
}

/** For who is inside; a request that hangs on a stand-in that plays dead is not waited for longer. */
const PATIENCE_MS = 5_000;

export function gate(behind: RequestHandler): Gate {
  const inside = new Set<Promise<void>>();
  let open: Promise<void> = Promise.resolve();
  return {
    async pass(request, response, next) {
      await open;
      const gone = new Promise<void>((done) => response.once('close', done));
      inside.add(gone);
      void gone.then(() => inside.delete(gone));
      await behind(request, response, next);
    },
    async whileEmpty(work) {
      const done = open.then(async () => {
        await Promise.race([Promise.all(inside), setTimeout(PATIENCE_MS, undefined, { ref: false })]);
        await work();
      });
      open = done.catch(() => undefined);
      await done;
    },
  };
}
