// Documents in memory, each with its own file: for one process, with nothing to install.
import { MissingDocument, type Documents } from '../../records/documents.ts';
import type { GroupCommit } from '../group-commit.ts';
import { filesIn, readFolder } from './folder.ts';
import { slot, type Fatal } from './slot.ts';

export interface EmbeddedDocuments<T> extends Documents<T> {
  /** Copies of the documents that match. */
  select(matches: (document: T) => boolean): Promise<T[]>;
  /** Resolves when everything changed so far is durable. */
  settled(): Promise<void>;
}

interface Entry<T> extends GroupCommit {
  /** `undefined`: taken away, the file perhaps not yet. */
  document: T | undefined;
}

/**
 * @param noticed is told of each document as it is now: all of them at the beginning, then each that changes or (`undefined`) goes
 * @throws an Error that names a file that can't be read
 */
export async function embeddedDocuments<T extends object>(
  folder: string,
  fatal: Fatal,
  noticed: (key: string, document: T | undefined) => void = () => {},
): Promise<EmbeddedDocuments<T>> {
  const entries = new Map<string, Entry<T>>();
  const file = filesIn<T>(folder);

  function add(key: string): Entry<T> {
    const entry: Entry<T> = { document: undefined, ...slot(file(key), () => entry.document, fatal) };
    entries.set(key, entry);
    return entry;
  }

  function put(key: string, entry: Entry<T>, document: T | undefined): Promise<void> {
    entry.document = document;
    noticed(key, document);
    return entry.save();
  }

  for (const [key, document] of await readFolder<T>(folder)) {
    add(key).document = document;
    noticed(key, document);
  }

  return {
    // Waits for a change that is on its way, because what was read may be acted upon and must not be taken back by a crash.
    read: async (key) => {
      const entry = entries.get(key);
      const document = structuredClone(entry?.document);
      await entry?.settled();
      return document;
    },
    create: async (key, document) => {
      const entry = entries.get(key) ?? add(key);
      await (entry.document === undefined ? put(key, entry, structuredClone(document)) : entry.settled());
    },
    change: async (key, edit) => {
      const entry = entries.get(key);
      if (entry?.document === undefined) throw new MissingDocument(key);
      const draft = structuredClone(entry.document);
      // A copy, because the result may be a part of the draft, which is the document from here on.
      const result = structuredClone(edit(draft));
      await put(key, entry, draft);
      return result;
    },
    remove: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return;
      await put(key, entry, undefined);
      if (entry.document === undefined) entries.delete(key);
    },
    select: async (matches) => {
      const found = [...entries.values()].filter(({ document }) => document !== undefined && matches(document));
      const documents = structuredClone(found.flatMap(({ document }) => document ?? []));
      await Promise.all(found.map((entry) => entry.settled()));
      return documents;
    },
    settled: async () => void (await Promise.all([...entries.values()].map((entry) => entry.settled()))),
  };
}
