// A recurrence as Graph accepts it: each type of pattern and range with its own fields and no others.
// https://learn.microsoft.com/graph/api/resources/recurrencepattern, https://learn.microsoft.com/graph/api/resources/recurrencerange
import { z } from 'zod';

const Day = z.enum(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']);
const Index = z.enum(['first', 'second', 'third', 'fourth', 'last']);
const interval = z.int().min(1).max(999);
const daysOfWeek = z.array(Day).min(1);
const dayOfMonth = z.int().min(1).max(31);
const month = z.int().min(1).max(12);

const Pattern = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('daily'), interval }),
  z.strictObject({ type: z.literal('weekly'), interval, daysOfWeek, firstDayOfWeek: Day }),
  z.strictObject({ type: z.literal('absoluteMonthly'), interval, dayOfMonth }),
  z.strictObject({ type: z.literal('relativeMonthly'), interval, daysOfWeek, index: Index.default('first') }),
  z.strictObject({ type: z.literal('absoluteYearly'), interval, dayOfMonth, month }),
  z.strictObject({ type: z.literal('relativeYearly'), interval, daysOfWeek, index: Index.default('first'), month }),
]);

const starts = {
  startDate: z.iso.date(),
  recurrenceTimeZone: z.string().optional(),
};

const Range = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('noEnd'), ...starts }),
  z.strictObject({ type: z.literal('endDate'), ...starts, endDate: z.iso.date() }),
  z.strictObject({ type: z.literal('numbered'), ...starts, numberOfOccurrences: z.int().min(1).max(999) }),
]);

export const Recurrence = z.strictObject({ pattern: Pattern, range: Range });
export type Recurrence = z.infer<typeof Recurrence>;
export type Weekday = z.infer<typeof Day>;
