// The mirror: what a leader says, in their own name, in the place of a pulse's statements. It is no ballot and is never counted.
import * as z from 'zod/mini';
import { UserId } from '../ids.ts';
import { ASKED_MAX } from './terms.ts';

/** To each statement of the terms, in their order: 1 … 5, or `null` where nothing was said. */
const MirrorAnswers = z.array(z.nullable(z.int().check(z.minimum(1), z.maximum(5)))).check(z.maxLength(ASKED_MAX));

export const Mirror = z.strictObject({
  by: UserId,
  name: z.string(),
  answers: MirrorAnswers,
  /** Agreed beforehand: the team sees it beside its result. Otherwise nobody but its author ever does. */
  isShown: z.boolean(),
});
export type Mirror = z.infer<typeof Mirror>;
