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
import type { Reason } from '#contract/api';
import { Undelivered } from '../follow-up/ways.ts';
import type { Lost } from '#domain/cadence/cadence';
import type { Tokens } from './entra.ts';
import { GraphCause } from './graph-cause.ts';
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

/**
 * What a 404 of a mailbox means: that something in it was deleted, or that there is no such mailbox (any more): switched off, on-premises,
 * without a licence, its owner gone. `undefined` for every other error. https://learn.microsoft.com/graph/errors
 */
export function lossOf(error: unknown): Lost | undefined {
  if (!(error instanceof GraphError) || error.statusCode !== 404) return undefined;
  return error.code === 'ErrorItemNotFound' ? 'deleted' : 'no-mailbox';
}

/** For somebody who waits: why Graph refuses, as far as they can do something about it; what it can't do now is `unavailable`. */
export function refuse(error: unknown): never {
  if (error instanceof Refusal) throw error;
  const options = { cause: new GraphCause(error) };
  if (!(error instanceof GraphError) || !isFinal(error.statusCode)) throw new Refusal('unavailable', options);
  if (error.code !== null && NO_MAILBOX.has(error.code)) throw new Refusal('no-mailbox', options);
  throw new Refusal(/timezone/i.test(`${error.code} ${error.message}`) ? 'unknown-zone' : 'graph-refused', options);
}

/** https://learn.microsoft.com/graph/errors, https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode */
const NO_MAILBOX = new Set(['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI', 'ErrorNonExistentMailbox', 'ErrorInvalidUser']);

/** For the outbox: a 4xx other than 408 and 429 can't get better by trying again. */
export function undelivered(error: unknown): never {
  if (!(error instanceof GraphError)) throw new Undelivered('unreachable', 0);
  if (isFinal(error.statusCode)) throw new Undelivered(reasonOf(error), null);
  throw new Undelivered(error.statusCode === 429 ? 'throttled' : 'unavailable', retryAfter(error.headers?.get('retry-after')));
}

/** Why Graph will never do it. A team's notice and a missing permission are both 403 and told apart by their texts. */
function reasonOf({ statusCode, code, message }: GraphError): Reason {
  if (code !== null && NO_MAILBOX.has(code)) return 'no-mailbox';
  if (code === 'ErrorInvalidRecipients') return 'attendees';
  if (statusCode === 404) return 'gone';
  if (statusCode !== 403 && statusCode !== 401) return 'refused';
  return /installed in the target scope/i.test(message) ? 'not-installed' : 'no-permission';
}

/** Microsoft says seconds; a date, which RFC 9110 §10.2.3 allows too, counts as nothing said. @returns milliseconds */
export const retryAfter = (header: string | null | undefined): number => (/^\d+$/.test(header ?? '') ? Number(header) * 1_000 : 0);

const isFinal = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429;
