// What a pulse promises. Frozen when it opens and shown before the first statement.
import * as z from 'zod/mini';
import { Instant, ItemId, KeyId, Language, PulseId, TeamId } from '../ids.ts';

/** Fewer ballots, or fewer answers to an item, and nothing is said. Nobody can lower it. */
export const FLOOR = 5;
/** The lowest `EDGE + 1` counts are one statement, and so are the highest. Policy may raise it, for later pulses. */
export const EDGE_DEFAULT = 2;
export const EDGE_MAX = 5;
/** How long a change of the roll is held against new reports. */
export const MEMORY_WEEKS = 8;

export const Terms = z.strictObject({
  pulse: PulseId,
  team: TeamId,
  teamName: z.string(),
  leaderName: z.string(),
  items: z.array(ItemId).check(z.minLength(3), z.maxLength(5)),
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

/** About six seconds for a statement, rounded up to five: what the card promises. */
export const expectedSeconds = (items: number): number => Math.ceil((items * 6) / 5) * 5;
