// What a pulse promises. Frozen when it opens and shown before the first statement.
import * as z from 'zod/mini';
import { Instant, ItemId, KeyId, Language, PulseId, TeamId } from '../ids.ts';
import { EDGE_DEFAULT, EDGE_MAX, FLOOR } from '../policy/policy.ts';

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
