// Graph says no, in Graph's words: https://learn.microsoft.com/graph/errors
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
  get body(): object {
    const id = randomUUID();
    return {
      error: {
        code: this.code,
        message: this.message,
        innerError: { date: new Date().toISOString().slice(0, 19), 'request-id': id, 'client-request-id': id },
      },
    };
  }
}

export const noSuchPath = (path: string): GraphRefusal =>
  new GraphRefusal(404, 'ResourceNotFound', `Resource not found for the segment in '${path}'.`);
export const noSuchUser = (id: string): GraphRefusal =>
  new GraphRefusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
export const noSuchEvent = (): GraphRefusal =>
  new GraphRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
export const badRequest = (message: string, code = 'BadRequest'): GraphRefusal => new GraphRefusal(400, code, message);

/** Parses a body as strictly as Graph does. @throws GraphRefusal 400 for what is unknown, missing or of the wrong kind. */
export function parse<T>(schema: z.ZodType<T>, body: unknown, code: string): T {
  const { data, error } = schema.safeParse(body);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined)
    throw badRequest(`${issue.path.join('.')}: ${issue.message}`, issue.code === 'unrecognized_keys' ? 'RequestBodyRead' : code);
  return data as T;
}
