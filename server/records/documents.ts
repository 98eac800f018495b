// The port that most rooms stand on: a set of JSON documents, each replaced whole, durably, one change at a time.

export interface Documents<T> {
  /** @returns the document itself, which nobody may change, or `undefined` if there is none */
  read(key: string): Promise<Readonly<T> | undefined>;
  /** Does nothing if the document is there already. Resolves when it is durable. */
  create(key: string, document: T): Promise<void>;
  /**
   * Runs `edit` on a copy and replaces the document with it. If `edit` throws, nothing has happened. It must be pure: a store
   * may run it again when somebody else was faster. Resolves when durable; rejects with `MissingDocument` if there is none.
   */
  change<R>(key: string, edit: (draft: T) => R): Promise<R>;
  /** Leaves nothing behind; does nothing if there is none. */
  remove(key: string): Promise<void>;
}

export class MissingDocument extends Error {
  override readonly name = 'MissingDocument';
}

/** Nobody knows whether it happened, or it did not and may later. Whoever asks again finds out: everything here can be repeated. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
