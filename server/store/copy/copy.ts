// A store as a sequence of entries, the same whatever it lies in: what is backed up, restored, and moved from one kind to another.

export const PARTS = { members: ['teams', 'rolls'], ballots: ['boxes', 'voices', 'threads'] } as const;
export type StoreName = keyof typeof PARTS;
export type Part = (typeof PARTS)[StoreName][number];

/** One document, in the form in which the embedded store writes it. */
export interface Entry {
  part: Part;
  key: string;
  content: unknown;
}

/** Both stores, closed to everybody else while they are copied. */
export interface Copyable {
  isEmpty(): Promise<boolean>;
  read(): AsyncIterable<Entry>;
  /** All or, if it rejects, whatever had come until then; durable when it resolves. */
  write(entries: AsyncIterable<Entry>): Promise<void>;
  close(): Promise<void>;
}
