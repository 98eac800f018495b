// Signs beside the event loop, so that nobody who wants something else waits until a whole team's credentials are signed.
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Tinypool } from 'tinypool';
import type { ForEach } from '#domain/ballot/credential';
import { Refusal } from '#contract/problem';
import type { KeyPair } from './signing-key.ts';

const THREAD = new URL('./signing-thread.mjs', import.meta.url).href;
/** Two sign as many as the event loop can ask for. */
const THREADS = Math.min(2, availableParallelism());
/** A thread that has had nothing to do for so long ends. */
const IDLE_MS = 60_000;
/** The most that a thread takes at once: about twenty milliseconds of work. */
const SHARE_MAX = 32;
/** As many as are signed in about three seconds: a server that ends has six to answer what it has taken. */
const WAITING_MAX = 4_000;

/** What one member draws: base64url of 256 bytes, twice. */
export interface Draw {
  keys: ForEach<KeyPair>;
  blinded: ForEach<string>;
}

export type Outcome = ForEach<string> | { error: unknown };

export interface SigningThreads {
  /** First come, first served. @returns the blind signatures, base64url. Refuses `unavailable` when too many wait. */
  sign(draw: Draw): Promise<ForEach<string>>;
  /** When all that waits now is signed, ends all threads, with every key that they know. Others begin when they are needed. */
  renew(): Promise<void>;
}

interface Waiting {
  draw: Draw;
  settle: (outcome: Outcome) => void;
}

export function signingThreads(): SigningThreads {
  // They need nothing of the environment, in which secrets are.
  const pool = new Tinypool({ filename: THREAD, minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS, env: {}, execArgv: [] });
  const waiting: Waiting[] = [];
  const shares = new Set<Promise<void>>();
  const oneByOne = pLimit(1);
  let paused = false;

  /** Shares out what waits among the threads that are free: a message for many members costs hardly more than one for one. */
  function shareOut(): void {
    while (!paused && shares.size < THREADS && waiting.length > 0) {
      const fair = Math.ceil(waiting.length / (THREADS - shares.size));
      const share = signAll(waiting.splice(0, Math.min(fair, SHARE_MAX))).then(() => {
        shares.delete(share);
        shareOut();
      });
      shares.add(share);
    }
  }

  async function signAll(share: Waiting[]): Promise<void> {
    const failed = (error: unknown): Outcome[] => share.map(() => ({ error }));
    const outcomes: Outcome[] = await pool.run(share.map(({ draw }) => draw)).catch(failed);
    for (const [nth, outcome] of outcomes.entries()) share[nth]?.settle(outcome);
  }

  async function renew(): Promise<void> {
    shareOut();
    const last = waiting.at(-1);
    while (last !== undefined && waiting.includes(last)) await Promise.race(shares);
    paused = true;
    await Promise.all(shares);
    await pool.recycleWorkers();
    paused = false;
    shareOut();
  }

  return {
    sign: async (draw) => {
      if (waiting.length >= WAITING_MAX) throw new Refusal('unavailable');
      // Whoever comes in the same turn of the event loop comes along.
      if (waiting.length === 0) setImmediate(shareOut);
      const outcome = await new Promise<Outcome>((settle) => waiting.push({ draw, settle }));
      if ('error' in outcome) throw outcome.error;
      return outcome;
    },
    renew: () => oneByOne(renew),
  };
}
