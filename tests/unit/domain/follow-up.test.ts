// When to remind, when to meet, and what to talk about.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agenda } from '#domain/follow-up/agenda';
import { commonSlots } from '#domain/follow-up/meeting';
import { reminderTimes } from '#domain/follow-up/reminders';
import { HOUR, type ItemId } from '#domain/ids';
import type { PublishedItem, Report } from '#domain/report/report';
import { closed, itemOf, termsOf } from './made-up.ts';

describe('reminders', () => {
  it.each([
    ['none', 72, 0, []],
    ['one, of three days', 72, 1, [48]],
    ['one, of 49 hours', 49, 1, [25]],
    ['one, of two days', 48, 1, [24]],
    ['one, of ten hours', 10, 1, [5]],
    ['two, of five days', 120, 2, [60, 96]],
    ['two, of two days: both would fall together', 48, 2, [24]],
    ['two, of 30 hours', 30, 2, [6, 15]],
    ['two, of a day: the second would come at the opening', 24, 2, [12]],
    ['two, of ten hours: the second would come before the opening', 10, 2, [5]],
  ])('%s (%i hours)', (_, hours, count, expected) => {
    const opensAt = 1000 * HOUR;
    expect(reminderTimes(opensAt, opensAt + hours * HOUR, count).map((time) => (time - opensAt) / HOUR)).toEqual(expected);
  });

  it('fall within the pulse, in order, as many as asked for at most', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 40 * 24 * HOUR }), fc.nat(2), (opensAt, length, count) => {
        const times = reminderTimes(opensAt, opensAt + length, count);
        expect(times.length).toBeLessThanOrEqual(count);
        expect(times.every((time) => Number.isInteger(time) && opensAt < time && time < opensAt + length)).toBe(true);
        expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
      }),
    );
  });
});

describe('the slot for the conversation', () => {
  const nine = { start: 9, end: 10 };
  const ten = { start: 10, end: 11 };

  it.each([
    ['the first, if nobody is busy', [], nine],
    ['the next, if somebody is busy during the first', [{ start: 9, end: 10 }], ten],
    ['the next, if an appointment begins within the first', [{ start: 9.5, end: 10 }], ten],
    ['the next, if an appointment ends within the first', [{ start: 8, end: 9.5 }], ten],
    ['the next, if an appointment lies within the first', [{ start: 9.2, end: 9.4 }], ten],
    [
      'the first, although appointments touch it on both sides',
      [
        { start: 8, end: 9 },
        { start: 10, end: 11 },
      ],
      nine,
    ],
    ['none, if an appointment covers them all', [{ start: 0, end: 24 }], undefined],
  ])('is %s', (_, busy, slot) => {
    expect(commonSlots(busy, [nine, ten])[0]).toEqual(slot);
  });

  it('is one of all that suit everybody, in the order of the candidates, not of time', () => {
    expect(commonSlots([], [ten, nine])).toEqual([ten, nine]);
    expect(commonSlots([{ start: 9, end: 9.5 }], [ten, nine])).toEqual([ten]);
  });
});

describe('the agenda', () => {
  const item = (name: string, answers: number[]): PublishedItem => ({ ...itemOf(closed({ answers })), item: `${name}-1` as ItemId });
  const report = (...items: PublishedItem[]): Report => ({ outcome: 'published', terms: termsOf(0), ballots: 9, items });
  const high = item('relying', [0, 0, 1, 4, 4]);
  const middle = item('ownership', [0, 1, 3, 4, 1]);
  const low = item('candour', [3, 3, 1, 1, 1]);

  it('begins with the result, names the lowest and the highest item, and ends with a promise', () => {
    expect(agenda(report(middle, high, low))).toEqual([
      { kind: 'result' },
      { kind: 'lowest', item: 'candour-1' },
      { kind: 'highest', item: 'relying-1' },
      { kind: 'promise' },
    ]);
  });

  it('ranks shares, not counts', () => {
    const many = item('ownership', [0, 6, 6, 6, 2]);
    expect(agenda(report(high, many))[1]).toEqual({ kind: 'lowest', item: 'ownership-1' });
  });

  it('names no item where none is lower than another', () => {
    expect(agenda(report(high, { ...high, item: 'candour-1' as ItemId }))).toEqual([{ kind: 'result' }, { kind: 'promise' }]);
  });

  it('passes over what was withheld', () => {
    const withheld: PublishedItem = { item: 'felt-trust-1' as ItemId, withheld: 'floor' };
    expect(agenda(report(withheld, low, high))[1]).toEqual({ kind: 'lowest', item: 'candour-1' });
    expect(agenda(report(withheld))).toEqual([{ kind: 'kit' }, { kind: 'promise' }]);
  });

  it('is a talk without numbers below the floor', () => {
    expect(agenda({ outcome: 'below-floor', terms: termsOf(0) })).toEqual([{ kind: 'kit' }, { kind: 'promise' }]);
  });
});
