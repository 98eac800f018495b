// What goes wrong again and again is said once in a while: a line for each trouble, with its cause, and never one for each request or tick.
import type { Logger } from 'pino';

const QUIET_MS = 10 * 60_000;
/** Different ones that are remembered; more are said again. */
const KNOWN_MOST = 1_000;

/** @param what went wrong, in words  @param where it did, if not everywhere: a pulse, a team; never a person */
export type Troubled = (error: unknown, what: string, where?: string) => void;

/** Two are the same if the message and the place are. */
export function troubles(log: Pick<Logger, 'error'>): Troubled {
  const said = new Map<string, number>();
  return (error, what, where) => {
    const name = `${where} ${what} ${String(error)}`;
    const now = performance.now();
    if (now - (said.get(name) ?? -Infinity) < QUIET_MS) return;
    if (said.size >= KNOWN_MOST) said.clear();
    said.set(name, now);
    log.error(
      { stack: error instanceof Error ? error.stack : 'not an error', ...causeOf(error), ...(where !== undefined && { where }) },
      what,
    );
  };
}

/** What the system, the database or Microsoft calls it. */
function causeOf(error: unknown): { code?: string } {
  const own = error instanceof Error && 'code' in error ? error.code : undefined;
  const below = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : undefined;
  const code = own ?? below;
  return typeof code === 'string' ? { code } : {};
}
