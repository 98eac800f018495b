// Refusals and faults leave as application/problem+json (RFC 9457): a code, never a sentence, never a stack.
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { PROBLEMS, Refusal, type Problem, type ProblemCode } from '#contract/problem';
import { StoreUnavailable } from '../records/documents.ts';

/** What express's own body readers say: https://github.com/expressjs/body-parser#errors */
const BODY_ERRORS: Record<string, ProblemCode> = {
  'entity.too.large': 'too-large',
  'entity.parse.failed': 'malformed',
  'encoding.unsupported': 'wrong-media',
  'charset.unsupported': 'wrong-media',
  'request.aborted': 'malformed',
  'request.size.invalid': 'malformed',
};

export const unknownAddress: RequestHandler = () => {
  throw new Refusal('unknown-address');
};

/** A fault is logged by its stack alone: no address, no person, no body. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const code = codeOf(error);
    if (code === 'fault' || error instanceof StoreUnavailable)
      log.error({ stack: error instanceof Error ? error.stack : 'not an error' }, code);
    const problem: Problem = { type: `urn:mutual:${code}`, status: PROBLEMS[code] };
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Refusal) return error.code;
  if (error instanceof StoreUnavailable) return 'unavailable';
  if (error instanceof URIError) return 'malformed';
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  return BODY_ERRORS[type] ?? 'fault';
}
