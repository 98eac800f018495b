// Many changes, few writes: what arrives while a write runs goes into the next one. The running write is the only timer.
import { setImmediate as turn } from 'node:timers/promises';
import { StoreUnavailable } from '../records/documents.ts';

export interface GroupCommit {
  /**
   * Resolves after a write that began at this call or later. Rejects from the first failed write on, for good; but with `StoreUnavailable`
   * only if that write did not begin, which the next one makes good.
   */
  save(): Promise<void>;
  /** Resolves when everything is written that was to be saved before this call; tries once more what could not begin. */
  settled(): Promise<void>;
}

/** @param write stores the state as it is at the call; never called while it runs */
export function groupCommit(write: () => Promise<void>): GroupCommit {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** The last write did not begin. */
  let isOwing = false;

  // A failed write stays `running`: what the disk holds then is unknown, and a retry may report success over lost data.
  async function commit(): Promise<void> {
    await running.catch(notBegun);
    // Whoever has come in the same turn of the event loop comes along.
    await turn();
    next = undefined;
    isOwing = false;
    await (running = write().catch((error: unknown) => {
      isOwing = error instanceof StoreUnavailable;
      throw error;
    }));
  }

  const save = () => (next ??= commit());
  return { save, settled: () => next ?? (isOwing ? save() : running) };
}

function notBegun(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) throw error;
}
