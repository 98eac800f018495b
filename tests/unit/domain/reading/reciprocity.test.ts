// Relying beside being relied upon, and whether the gap has changed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reciprocity } from '#domain/reading/reciprocity';
import { riditDifference } from '#domain/reading/score';
import type { PublishedReport } from '#domain/report/report';
import { counted, persons, published, report, type Asked } from './history.ts';

const pair = (relying: readonly number[], reliedUpon: readonly number[]): Asked => ({ 'relying-1': relying, 'relied-upon-1': reliedUpon });
const MANY = [0, 0, 2, 6, 4];
const SOME = [1, 3, 4, 3, 1];
const FEW = [4, 4, 3, 1, 0];

const changed = (before: Asked, now: Asked, more = {}, between: PublishedReport[] = []) =>
  reciprocity(report(9, now, { common: 12, ...more }), [report(0, before), ...between])?.change;

describe('reciprocity', () => {
  it('tells both counts, and nothing about how large the gap is', () => {
    expect(reciprocity(report(0, pair(MANY, SOME)), [])).toEqual({
      relying: { n: 12, agree: [10, 12] },
      reliedUpon: { n: 12, agree: [4, 4] },
      change: 'not-compared',
    });
  });

  it('is not told if one of the two was not asked, is withheld, or all is below the floor', () => {
    const { terms } = report(0, pair(MANY, SOME));
    expect(reciprocity(report(0, { 'relying-1': MANY }), [])).toBeNull();
    expect(reciprocity(report(0, pair(MANY, [0, 0, 1, 1, 1])), [])).toBeNull();
    expect(reciprocity({ outcome: 'below-floor', terms }, [])).toBeNull();
  });

  it.each([
    ['wider', pair(MANY, MANY), pair(MANY, FEW)],
    ['wider', pair(MANY, MANY), pair(FEW, MANY)],
    ['narrower', pair(MANY, FEW), pair(MANY, MANY)],
    ['narrower', pair(FEW, MANY), pair(MANY, MANY)],
    ['no-clear-change', pair(MANY, MANY), pair(FEW, FEW)],
    ['no-clear-change', pair(MANY, SOME), pair(MANY, SOME)],
    ['no-clear-change', pair(MANY, SOME), pair(MANY, [1, 4, 4, 2, 1])],
  ])('the gap is %s: from %j to %j', (change, before, now) => {
    expect(changed(before, now)).toBe(change);
  });

  it.each([
    ['too-few', { 'relying-1': MANY, 'relied-upon-1': [4, 4, 0, 0, 0] }],
    ['wider', { 'relying-1': MANY, 'relied-upon-1': [9, 0, 0, 0, 0] }],
  ])('%s: now %j', (change, now) => {
    expect(changed(pair(MANY, MANY), now)).toBe(change);
  });

  it('is not compared with fewer than five people on both rolls', () => {
    expect(changed(pair(MANY, MANY), pair(MANY, FEW), { common: 4 })).toBe('not-compared');
  });

  it('is told against the last pulse that said both, past those that asked one', () => {
    const between = [1, 2].map((week) => report(week, { 'relying-1': FEW }, { common: 12 }));
    expect(changed(pair(MANY, MANY), pair(MANY, FEW), {}, between)).toBe('wider');
    const withheld = report(3, pair([1, 1, 1, 1, 0], MANY), { common: 12 });
    expect(changed(pair(MANY, MANY), pair(MANY, FEW), {}, [withheld])).toBe('wider');
    expect(
      reciprocity(report(9, pair(MANY, FEW), { common: 12 }), [report(0, { 'relying-1': FEW }), report(1, { 'relied-upon-1': FEW })])
        ?.change,
    ).toBe('not-compared');
  });

  it('swapping the pulses swaps wider and narrower, swapping the statements changes nothing', () => {
    const mirrored = { wider: 'narrower', narrower: 'wider', 'no-clear-change': 'no-clear-change' } as Record<string, string>;
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2, 3].map(() => persons(12))), fc.nat(3), ([one, two, three, four], drift) => {
        const up = (answers: readonly number[]) => counted(answers.map((answer) => Math.min(5, answer + drift)));
        const [before, now] = [
          pair(counted(one!), counted(two!)),
          pair(up(three!), counted(four!.map((answer) => Math.max(1, answer - drift)))),
        ];
        const change = changed(before, now)!;
        seen.add(change);
        expect(changed(now, before)).toBe(mirrored[change]);
        const other = ({ 'relying-1': relying, 'relied-upon-1': reliedUpon }: Asked) => pair(reliedUpon!, relying!);
        expect(changed(other(before), other(now))).toBe(change);
      }),
      { numRuns: 150, seed: 20_261_127 },
    );
    expect([...seen].toSorted()).toEqual(['narrower', 'no-clear-change', 'wider']);
  });

  it('is as sure as the two changes of its items, their errors added in squares', () => {
    // Relying falls by D at z₁, being relied upon stays: z is D over the hypotenuse of both errors.
    const [fell, stayed] = [riditDifference(published(MANY), published(SOME), 12), riditDifference(published(MANY), published(MANY), 12)];
    const z = fell.difference / Math.sqrt((fell.difference / fell.z) ** 2 + stayed.error ** 2);
    expect(Math.abs(fell.z)).toBeGreaterThan(2.326);
    expect(changed(pair(MANY, MANY), pair(SOME, MANY))).toBe(Math.abs(z) >= 2.326348 ? 'wider' : 'no-clear-change');
    expect(stayed).toMatchObject({ difference: 0, z: 0 });
  });
});
