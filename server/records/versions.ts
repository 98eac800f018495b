// What every stored thing has: a version, a schema, and the way up from older versions. Nothing stored is trusted unread.
import type * as z from 'zod/mini';

/** One kind of record. `upgrades[n]` makes version n + 1 of version n; what was stored before versions were has version 0. */
export interface Kind<T> {
  readonly name: string;
  readonly schema: z.ZodMiniType<T>;
  readonly upgrades: readonly ((older: Stored) => Stored)[];
}

export type Stored = Readonly<Record<string, unknown>>;

/** What was the same before versions were. */
export const unchanged = (older: Stored): Stored => older;

/** Never existed before versions were. */
export function notBefore(): never {
  throw new TypeError('no such thing existed before versions');
}

/** What to do about a stored thing that is damaged, and what that leads to. */
export const REMEDY =
  'Restore it from a backup. Or take it away: an open pulse to which it belongs then ends without a result, and its team is told why.';

/** A stored thing that can't be read. Its message names the file or row and what to do, and quotes nothing of the content. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

/**
 * @param where the file or row, for whoever has to mend it
 * @throws {UnreadableRecord} for a newer version, and for what is none of this kind
 */
export function readRecord<T>({ name, schema, upgrades }: Kind<T>, where: string, stored: unknown): T {
  const { version = 0, ...content } = isObject(stored) ? stored : {};
  if (typeof version === 'number' && version > upgrades.length)
    throw new UnreadableRecord(`${where} was written by a newer version of Mutual (${name} ${version}). Run that version, or a newer one.`);
  const { data, error } = schema.safeParse(isObject(stored) ? upgraded(upgrades, version, content) : undefined);
  if (error === undefined) return data as T;
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.') || 'all of it'))].slice(0, 3).join(', ');
  throw new UnreadableRecord(`${where} is damaged (${name}: ${fields}). ${REMEDY}`);
}

/** As it is stored. */
export const writeRecord = <T extends object>({ upgrades }: Pick<Kind<T>, 'upgrades'>, record: T): object => ({
  version: upgrades.length,
  ...record,
});

/** @returns `undefined`, which no schema takes, for what can't be upgraded */
function upgraded(upgrades: Kind<unknown>['upgrades'], version: unknown, content: Stored): Stored | undefined {
  if (!Number.isInteger(version) || (version as number) < 0) return undefined;
  try {
    return upgrades.slice(version as number).reduce((older, upgrade) => upgrade(older), content);
  } catch {
    return undefined;
  }
}

export const isObject = (stored: unknown): stored is Stored => typeof stored === 'object' && stored !== null && !Array.isArray(stored);
