// Everything that lies in a data folder at one moment, as somebody who copies it would look at it.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface Stored {
  /** Contents by path below the folder, a byte a character. */
  files: Map<string, string>;
  /** When each was last written, in milliseconds of the real clock. */
  written: Map<string, number>;
}

export async function storedIn(folder: string): Promise<Stored> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const each = async <T>(look: (path: string) => Promise<T>) =>
    new Map(await Promise.all(paths.toSorted().map(async (path) => [relative(folder, path), await look(path)] as const)));
  return { files: await each((path) => readFile(path, 'latin1')), written: await each(async (path) => (await stat(path)).mtimeMs) };
}

/** The files of one of the two stores. */
export const storeOf = ({ files }: Stored, store: 'members' | 'ballots'): Map<string, string> =>
  new Map([...files].filter(([path]) => path.startsWith(`${store}/`)));

export const textOf = (files: Map<string, string>): string => [...files].flat().join('\n');

/** Which files are not the same, or are there in only one. */
export const changed = (before: Map<string, unknown>, after: Map<string, unknown>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).toSorted();

type Leaf = string | number | boolean | null;

/** Every value of a document by the way to it; an own key of a record is a value too. */
export function leavesOf(document: unknown, way = ''): [way: string, value: Leaf][] {
  if (typeof document !== 'object' || document === null) return [[way, document as Leaf]];
  return Object.entries(document).flatMap(([key, value]) => leavesOf(value, `${way}/${key}`));
}

/** Words that the program itself writes as names of properties. */
const PROPERTY = /^[a-z]+([A-Z][a-z]+)*$/;

/** Every text and number that stands in these files, also as a name of a file or of a property. */
export function valuesIn(files: Map<string, string>): (string | number)[] {
  const all = [...files].flatMap(([path, text]) => [
    ...path.split(/[/.]/),
    ...leavesOf(JSON.parse(text)).flatMap(([way, value]) => [...way.split('/').filter((key) => !PROPERTY.test(key)), value]),
  ]);
  return [...new Set(all)].filter((value) => typeof value === 'string' || typeof value === 'number');
}
