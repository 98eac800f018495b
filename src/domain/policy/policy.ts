// On which conditions a team is asked: what protects those who answer, and how they are asked. Each default stands here, once.
import * as z from 'zod/mini';
import { Language } from '../ids.ts';

/** Fewer ballots, or fewer answers to an item, and nothing is said. Nobody can lower it. */
export const FLOOR = 5;
/** The lowest `EDGE + 1` counts are one statement, and so are the highest. Policy may raise it, for later pulses. */
export const EDGE_DEFAULT = 2;
export const EDGE_MAX = 5;
/** For so long a number that was said freely is what the next ones refer to. */
export const MEMORY_WEEKS = 8;
/**
 * So many who were counted may be away the next time, and the other way round, and nothing follows from it. As many as the edge, with
 * which it rises.
 */
export const AWAY = 2;

export const Policy = z.strictObject({
  /** How many statements a pulse has. */
  length: z.int().check(z.minimum(3), z.maximum(5)),
  reminders: z.int().check(z.minimum(0), z.maximum(2)),
  floor: z.int().check(z.minimum(FLOOR), z.maximum(50)),
  edge: z.int().check(z.minimum(EDGE_DEFAULT), z.maximum(EDGE_MAX)),
  /** Are guests of the team asked, too? */
  guests: z.boolean(),
  /** May one statement of a pulse ask how people fare? */
  thriving: z.boolean(),
  language: Language,
});
export type Policy = z.infer<typeof Policy>;

export const DEFAULT_POLICY: Policy = {
  length: 4,
  reminders: 2,
  floor: FLOOR,
  edge: EDGE_DEFAULT,
  guests: false,
  thriving: false,
  language: 'en',
};

/** Is somebody with this role in the team asked? Owners never are: they get the mirror. */
export const isAsked = ({ guests }: Pick<Policy, 'guests'>, role: 'owner' | 'member' | 'guest'): boolean =>
  role === 'member' || (guests && role === 'guest');
