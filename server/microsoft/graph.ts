// The Graph client: one chain of middleware for calls as the app and for calls as somebody.
import {
  AuthenticationHandler,
  Client,
  GraphError,
  HTTPMessageHandler,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { Refusal } from '#contract/problem';
import type { Caller } from '../access/token.ts';
import { Undelivered } from '../follow-up/ways.ts';
import type { Tokens } from './entra.ts';
import type { Network } from './network.ts';

export interface Graph {
  asApp: Client;
  /** Takes the token first, because the client hides why it could not be had. */
  asCaller(caller: Caller): Promise<Client>;
}

/** A call that Microsoft does not answer in this time has failed. */
export const GRAPH_TIMEOUT_MS = 8_000;
/** Somebody may be waiting: what Graph wants repeated later than this is given back to the caller. */
const RETRY_WITHIN_S = 2;

export function graph(tokens: Tokens, network: Network): Graph {
  return {
    asApp: client(tokens.asApp, network),
    asCaller: async (caller) => {
      const token = await tokens.asCaller(caller);
      return client(async () => token, network);
    },
  };
}

function client(getAccessToken: () => Promise<string>, network: Network): Client {
  const retry = new RetryHandlerOptions(1, 2, (_delay, _attempt, _request, _options, response) => {
    return Number(response.headers.get('retry-after') ?? 0) <= RETRY_WITHIN_S;
  });
  const chain: Middleware[] = [
    new AuthenticationHandler({ getAccessToken }),
    new RetryHandler(retry),
    new TelemetryHandler(),
    new Timeout(),
  ];
  if (network.graph) chain.push(network.graph);
  chain.push(new HTTPMessageHandler());
  for (const [position, link] of chain.entries()) {
    const next = chain[position + 1];
    if (next) link.setNext?.(next);
  }
  return Client.initWithMiddleware({ middleware: chain[0] as Middleware });
}

class Timeout implements Middleware {
  #next: Middleware | undefined;
  setNext(next: Middleware): void {
    this.#next = next;
  }
  async execute(context: Context): Promise<void> {
    context.options = { ...context.options, signal: AbortSignal.timeout(GRAPH_TIMEOUT_MS) };
    await this.#next?.execute(context);
  }
}

/** For somebody who waits: what Graph refuses is `graph-refused`, what it can't do now is `unavailable`. */
export function refuse(error: unknown): never {
  if (error instanceof Refusal) throw error;
  throw new Refusal(error instanceof GraphError && isFinal(error.statusCode) ? 'graph-refused' : 'unavailable');
}

/** For the outbox: a 4xx other than 408 and 429 can't get better by trying again. */
export function undelivered(error: unknown): never {
  if (!(error instanceof GraphError)) throw new Undelivered('unreachable', 0);
  if (isFinal(error.statusCode)) throw new Undelivered(error.code ?? String(error.statusCode), null);
  throw new Undelivered(error.statusCode === 429 ? 'throttled' : 'unavailable', retryAfter(error.headers?.get('retry-after')));
}

/** Microsoft says seconds; a date, which RFC 9110 §10.2.3 allows too, counts as nothing said. @returns milliseconds */
export const retryAfter = (header: string | null | undefined): number => (/^\d+$/.test(header ?? '') ? Number(header) * 1_000 : 0);

const isFinal = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429;
