// One opening to come, as the calendar has it.
import * as z from 'zod/mini';
import { Instant } from '../ids.ts';

/** `moved` and `skipped` are what somebody did to it in Outlook. */
export const Occurrence = z.strictObject({
  /** Graph's id of the occurrence; empty in a preview, where no series exists yet. */
  id: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  state: z.enum(['planned', 'moved', 'skipped', 'opened']),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** Is it still to be opened? */
export const isToCome = ({ state }: Occurrence): boolean => state === 'planned' || state === 'moved';
