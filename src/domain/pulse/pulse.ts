// One round of questions to one team, and where it stands.
import * as z from 'zod/mini';
import { Positive } from '../ids.ts';

/** `open`: ballots are taken. `closed`: the report is published, everything else is scrubbed. */
export const Phase = z.enum(['open', 'closed']);
export type Phase = z.infer<typeof Phase>;

/** What may be said while a pulse is open: nothing exact about a group smaller than the floor. */
export const Turnout = z.union([z.literal('few'), Positive]);
export type Turnout = z.infer<typeof Turnout>;

/** @param counted ballots in the box  @param floor the pulse's own */
export const turnout = (counted: number, floor: number): Turnout => (counted < floor ? 'few' : counted);
