// Only pages of this machine may talk to the sandbox: a foreign name that resolves to 127.0.0.1 is refused (DNS rebinding).
import type { RequestHandler } from 'express';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const onlyLoopback: RequestHandler = ({ headers: { host, origin } }, response, next) => {
  const here = isLoopback(`http://${host ?? ''}`) && (origin === undefined || isLoopback(origin));
  if (here) next();
  else response.status(403).json({ error: 'not-this-machine' });
};

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}
