// Documents in memory, each with its own file: for one process, with nothing to install.
import { MissingDocument, type Documents } from '../../records/documents.ts';
import { writeRecord, type Kind } from '../../records/versions.ts';
import type { GroupCommit } from '../group-commit.ts';
import { filesIn } from './folder.ts';
import { frozen } from './frozen.ts';
import { slot, type Fatal } from './slot.ts';

export interface EmbeddedDocuments<T> extends Documents<T> {
  /** All keys. */
  keys(): string[];
  /** The document as it is now, durable or not. */
  peek(key: string): Readonly<T> | undefined;
  /** Resolves when everything changed so far is durable. */
  settled(): Promise<void>;
}

interface Entry<T> {
  /** `undefined`: taken away, the file perhaps not yet. */
  document: T | undefined;
  /** Since the first change; most documents are only read, and of tens of thousands each object counts. */
  commit: GroupCommit | undefined;
}

interface Part<T> {
  folder: string;
  kind: Kind<T>;
  /** What the files hold. */
  stored: ReadonlyMap<string, T>;
  fatal: Fatal;
  /** Is told of each document as it is now: all of them at the beginning, then each that changes or (`undefined`) goes. */
  noticed?: (key: string, document: T | undefined) => void;
}

export function embeddedDocuments<T extends object>({ folder, kind, stored, fatal, noticed = () => {} }: Part<T>): EmbeddedDocuments<T> {
  const entries = new Map<string, Entry<T>>();
  const file = filesIn(folder);

  function add(key: string): Entry<T> {
    const entry: Entry<T> = { document: undefined, commit: undefined };
    entries.set(key, entry);
    return entry;
  }

  function put(key: string, entry: Entry<T>, document: T | undefined): Promise<void> {
    entry.document = document && frozen(document);
    noticed(key, document);
    entry.commit ??= slot(file(key), () => entry.document && writeRecord(kind, entry.document), fatal);
    return entry.commit.save();
  }

  for (const [key, document] of stored) {
    add(key).document = frozen(document);
    noticed(key, document);
  }

  return {
    // Waits for a change that is on its way, because what was read may be acted upon and must not be taken back by a crash.
    read: async (key) => {
      const entry = entries.get(key);
      const document = entry?.document;
      await entry?.commit?.settled();
      return document;
    },
    create: async (key, document) => {
      const entry = entries.get(key) ?? add(key);
      // A copy of our own, its fields in the order in which they are read again: the file shows no restart.
      await (entry.document === undefined ? put(key, entry, kind.schema.parse(document)) : entry.commit?.settled());
    },
    change: async (key, edit) => {
      const entry = entries.get(key);
      if (entry?.document === undefined) throw new MissingDocument(key);
      const draft = structuredClone(entry.document);
      const result = edit(draft);
      await put(key, entry, draft);
      return result;
    },
    remove: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return;
      await put(key, entry, undefined);
      if (entry.document === undefined) entries.delete(key);
    },
    keys: () => [...entries.keys()],
    peek: (key) => entries.get(key)?.document,
    settled: async () => void (await Promise.all([...entries.values()].flatMap(({ commit }) => commit?.settled() ?? []))),
  };
}
