// Why a pulse asks a statement: said to everybody, so that nobody has to guess what a choice of questions means.
import * as z from 'zod/mini';
import { Count } from '../ids.ts';

/**
 * `core`: asked in every pulse. `chosen`: by the leader. `together`: by the team whose cadence asks this one, too. `never`: its facet was
 * not asked before. `longest-ago`: no other was last asked so long ago. `least-certain`: others were asked last in the same pulse, and
 * what they said was more certain. `fact-first`, `fact`: a fact that is asked twice a year, for the first time or again.
 * `weeks`: since its facet was last asked, rounded.
 */
export const Why = z.discriminatedUnion('because', [
  z.strictObject({ because: z.enum(['core', 'chosen', 'together', 'never', 'fact-first']) }),
  z.strictObject({ because: z.enum(['longest-ago', 'least-certain', 'fact']), weeks: Count }),
]);
export type Why = z.infer<typeof Why>;
