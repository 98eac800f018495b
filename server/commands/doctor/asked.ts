// One question over HTTP whose answer must be of a known form.
import type { z } from 'zod';
import { readJson } from '#domain/json';

const PATIENCE_MS = 10_000;

/** @param token if one has to be shown  @returns the answer, or in a few words why there is none that can be read */
export async function asked<T extends z.ZodType>(
  url: string,
  schema: T,
  token?: string,
): Promise<{ body: z.output<T> } | { failed: string }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    return name === 'TimeoutError' ? 'no answer within ten seconds' : (cause?.code ?? 'not reachable');
  });
  if (typeof response === 'string') return { failed: response };
  if (!response.ok) return { failed: `HTTP ${response.status}` };
  const text = await response.text().catch(() => '');
  const { success, data } = schema.safeParse(response.headers.get('content-type')?.includes('json') ? readJson(text) : text);
  return success ? { body: data } : { failed: 'something else answers there' };
}
