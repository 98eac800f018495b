// Two ways to call the server that can't be swapped: with a name, or without anything that could carry one.
import type * as z from 'zod/mini';
import type { AnonymousEndpoint, MemberEndpoint, Params } from '#contract/endpoint';
import { problemIn, type ProblemCode } from '#contract/problem';
import { SignInFailure, type SignInCode } from './host/host.ts';

/** Why a call did not work: the server's refusal, the host's, or `offline` if nothing came back. */
export type FailureCode = ProblemCode | SignInCode | 'offline';

export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly code: FailureCode;
  constructor(code: FailureCode) {
    super(code);
    this.code = code;
  }
}

/** @returns the code of a failed call, or `fault` for anything that should never have been thrown */
export const failureCode = (thrown: unknown): FailureCode =>
  thrown instanceof CallFailure || thrown instanceof SignInFailure ? thrown.code : 'fault';

/** @throws {SignInFailure} */
export type TokenSource = () => Promise<string>;

interface Call<P extends Params, Q extends z.ZodMiniType> {
  params: z.output<P>;
  body?: z.input<Q>;
  /** Scheme and host of the server; the page's own if absent. */
  origin?: string;
}

/** Calls in the person's name. @throws {CallFailure} @throws {SignInFailure} */
export async function callAsMember<P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  endpoint: MemberEndpoint<P, Q, S>,
  { params, body, origin, token }: Call<P, Q> & { token: TokenSource },
): Promise<z.output<S>> {
  const headers: Record<string, string> = { authorization: `Bearer ${await token()}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await request(address(endpoint.path, params, origin), {
    method: endpoint.method,
    headers,
    cache: 'no-store',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer(endpoint.response, response);
}

/**
 * Calls as nobody: no token, no cookie, no referrer, no header of ours. A text body makes it a simple request, so no preflight
 * precedes it (Fetch standard, CORS-safelisted request). `keepalive` lets it finish if the dialog closes meanwhile.
 * @throws {CallFailure}
 */
export async function callAnonymously<P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  endpoint: AnonymousEndpoint<P, Q, S>,
  { params, body, origin }: Call<P, Q>,
): Promise<z.output<S>> {
  const response = await request(address(endpoint.path, params, origin), {
    method: endpoint.method,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    keepalive: true,
    ...(body === undefined ? {} : { body: String(body) }),
  });
  return answer(endpoint.response, response);
}

/** Parameters that the path does not name stand in the query. */
function address(path: string, params: object, origin = ''): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  const named = given.filter(([name]) => path.includes(`:${name}`));
  const query = new URLSearchParams(given.filter((one) => !named.includes(one)).map(([name, value]) => [name, String(value)])).toString();
  const filled = named.reduce((text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(String(value))), path);
  return origin + filled + (query && `?${query}`);
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });
  } catch {
    throw new CallFailure('offline');
  }
}

async function answer<S extends z.ZodMiniType>(schema: S, response: Response): Promise<z.output<S>> {
  const text = await response.text().catch(() => {
    throw new CallFailure('offline');
  });
  if (!response.ok) throw new CallFailure(problemCode(text, response.status));
  return schema.parse(text === '' ? undefined : JSON.parse(text));
}

/** A proxy in between may answer without a problem of ours; its 5xx means that the server could not be reached. */
const problemCode = (text: string, status: number): ProblemCode =>
  problemIn(text) ?? (status >= 500 || status === 429 ? 'unavailable' : 'fault');
