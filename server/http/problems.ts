// Refusals and faults leave as application/problem+json (RFC 9457): a code, never a sentence, never a stack.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { PROBLEMS, Refusal, type Problem, type ProblemCode } from '#contract/problem';
import { troubles } from '../process/troubles.ts';
import { StoreUnavailable } from '../records/documents.ts';

/** Seconds after which whoever found no room may come again. */
const COME_AGAIN = '1';
/** How long, and for how many bytes, we go on listening to a body that is too large, so that its sender hears why. */
const FAREWELL_MS = 500;
const FAREWELL_BYTES = 1_048_576;

export const unknownAddress: RequestHandler = () => {
  throw new Refusal('unknown-address');
};

/** A fault is logged by its stack and code alone: no address, no person, no body; the same one not with each request. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  const troubled = troubles(log);
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const code = codeOf(error);
    if (code === 'fault' || error instanceof StoreUnavailable) troubled(error, code);
    else if (error instanceof Refusal && error.cause instanceof Error) troubled(namelessly(error, error.cause), code);
    const problem: Problem = { type: `urn:mutual:${code}`, status: PROBLEMS[code] };
    response.status(problem.status).type('application/problem+json').set('Cache-Control', 'no-store');
    if (code === 'unavailable') response.set('Retry-After', COME_AGAIN);
    if (code === 'too-large') sayFarewell(request, response, JSON.stringify(problem));
    else response.send(JSON.stringify(problem));
  };
}

/** All of the answer, and then the end of the connection: closed at once, the sender would be told that it broke and nothing else. */
function sayFarewell(request: Request, response: Response, text: string): void {
  response.set({ Connection: 'close', 'Content-Length': String(Buffer.byteLength(text)) }).write(text);
  let heard = 0;
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, FAREWELL_MS);
  request
    .on('data', ({ length }: Buffer) => {
      heard += length;
      if (heard > FAREWELL_BYTES) end();
    })
    .once('end', end)
    .once('close', end)
    .resume();
}

/** What Microsoft said, without the id under which it knows whose request it was. */
function namelessly({ code, stack }: Refusal, cause: Error): Refusal {
  const nameless = Object.assign(new Error(cause.message), 'code' in cause && { code: cause.code });
  return Object.assign(new Refusal(code, { cause: nameless }), { stack });
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Refusal) return error.code;
  if (error instanceof StoreUnavailable) return 'unavailable';
  // An address with a `%` that stands for nothing.
  return error instanceof URIError ? 'malformed' : 'fault';
}
