// What lets anyone check that their ballot was counted, and what must fit together in it.
import * as z from 'zod/mini';
import { Count, KeyId, Positive, PulseId } from '../ids.ts';

const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Published when a pulse closes; `counted ≤ issued ≤ roll`. */
export const Bulletin = z.strictObject({
  pulse: PulseId,
  keyId: KeyId,
  /** How many were asked. */
  roll: Positive,
  /** How many drew a credential. */
  issued: Count,
  counted: Count,
  /** SHA-256 of each credential that was spent, hex, sorted. */
  spent: z.array(Hash),
  /** SHA-256 of the list (see `listed`), hex: as four words it can be compared with others, so that all have seen the same list. */
  root: Hash,
});
export type Bulletin = z.infer<typeof Bulletin>;

/** What stands in it beside the list of ballots. */
export const BulletinHead = z.pick(Bulletin, { keyId: true, roll: true, issued: true });
export type BulletinHead = z.infer<typeof BulletinHead>;

/** The text whose SHA-256 is the root: the ids in their order, one a line. */
export const listed = (spent: readonly string[]): string => spent.map((id) => `${id}\n`).join('');

/** What does not fit together, each with a code. */
export type Fault = 'unsorted' | 'repeated' | 'miscounted' | 'more-counted-than-drawn' | 'more-drawn-than-asked' | 'other-root';

/** @param root SHA-256 of `listed(spent)`, computed by whoever checks */
export function faultsOf({ roll, issued, counted, spent, root: said }: Bulletin, root: string): Fault[] {
  const checks: [Fault, boolean][] = [
    ['unsorted', spent.some((id, nth) => nth > 0 && id < spent[nth - 1]!)],
    ['repeated', new Set(spent).size < spent.length],
    ['miscounted', spent.length !== counted],
    ['more-counted-than-drawn', counted > issued],
    ['more-drawn-than-asked', issued > roll],
    ['other-root', root !== said],
  ];
  return checks.flatMap(([fault, found]) => (found ? [fault] : []));
}
