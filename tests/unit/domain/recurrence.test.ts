// Every rhythm: its days are those of the recurrence rule by which calendars know it, and a pulse is over before the next one.
import fc from 'fast-check';
import rrule from 'rrule';
import { describe, expect, it } from 'vitest';
import { closingDay } from '#domain/cadence/closing';
import { addDays } from '#domain/cadence/days';
import {
  dayInStep,
  dayOfPeriod,
  firstDay,
  openMost,
  periodOf,
  Recurrence,
  ruleOf,
  spanOf,
  WEEKDAYS,
  WEEKS_OF_MONTH,
  withDay,
  withPeriod,
} from '#domain/cadence/recurrence';

const every = fc.integer({ min: 1, max: 12 });
const weekday = fc.constantFrom(...WEEKDAYS);
const rhythms: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ rhythm: fc.constant('daily' as const), days: fc.subarray([...WEEKDAYS], { minLength: 1 }) }),
  fc.record({ rhythm: fc.constant('weekly' as const), every, weekday }),
  fc.record({ rhythm: fc.constant('date' as const), every, dayOfMonth: fc.integer({ min: 1, max: 28 }) }),
  fc.record({ rhythm: fc.constant('weekday' as const), every, week: fc.constantFrom(...WEEKS_OF_MONTH), weekday }),
);
const someDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));

/** The first days of the rule that calendars are given, by a library. */
const byRule = (recurrence: Recurrence, from: string, count: number): string[] =>
  new rrule.RRule({ ...rrule.RRule.parseString(ruleOf(recurrence)), dtstart: new Date(`${from}T00:00:00Z`), count })
    .all()
    .map((day) => day.toISOString().slice(0, 10));

describe('A rhythm', () => {
  it('begins on the first day that its rule has', () => {
    fc.assert(
      fc.property(rhythms, someDay, (recurrence, from) => {
        const day = firstDay(recurrence, from);
        expect(day >= from).toBe(true);
        expect(byRule(recurrence, day, 1)).toEqual([day]);
        expect(byRule({ ...recurrence, ...('every' in recurrence && { every: 1 }) }, from, 1)).toEqual([day]);
      }),
    );
  });

  it('goes on, from any day, with the next day that its rule has', () => {
    fc.assert(
      fc.property(rhythms, someDay, fc.integer({ min: 0, max: 900 }), (recurrence, from, later) => {
        const anchor = firstDay(recurrence, from);
        const today = addDays(anchor, later);
        const expected = byRule(recurrence, anchor, 1_000).find((day) => day >= today);
        expect(dayInStep(recurrence, anchor, today)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('brings so many openings within the time that is said of it', () => {
    fc.assert(
      fc.property(rhythms, someDay, fc.integer({ min: 1, max: 13 }), (recurrence, from, count) => {
        const last = byRule(recurrence, firstDay(recurrence, from), count + 1).at(-1)!;
        expect(Date.parse(last) - Date.parse(firstDay(recurrence, from))).toBeLessThanOrEqual(spanOf(recurrence, count));
      }),
    );
  });

  it('leaves every pulse its working days before the next one opens', () => {
    fc.assert(
      fc.property(rhythms, someDay, (recurrence, from) => {
        const [day, next] = byRule(recurrence, firstDay(recurrence, from), 2);
        expect(closingDay(day!, Math.min(openMost(recurrence), 10)) < next!).toBe(true);
      }),
    );
  });

  it('is what its choices say, and another period keeps as much of the day as it has', () => {
    fc.assert(
      fc.property(rhythms, rhythms, (recurrence, other) => {
        expect(withDay(withPeriod(recurrence, periodOf(recurrence)), dayOfPeriod(recurrence))).toEqual(recurrence);
        const changed = withPeriod(recurrence, periodOf(other));
        expect([Recurrence.safeParse(changed).success, periodOf(changed)]).toEqual([true, periodOf(other)]);
        const [before, now] = [dayOfPeriod(recurrence), dayOfPeriod(changed)];
        if ('weekday' in before && 'weekday' in now) expect(now.weekday).toBe(before.weekday);
      }),
    );
  });

  it.each([
    ['no day at all', { rhythm: 'daily', days: [] }],
    ['a day twice', { rhythm: 'daily', days: ['monday', 'monday'] }],
    ['days out of order', { rhythm: 'daily', days: ['friday', 'monday'] }],
    ['a date that February lacks', { rhythm: 'date', every: 1, dayOfMonth: 29 }],
    ['a fifth week', { rhythm: 'weekday', every: 1, week: 'fifth', weekday: 'monday' }],
    ['more than a year', { rhythm: 'date', every: 13, dayOfMonth: 1 }],
  ])('has not %s', (_what, wanted) => {
    expect(Recurrence.safeParse(wanted).success).toBe(false);
  });
});
