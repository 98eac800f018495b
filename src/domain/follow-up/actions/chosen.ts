// What a leader has chosen to do: an action of the library, or something in words that somebody in the team proposed.
import * as z from 'zod/mini';
import { PART_MAX } from '../../ballot/voice.ts';
import { DAY, type Instant } from '../../ids.ts';
import { actionOf, ActionName, type Rhythm } from './library.ts';

/** No store takes a zero or half a character. */
const OwnText = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(PART_MAX),
  z.refine((text) => !/[\0\p{Surrogate}]/u.test(text)),
);

export const Chosen = z.union([z.strictObject({ name: ActionName }), z.strictObject({ text: OwnText })]);
export type Chosen = z.infer<typeof Chosen>;

/** Half an hour, once, for what the library knows nothing about. */
const OWN = { minutes: 30, rhythm: { kind: 'once' } } as const satisfies { minutes: number; rhythm: Rhythm };

/** How long one time takes, and how often. */
export const shapeOf = (chosen: Chosen): { readonly minutes: number; readonly rhythm: Rhythm } =>
  'name' in chosen ? actionOf(chosen.name) : OWN;

export const isSame = (one: Chosen, other: Chosen): boolean =>
  'name' in one ? 'name' in other && one.name === other.name : 'text' in other && one.text === other.text;

/** Not before this are all of its times over: to the day, as weeks have two days without work. */
export function overAt(chosen: Chosen, end: Instant): Instant {
  const { rhythm } = shapeOf(chosen);
  switch (rhythm.kind) {
    case 'once':
      return end;
    case 'working-days':
      return end + Math.ceil(rhythm.times / 5) * 7 * DAY;
    case 'weeks':
      return end + (rhythm.times - 1) * rhythm.every * 7 * DAY;
  }
}
