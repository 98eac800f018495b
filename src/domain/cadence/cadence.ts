// When a team is asked: the sentence that an admin writes, and when a pulse that opens then will close.
import * as z from 'zod/mini';
import { EDGE_DEFAULT, EDGE_MAX, FLOOR } from '../pulse/terms.ts';
import { Instant, Language, TeamId } from '../ids.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const Weekday = z.enum(WEEKDAYS);

const WallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Teams of one tree; a larger organisation has several. */
const TOGETHER_MAX = 200;

/** How often a team is asked and on which conditions. Times are wall-clock times of `timeZone` (an IANA name). */
export const Cadence = z.strictObject({
  everyWeeks: z.int().check(z.minimum(1), z.maximum(12)),
  weekday: Weekday,
  time: WallTime,
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The day of opening is the first working day. */
  workingDays: z.int().check(z.minimum(1), z.maximum(10)),
  closingTime: WallTime,
  length: z.int().check(z.minimum(3), z.maximum(5)),
  reminders: z.int().check(z.minimum(0), z.maximum(2)),
  floor: z._default(z.int().check(z.minimum(FLOOR), z.maximum(50)), FLOOR),
  edge: z._default(z.int().check(z.minimum(EDGE_DEFAULT), z.maximum(EDGE_MAX)), EDGE_DEFAULT),
  guests: z._default(z.boolean(), false),
  language: Language,
  /** Other teams that are asked with this one: the same statements, from opening to closing. */
  together: z._default(z.array(TeamId).check(z.maxLength(TOGETHER_MAX)), []),
});
export type Cadence = z.infer<typeof Cadence>;

/** One opening to come. `moved` and `skipped` are what somebody did to it in Outlook. */
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

/**
 * The day on which a pulse closes: the n-th working day, the day of opening being the first.
 * A pulse that opens on a weekend counts from the Monday after.
 * @param opensOn `YYYY-MM-DD`  @param workingDays 1…10  @returns `YYYY-MM-DD`
 */
export function closingDay(opensOn: string, workingDays: number): string {
  const day = new Date(`${opensOn}T00:00:00Z`);
  for (let counted = isWorkingDay(day) ? 1 : 0; counted < workingDays;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (isWorkingDay(day)) counted++;
  }
  return day.toISOString().slice(0, 10);
}

const isWorkingDay = (day: Date) => day.getUTCDay() % 6 !== 0;
