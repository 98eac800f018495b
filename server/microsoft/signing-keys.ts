// Entra ID's public keys: fetched, refreshed beside the requests, and kept through an outage, because a good key does not turn bad in one.
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { DAY } from '#domain/ids';
import { readJson } from '#domain/json';
import { Refusal } from '#contract/problem';

/** Entra ID may change its keys at any time, and publishes a new one before it signs: https://learn.microsoft.com/entra/identity-platform/signing-key-rollover */
const FRESH_MS = 600_000;
/** A key that nobody has confirmed for this long is believed no more. */
const TRUSTED_MS = DAY;
/** Tokens with made-up key ids must not become requests to Entra ID: what lies between two of these, after one that worked and one that did not. */
const COOL_MS = 30_000;
const COOL_AFTER_FAILURE_MS = 5_000;
const TIMEOUT_MS = 5_000;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** What is told to whoever runs the server. */
export interface KeyNews {
  /** @param why in words, e.g. `HTTP 503`  @param has whether there are keys from before */
  failed(why: string, has: boolean): void;
  worked(): void;
}

/** Refuses `sign-in-unavailable` for a token whose key could not be looked for; rejects as jose does for one that no key fits. */
export function signingKeys(url: URL, news: KeyNews): JWTVerifyGetKey {
  let known: { find: JWTVerifyGetKey; at: number } | undefined;
  let tried = { at: -Infinity, worked: false };
  let loading: Promise<void> | undefined;

  const load = (): Promise<void> =>
    (loading ??= fetchKeys(url)
      .then(
        (find) => {
          tried = { at: Date.now(), worked: true };
          known = { find, at: tried.at };
          news.worked();
        },
        (error: unknown) => {
          tried = { at: Date.now(), worked: false };
          news.failed(error instanceof Error ? error.message : 'unknown', known !== undefined);
        },
      )
      .finally(() => (loading = undefined)));

  // A clock that is set back makes something old, never young for longer.
  const since = (at: number) => Math.abs(Date.now() - at);
  const isCool = () => since(tried.at) >= (tried.worked ? COOL_MS : COOL_AFTER_FAILURE_MS);
  const isOlderThan = (age: number) => known === undefined || since(known.at) >= age;

  return async (header, token) => {
    if (isOlderThan(TRUSTED_MS) && isCool()) await load();
    // Nobody waits for keys that only should be looked at again.
    else if (isOlderThan(FRESH_MS) && isCool()) void load();
    if (known === undefined || isOlderThan(TRUSTED_MS)) throw new Refusal('sign-in-unavailable');
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Perhaps a new key. If that can't be found out, nothing is wrong with the token.
      if (isCool() || loading) await load();
      if (!tried.worked) throw new Refusal('sign-in-unavailable');
      return known.find(header, token);
    }
  };
}

/** @throws an Error that says in a few words why there are none */
async function fetchKeys(url: URL): Promise<JWTVerifyGetKey> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' }).catch((error: unknown) => {
    throw new Error(error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'not reachable');
  });
  const text = await response.text().catch(() => '');
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  const { data } = KeySet.safeParse(readJson(text));
  if (data === undefined) throw new Error('an answer that holds no keys');
  return createLocalJWKSet(data);
}
