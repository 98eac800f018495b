// All that a report's page derives: against its own ups and downs, and whoever the people are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#domain/reading/figures';
import { runOf } from '#domain/reading/run';
import { scatter } from '#domain/reading/scatter';
import { change, DIFFERENCE_MIN, riditDifference, zVerdict } from '#domain/reading/score';
import type { Block, Report, MeasuredItem } from '#domain/report/report';
import { ITEM, OTHER_ITEM } from '../made-up.ts';
import { counted, persons, published, report, weekly } from './history.ts';

const read = (reports: readonly Report[], voices = 0) => figuresOf(reports.map((one) => ({ report: one, voices })));
const changeOf = (reports: readonly Report[]) => read(reports).items[ITEM]!.change;

const SWAPPED: Record<string, string> = { up: 'down', down: 'up', 'no-clear-change': 'no-clear-change' };
const LOW = [4, 6, 6, 3, 1];
const HIGH = [1, 2, 5, 8, 4];

describe('a change against the team’s own ups and downs', () => {
  const before = (...tables: number[][]) => [...tables, LOW, HIGH];
  const steady = before(LOW, LOW, LOW);
  const wobbling = before(HIGH, LOW, HIGH, LOW);

  it('is told after steady pulses and not after pulses that went up and down as far', () => {
    expect(riditDifference(published(LOW), published(HIGH), 20).z).toBeGreaterThan(3);
    expect(changeOf(weekly(ITEM, steady))).toBe('up');
    expect(changeOf(weekly(ITEM, wobbling))).toBe('no-clear-change');
    expect(
      changeOf(
        weekly(
          ITEM,
          wobbling.map((_, nth, all) => all.at(-1 - nth)!),
        ),
      ),
    ).not.toBe('down');
  });

  it('is judged by standard errors that are larger by the root of the scatter', () => {
    const moved = (step: number) => [4, 6 - step, 6, 3 + step, 1];
    const [uneasy, restless] = [
      [4, 0, 0, 4, 0],
      [0, 4, 0, 4],
    ].map((steps) => [...steps.map(moved), HIGH]);
    // The scatter is about 2; 3.86 errors are then 2.7, and 2.33 are 1.6: the limit is 2.326.
    expect(scatter(runOf(ITEM, weekly(ITEM, uneasy!.slice(0, -1))))).toBeCloseTo(2.01, 2);
    expect(riditDifference(published(moved(0)), published(HIGH), 20).z).toBeCloseTo(3.86, 2);
    expect(riditDifference(published(moved(4)), published(HIGH), 20).z).toBeCloseTo(2.33, 2);
    expect([changeOf(weekly(ITEM, uneasy!)), changeOf(weekly(ITEM, restless!))]).toEqual(['up', 'no-clear-change']);
    expect(changeOf(weekly(ITEM, restless!.slice(-2)))).toBe('up');
  });

  it('is told after fewer than four pulses, whatever they did', () => {
    expect(changeOf(weekly(ITEM, wobbling.slice(-4)))).toBe('up');
    expect(changeOf(weekly(ITEM, wobbling.slice(-5)))).toBe('no-clear-change');
  });

  it('is told of fewer than fifteen answers, whatever they did', () => {
    const small = (n: number) => [
      [0, n, 0, 0, 0],
      [0, 0, 0, n, 0],
      [0, n, 0, 0, 0],
      [0, 0, 0, n, 0],
      [0, n, 0, 0, 0],
      [0, 0, 0, n, 0],
    ];
    expect([changeOf(weekly(ITEM, small(14))), changeOf(weekly(ITEM, small(15)))]).toEqual(['up', 'no-clear-change']);
  });

  it('counts the scatter of steady pulses as none', () => {
    expect(scatter(runOf(ITEM, weekly(ITEM, [LOW, LOW, LOW, LOW])))).toBe(1);
  });
});

describe('a change between numbers that are said less exactly', () => {
  const compare = (before: MeasuredItem, now: MeasuredItem, common = now.n) => {
    const comparison = { before, now, rolls: { before: before.n, now: now.n }, common, comparisons: 5, edge: 2 };
    return { all: change(comparison), middles: byMiddles(riditDifference(before, now, common)) };
  };
  /** What the middles of the blocks alone would tell. */
  const byMiddles = ({ difference, z }: { difference: number; z: number }) => {
    if (Math.abs(z) < zVerdict(5) || Math.abs(difference) < DIFFERENCE_MIN) return 'no-clear-change';
    return difference > 0 ? 'up' : 'down';
  };
  const top = published([0, 0, 0, 0, 20]);
  const upTo = (high: number): MeasuredItem => ({ ...top, atMost: [0, 1, 2, 3].map((): Block => [0, high]) });

  it('is not told if each of them may be what it was: 0 to 12 of 20 after 0 to 2', () => {
    expect(compare(top, upTo(12), 12)).toEqual({ all: 'no-clear-change', middles: 'down' });
    expect(compare(upTo(12), top, 12)).toEqual({ all: 'no-clear-change', middles: 'up' });
    const left: MeasuredItem = { ...top, atMost: [0, 1, 2, 3].map((): Block => [3, 12]) };
    expect(compare(top, left, 12).all).toBe('down');
  });

  it('is told wherever numbers are as exact as they can be', () => {
    const seen = new Set<string>();
    const size = fc.integer({ min: 9, max: 24 });
    fc.assert(
      fc.property(size.chain(persons), size.chain(persons), fc.nat(2), (one, other, drift) => {
        const [before, now] = [one, other.map((answer) => Math.min(5, answer + drift))].map((all) => published(counted(all)));
        const { all, middles } = compare(before!, now!, Math.min(before!.n, now!.n));
        seen.add(all);
        expect(all).toBe(middles);
        expect(compare(now!, before!, Math.min(before!.n, now!.n)).all).toBe(SWAPPED[all]);
      }),
      { numRuns: 300, seed: 20_261_127 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['up', 'no-clear-change']));
  });

  it('is never told of blocks that became so wide, whatever they were before', () => {
    fc.assert(
      fc.property(persons(12), persons(12), (one, other) => {
        const [before, now] = [published(counted(one)), published(counted(other))];
        const wide = now.atMost.map(([low, high], cut): Block => [
          Math.min(low, before.atMost[cut]![0]),
          Math.max(high, before.atMost[cut]![1]),
        ]);
        expect(compare(before, { ...now, atMost: wide }).all).toBe('no-clear-change');
      }),
      { numRuns: 100 },
    );
  });
});

describe('the figures of a report', () => {
  it('say of every item its level, change and trend, and nothing more of one that is withheld', () => {
    const history = [0, 1, 2].map((week) => report(week, { [ITEM]: LOW, [OTHER_ITEM]: HIGH }, week > 0 ? { common: 20 } : {}));
    const newest = report(3, { [ITEM]: HIGH, [OTHER_ITEM]: [1, 1, 1, 0, 0] }, { roll: 20, common: 20 });
    const { items, map, silence, reciprocity } = read([...history, newest]);
    expect(items).toEqual({
      [ITEM]: {
        level: expect.objectContaining({ n: 20, agree: [12, 12], mean: expect.objectContaining({ middle: 3.6 }) }),
        change: 'up',
        trend: 'no-clear-trend',
      },
      [OTHER_ITEM]: { level: null, change: 'not-compared', trend: 'too-few' },
    });
    expect([map, silence, reciprocity]).toEqual([null, false, null]);
  });

  it('are nothing for a pulse below the floor', () => {
    const { terms } = report(1, { [ITEM]: LOW });
    expect(read([report(0, { [ITEM]: LOW }), { outcome: 'below-floor', terms }])).toEqual({
      items: {},
      map: null,
      reciprocity: null,
      silence: false,
    });
  });

  it('compare with nothing in a first report, or where nobody remembers the roll', () => {
    expect(changeOf([report(0, { [ITEM]: HIGH })])).toBe('not-compared');
    expect(changeOf([report(0, { [ITEM]: LOW }), report(1, { [ITEM]: HIGH })])).toBe('not-compared');
    expect(changeOf([report(0, { [ITEM]: LOW }), report(1, { [ITEM]: HIGH }, { common: 20 })])).toBe('up');
  });

  it('swap up and down if two pulses are swapped', () => {
    expect(changeOf(weekly(ITEM, [LOW, HIGH]))).toBe('up');
    expect(changeOf(weekly(ITEM, [HIGH, LOW]))).toBe('down');
  });

  it('are the same whoever of the team gave which answer, and in whatever order', () => {
    const answers = fc.array(persons(12), { minLength: 4, maxLength: 5 });
    fc.assert(
      fc.property(answers, fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }), (pulses, order) => {
        const permuted = pulses.map((all) =>
          all.map((answer, nth) => ({ answer, at: order[nth]! })).toSorted((one, other) => one.at - other.at),
        );
        const figures = (tables: readonly (readonly number[])[]) => read(weekly('relying-1', tables));
        expect(figures(permuted.map((all) => counted(all.map(({ answer }) => answer))))).toEqual(figures(pulses.map(counted)));
      }),
      { numRuns: 30 },
    );
  });

  it('are numbers for whatever a team answers, none of them unreadable', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(persons(5), persons(9), persons(12)), { minLength: 1, maxLength: 6 }), (pulses) => {
        const reports = pulses.map((all, week) =>
          report(
            week,
            { 'relying-1': counted(all), 'ownership-1': counted(all), 'relied-upon-1': counted(all.toReversed()) },
            week > 0 ? { common: 5 } : {},
          ),
        );
        expect(
          JSON.stringify(read(reports), (_, value: unknown) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'unreadable' : value,
          ),
        ).not.toContain('unreadable');
      }),
      { numRuns: 100 },
    );
  });
});
