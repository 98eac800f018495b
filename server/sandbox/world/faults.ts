// Microsoft on a bad day: the failures that Graph and the connector were told to play.
import type { RequestHandler, Response } from 'express';
import type { Fault } from '../stage/stage.ts';
import type { World } from './world.ts';

/** A client that is patient enough to wait this long gets a 504. Milliseconds. */
const HOLD = 30_000;

const PLAY: Record<Fault['kind'], (response: Response) => void> = {
  throttled: (response) => void response.status(429).set('Retry-After', '1').json(body('TooManyRequests', 'Too many requests.')),
  unavailable: (response) => void response.status(503).json(body('ServiceUnavailable', 'The service is not available.')),
  timeout: (response) => {
    const held = setTimeout(() => response.status(504).json(body('GatewayTimeout', 'The service did not answer.')), HOLD);
    response.on('close', () => clearTimeout(held));
  },
  garbage: (response) => void response.status(200).type('json').send('{"value":[{"id":'),
};

export const faults =
  (world: World): RequestHandler =>
  (_request, response, next) => {
    const kind = world.takeFault();
    if (kind === null) next();
    else PLAY[kind](response);
  };

const body = (code: string, message: string) => ({ error: { code, message, innerError: {} } });
