// Promises: for which days, in which state, and when the leader is reminded.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay, isDay, workingDaysBefore } from '#domain/cadence/days';
import { daysFrom, isOffered, isStanding, reminderDay, stateOf } from '#domain/follow-up/promise';
import { PromiseWords } from '#domain/pulse/check-back';
import { askedIn, besideCheckBack, expectedSeconds } from '#domain/pulse/terms';
import type { ItemId } from '#domain/ids';
import { CHECK_BACK } from './made-up.ts';

const WORDS = { ask: 'Object early.', expect: 'A day to think.', until: '2026-12-04' };
const TODAY = '2026-11-27';
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));

describe('A promise', () => {
  it('is for a day from tomorrow on, half a year ahead at most', () => {
    expect([TODAY, '2026-11-28', '2027-05-28', '2027-05-29'].map((until) => isOffered(until, TODAY))).toEqual([false, true, true, false]);
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (today, ahead) => {
        const until = addDays(today, ahead);
        const { from, to } = daysFrom(today);
        expect(isOffered(until, today)).toBe(ahead >= 1 && from <= until && until <= to);
      }),
    );
  });

  it.each(['2027-02-29', '2027-02-30', '2027-13-01', '2027-00-10', '2027-04-31', '9999-99-99'])(
    'is for no day that there is not: %s',
    (text) => {
      expect(PromiseWords.safeParse({ ask: 'a', expect: 'b', until: text }).success, 'it has the form of one').toBe(true);
      expect([isDay(text), isOffered(text, '2027-01-15')]).toEqual([false, false]);
    },
  );

  it('has two sentences, without the space around them', () => {
    expect(PromiseWords.parse({ ...WORDS, ask: ' Object early. ' })).toEqual(WORDS);
  });

  it.each([{ ask: '  ' }, { expect: 'x'.repeat(281) }, { until: '4 December' }, { until: '' }, { leader: 'Jonas' }])(
    'says something, in 280 characters at most, and nothing else: not %j',
    (wrong) => expect(PromiseWords.safeParse({ ...WORDS, ...wrong }).success).toBe(false),
  );

  it.each([
    ['open until the end of its day', '2026-11-27', false, 'open'],
    ['due from the day after', '2026-11-26', false, 'due'],
    ['checked once a pulse has asked', '2026-11-26', true, 'checked'],
  ] as const)('is %s', (_, until, isAsked, state) => {
    expect(stateOf({ until, withdrawn: null }, TODAY, isAsked)).toBe(state);
  });

  it('that is withdrawn is nothing else any more', () => {
    const withdrawn = { at: 0, reason: 'The project ended.' };
    for (const isAsked of [true, false]) expect(stateOf({ until: '2026-11-26', withdrawn }, TODAY, isAsked)).toBe('withdrawn');
  });

  it('stands in the way of another until the team was asked or it is withdrawn', () => {
    expect((['open', 'due', 'checked', 'withdrawn'] as const).map(isStanding)).toEqual([true, true, false, false]);
  });
});

describe('The leader is reminded', () => {
  it.each([
    ['of a Friday on Tuesday', '2026-12-04', '2026-12-01'],
    ['of a Wednesday on Friday', '2026-12-02', '2026-11-27'],
    ['of a Saturday on Wednesday', '2026-12-05', '2026-12-02'],
    ['of a Sunday on Wednesday', '2026-12-06', '2026-12-02'],
    ['of a Monday on Wednesday', '2026-12-07', '2026-12-02'],
  ])('%s', (_, until, expected) => expect(reminderDay({ until })).toBe(expected));

  it('on a working day, with as many working days from then on as were said', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (until, count) => {
        const before = workingDaysBefore(until, count);
        const between = Array.from({ length: 60 }, (_, nth) => addDays(before, nth)).filter((one) => one < until);
        expect([isWorkingDay(before), between.filter(isWorkingDay).length]).toEqual([true, count]);
      }),
    );
  });
});

describe('With a check-back a ballot', () => {
  const items = ['relying-1', 'ownership-1', 'candour-1', 'help-in-time-1', 'felt-trust-1'] as ItemId[];

  it.each([3, 4, 5])('of %i statements has five answers at most, and keeps the statements in their order', (length) => {
    const beside = besideCheckBack(items.slice(0, length), CHECK_BACK);
    expect(beside).toEqual(items.slice(0, Math.min(length, 4)));
    expect(askedIn({ items: beside, checkBack: CHECK_BACK })).toBe(beside.length + 1);
  });

  it('takes as long as one more statement; without one, nothing is left out', () => {
    expect(expectedSeconds(askedIn({ items: items.slice(0, 4), checkBack: CHECK_BACK }))).toBe(30);
    expect([besideCheckBack(items, undefined), expectedSeconds(askedIn({ items }))]).toEqual([items, 30]);
  });
});
