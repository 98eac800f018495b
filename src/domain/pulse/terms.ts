// What a pulse promises. Frozen when it opens and shown before the first statement.
import * as z from 'zod/mini';
import { Instant, ItemId, KeyId, Language, PulseId, TeamId } from '../ids.ts';
import { EDGE_DEFAULT, EDGE_MAX, FLOOR } from '../policy/policy.ts';
import { CheckBack } from './check-back.ts';

export const Terms = z.strictObject({
  pulse: PulseId,
  team: TeamId,
  teamName: z.string(),
  leaderName: z.string(),
  items: z.array(ItemId).check(z.minLength(3), z.maxLength(5)),
  /** What is asked after the statements, if a promise was due. */
  checkBack: z.optional(CheckBack),
  /** How many members are asked. */
  roll: z.int().check(z.minimum(FLOOR)),
  floor: z.int().check(z.minimum(FLOOR)),
  edge: z.int().check(z.minimum(EDGE_DEFAULT), z.maximum(EDGE_MAX)),
  opensAt: Instant,
  closesAt: Instant,
  timeZone: z.string(),
  language: Language,
  keyId: KeyId,
});
export type Terms = z.infer<typeof Terms>;

/** A ballot has no room for more answers, and nobody the patience. */
export const ASKED_MAX = 5;

/** The statements that are asked beside a check-back: where there is no room for both, the last of five stays away. */
export const besideCheckBack = (items: readonly ItemId[], checkBack: CheckBack | undefined): ItemId[] =>
  items.slice(0, checkBack === undefined ? ASKED_MAX : ASKED_MAX - 1);

/** How much is asked: the answers of a ballot, statements first, then the check-back. 3…5 */
export const askedIn = ({ items, checkBack }: Pick<Terms, 'items' | 'checkBack'>): number =>
  items.length + (checkBack === undefined ? 0 : 1);

/** About six seconds for a statement, rounded up to five: what the card promises. */
export const expectedSeconds = (asked: number): number => Math.ceil((asked * 6) / 5) * 5;
