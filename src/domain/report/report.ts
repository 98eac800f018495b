// What is published about a closed pulse. Everything that people see is computed from this and from nothing else.
import * as z from 'zod/mini';
import { Count, Instant, ItemId, Positive } from '../ids.ts';
import { DONE_ANSWERS } from '../pulse/check-back.ts';
import { Terms } from '../pulse/terms.ts';

/** A count that is known to lie between its two ends (both included); exact when they are equal. */
export const Block = z.readonly(z.tuple([Count, Count]));
export type Block = z.infer<typeof Block>;

/**
 * The earlier report that a number refers to, the last of the team in which it was said freely, by when that closed.
 * `held`: joiners, leavers and a few who were away could explain the difference, so none is said. `free`: they could not; from now on
 * this report is referred to. `expired`: that report is older than `MEMORY_WEEKS`, so the number is said freely, too.
 */
export const Reference = z.strictObject({ closedAt: Instant, said: z.enum(['held', 'free', 'expired']) });
export type Reference = z.infer<typeof Reference>;

export const PublishedItem = z.union([
  z.strictObject({
    item: ItemId,
    /** How many answered this item. */
    n: Positive,
    /** For c = 1…4: how many answered c or lower. */
    atMost: z.array(Block).check(z.length(4)),
    /** For c = 1…4: what the number refers to, `null` where nothing was said before. `null` in reports from before there were references. */
    references: z.nullable(z.array(z.nullable(Reference)).check(z.length(4))),
    /** In reports from before there were references: until when this item is said less exactly because the team changed. */
    heldUntil: z.optional(Instant),
    /** How many of those asked were asked as well in the report that a change is told against; absent if nobody remembers. */
    common: z.optional(Count),
  }),
  z.strictObject({ item: ItemId, withheld: z.literal('floor') }),
]);
export type PublishedItem = z.infer<typeof PublishedItem>;
/** An item about which something is published. */
export type MeasuredItem = Extract<PublishedItem, { n: number }>;

/** What the team says became of a promise. For c = 1, 2: how many said no, or no or partly; whoever can't tell has not answered. */
export const CheckBackResult = z.union([
  z.strictObject({ n: Positive, atMost: z.array(Block).check(z.length(DONE_ANSWERS - 1)) }),
  z.strictObject({ withheld: z.literal('floor') }),
]);
export type CheckBackResult = z.infer<typeof CheckBackResult>;

/** People who agree are those who did not answer 3 or lower: the cut that a change is told by. */
export const AGREE_CUT = 2;

/** A part of an open pulse, without which nothing can be said about it: what was counted, who had begun and the keys, who was asked. */
export const PulsePart = z.enum(['box', 'credentials', 'roll']);
export type PulsePart = z.infer<typeof PulsePart>;

export const Report = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('published'),
    terms: Terms,
    ballots: Positive,
    items: z.array(PublishedItem),
    /** If the terms have a check-back. */
    checkBack: z.optional(CheckBackResult),
  }),
  /** Fewer ballots than the floor: not even how many is said. */
  z.strictObject({ outcome: z.literal('below-floor'), terms: Terms }),
  /** No result, because a part of it was lost in the store while it was open. */
  z.strictObject({ outcome: z.literal('lost'), terms: Terms, missing: PulsePart }),
]);
export type Report = z.infer<typeof Report>;
export type PublishedReport = Extract<Report, { outcome: 'published' }>;
