// The question whether what a leader promised was done: asked once, in the first pulse after the promise's day, in the words of the promise.
import * as z from 'zod/mini';
import { Day } from '../cadence/days.ts';
import { Count, PulseId } from '../ids.ts';

/** Characters (UTF-16 code units) of one sentence. */
export const SENTENCE_MAX = 280;
export const Sentence = z.string().check(z.trim(), z.minLength(1), z.maxLength(SENTENCE_MAX));

/** One promise of a team: after which pulse it was made, and which of that pulse's it is. */
export const PromiseName = z.strictObject({ pulse: PulseId, nth: Count });
export type PromiseName = z.infer<typeof PromiseName>;

/** "What we ask of you", "what you can expect of us", and until when. */
export const PromiseWords = z.strictObject({ ask: Sentence, expect: Sentence, until: Day });
export type PromiseWords = z.infer<typeof PromiseWords>;

/** As it was when the pulse opened; part of the frozen terms. */
export const CheckBack = z.strictObject({ ...PromiseName.shape, ...PromiseWords.shape });
export type CheckBack = z.infer<typeof CheckBack>;

/**
 * What an answer to it means on the ballot, beside 0, "rather not say". Whoever can't tell has not answered it, and nothing else means
 * anything: an answer that no ballot offers is counted as none, too.
 */
export const DONE = { no: 1, partly: 2, yes: 3, 'cant-tell': 4 } as const;
/** K: how many of them are answers that are counted against each other. */
export const DONE_ANSWERS = 3;
