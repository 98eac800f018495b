// What Graph calls its refusal, for the log: its code, its status and the id under which Microsoft has the call. Nothing that it says in words.
import { GraphError } from '@microsoft/microsoft-graph-client';

/** Codes are names in letters; whatever else comes in their place may hold an address or an id. https://learn.microsoft.com/graph/errors */
const CODE = /^[A-Za-z_]{1,64}$/;
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export class GraphCause extends Error {
  override readonly name = 'GraphCause';
  readonly code: string;
  /** `request-id`, which whoever supports Graph asks for first; not where it would lead to whoever asked us. */
  readonly correlation: string | undefined;

  /** @param error as the Graph client throws it; one of another kind never came to an answer of Graph */
  constructor(error: unknown) {
    const { statusCode, code, requestId } = error instanceof GraphError ? error : { statusCode: 0, code: null, requestId: null };
    super(statusCode > 0 ? `Graph ${statusCode}` : 'no answer of Graph');
    const name = code !== null && CODE.test(code) ? code : 'no code';
    this.code = statusCode > 0 ? `${statusCode} ${name}` : 'no answer';
    this.correlation = requestId !== null && ID.test(requestId) ? requestId : undefined;
  }
}
