// Everything that is stored, as records: each part with its kind, and older versions brought up to this one.
import type { Kind } from '../records/versions.ts';

export type Kinds<P extends object> = { readonly [Name in keyof P]: Kind<P[Name]> };

/** By part, by key. */
export type Records<P extends object> = { readonly [Name in keyof P]: ReadonlyMap<string, P[Name]> };

/** A stored thing, read: in which part of a store it lies, and under which key. */
export type StoredRecord<P extends object> = { [Name in keyof P]: { part: Name; key: string; record: P[Name] } }[keyof P];

/**
 * Reads what is stored under one key. Something else than one record under the same name: an older version, in the place of which these
 * are to be written, the one of the same name last, so that an interrupted upgrade begins anew.
 * @param where the file or row, for whoever has to mend it  @throws {UnreadableRecord}
 */
export type ReadEntry<P extends object> = (part: keyof P, key: string, stored: unknown, where: string) => StoredRecord<P>[];

export const partsOf = <P extends object>(kinds: Kinds<P>): (keyof P & string)[] => Object.keys(kinds) as (keyof P & string)[];
