// Many changes, few writes: what arrives while a write runs goes into the next one. The running write is the only timer.

export interface GroupCommit {
  /** Resolves after a write that began at this call or later. Rejects from the first failed write on, for good. */
  save(): Promise<void>;
  /** Resolves when everything is written that was to be saved before this call. */
  settled(): Promise<void>;
}

/** @param write stores the state as it is at the call; never called while it runs */
export function groupCommit(write: () => Promise<void>): GroupCommit {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  // A failed write stays `running`: what the disk holds then is unknown, and a retry may report success over lost data.
  const begin = () => (running = write().then(() => void (running = undefined)));

  const follow = (before: Promise<void>) =>
    before.then(() => {
      next = undefined;
      return begin();
    });

  return {
    save: () => next ?? (running === undefined ? begin() : (next = follow(running))),
    settled: async () => next ?? running,
  };
}
