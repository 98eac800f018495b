// What whoever runs a process asks it: is it there, and does its store answer.
import type { Application } from 'express';

/** @param ask costs the store next to nothing; rejects if that does not answer */
export function bindProbes(app: Application, ask: () => Promise<unknown>): void {
  app.get('/healthz', (_request, response) => void response.set('Cache-Control', 'no-store').json({ ok: true }));
  app.get('/readyz', async (_request, response) => {
    const ok = await ask().then(
      () => true,
      () => false,
    );
    response
      .status(ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ok });
  });
}
