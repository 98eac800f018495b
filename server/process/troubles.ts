// What goes wrong again and again is said once in a while: a line for each trouble, with its cause, and never one for each request or tick.
import type { Logger } from 'pino';

const QUIET_MS = 10 * 60_000;
/** Different ones that are remembered; more are said again. */
const KNOWN_MOST = 1_000;

/** @param what went wrong, in words  @param where it did, if not everywhere: a pulse, a team; never a person */
export type Troubled = (error: unknown, what: string, where?: string) => void;

/** Two are the same if the message, the cause and the place are. */
export function troubles(log: Pick<Logger, 'error'>): Troubled {
  const said = new Map<string, number>();
  return (error, what, where) => {
    const cause = causeOf(error);
    const name = `${where} ${what} ${String(error)} ${cause.code}`;
    const now = performance.now();
    if (now - (said.get(name) ?? -Infinity) < QUIET_MS) return;
    if (said.size >= KNOWN_MOST) said.clear();
    said.set(name, now);
    log.error({ stack: error instanceof Error ? error.stack : 'not an error', ...cause, ...(where !== undefined && { where }) }, what);
  };
}

/** What the system, the database or Microsoft calls it. */
function causeOf(error: unknown): { code?: string; correlation?: string } {
  const below = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  const code = fieldOf(below, 'code') ?? fieldOf(error, 'code');
  const correlation = fieldOf(below, 'correlation');
  return { ...(code !== undefined && { code }), ...(correlation !== undefined && { correlation }) };
}

function fieldOf(error: unknown, field: string): string | undefined {
  const value: unknown = error instanceof Error ? Object.getOwnPropertyDescriptor(error, field)?.value : undefined;
  return typeof value === 'string' ? value : undefined;
}
