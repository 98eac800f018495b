// The map, the mirror and silence: what is said only if no reading of the report speaks against it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { again } from '#domain/reading/again';
import { interdependence } from '#domain/reading/map';
import { mirrorView } from '#domain/reading/mirror';
import { isSilent } from '#domain/reading/silence';
import type { PublishedReport } from '#domain/report/report';
import { termsOf, WEEK } from '../made-up.ts';
import { counted, persons, published, report, withBlocks, type Asked } from './history.ts';

const MOST = [0, 0, 1, 7, 6];
const FEW = [4, 5, 4, 1, 0];
const HALF = [1, 3, 3, 4, 3];
const placed = (relying: readonly number[], ownership: readonly number[]) =>
  interdependence([report(0, { 'relying-1': relying, 'ownership-1': ownership })]).now!.place;

describe('the interdependence map', () => {
  it.each([
    ['interdependence', MOST, MOST],
    ['dependence', MOST, FEW],
    ['independence', FEW, MOST],
    ['disconnection', FEW, FEW],
    ['between', HALF, MOST],
    ['between', FEW, HALF],
  ])('%s: relying %j, ownership %j', (corner, relying, ownership) => {
    const place = placed(relying, ownership);
    expect(place).toEqual({ x: again(published(relying)), y: again(published(ownership)), corner });
  });

  it('names no corner if a part of the box lies in another', () => {
    const { x, corner } = placed([1, 2, 2, 5, 4], MOST);
    expect(x[0]).toBeLessThan(0.5);
    expect(x[1]).toBeGreaterThan(0.8);
    expect(corner).toBe('between');
  });

  it('has no place where one of the two core statements was not asked or is withheld, and no other statement stands in for it', () => {
    const none: Asked[] = [
      { 'relying-1': MOST },
      { 'relying-2': MOST, 'ownership-1': MOST },
      { 'relying-1': MOST, 'ownership-1': [0, 1, 1, 1, 0] },
      { 'relying-1': MOST, 'candour-1': MOST },
    ];
    expect(none.map((asked) => interdependence([report(0, asked)]).now)).toEqual([null, null, null, null]);
    const { terms } = report(0, { 'relying-1': MOST });
    expect(interdependence([{ outcome: 'below-floor', terms }]).now).toBeNull();
    expect(interdependence([])).toEqual({ now: null, trail: [] });
  });

  it('leaves a trail of earlier places, one a quarter, oldest first, without those that had none', () => {
    const of = (week: number, relying: readonly number[]) => report(week, { 'relying-1': relying, 'ownership-1': MOST });
    const reports = [of(0, FEW), report(13, { 'relying-1': MOST }), of(22, HALF), of(27, HALF), of(35, FEW), of(39, MOST)];
    const { now, trail } = interdependence(reports);
    expect([...trail, now].map((one) => [one?.terms.opensAt, one?.place.corner])).toEqual(
      [
        [0, 'independence'],
        [27, 'between'],
        [39, 'interdependence'],
      ].map(([week, corner]) => [termsOf(Number(week)).opensAt, corner]),
    );
  });

  it('never leaves more than four, each of a quarter of its own, however many pulses there were', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(160), { minLength: 1, maxLength: 60 }), (weeks) => {
        const sorted = weeks.toSorted((one, other) => one - other);
        const { trail } = interdependence(sorted.map((week) => report(week, { 'relying-1': MOST, 'ownership-1': HALF })));
        const last = sorted.at(-1)!;
        const quarters = trail.map(({ terms }) => Math.round((termsOf(last).opensAt - terms.opensAt) / (13 * WEEK)));
        expect(quarters.toReversed()).toEqual([...new Set(quarters)].toSorted((one, other) => one - other));
        expect(quarters.every((quarter) => quarter >= 1 && quarter <= 4)).toBe(true);
        // Whoever was asked a quarter ago, give or take five weeks, has a trail.
        expect(trail.length > 0 || !sorted.some((week) => Math.abs(last - 13 - week) < 6)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the mirror', () => {
  it.each([
    [5, FEW, 'differently'],
    [4, FEW, 'differently'],
    [3, FEW, 'alike'],
    [3, MOST, 'differently'],
    [1, MOST, 'differently'],
    [4, MOST, 'alike'],
    [1, HALF, 'too-close'],
    [5, HALF, 'too-close'],
  ])('a leader who answered %i beside a team of %j', (answer, team, view) => {
    expect(mirrorView(answer, published(team))).toBe(view);
  });
});

const CONTENT = [0, 0, 1, 8, 5];
const quiet = (week: number, tables = [CONTENT, CONTENT, CONTENT]) =>
  report(week, Object.fromEntries(tables.map((answers, nth) => [['relying-1', 'ownership-1', 'candour-1'][nth]!, answers])));
const heard = (reports: readonly PublishedReport[], voices = 0) => reports.map((one) => ({ report: one, voices }));

describe('silence', () => {
  const three = [0, 1, 2].map((week) => quiet(week));

  it('is asked about after three pulses in which nearly all agree, hardly anybody disagrees, and no voice came', () => {
    expect(isSilent(heard(three))).toBe(true);
    expect(isSilent([...heard([quiet(0)], 3), ...heard(three.slice(1)), ...heard([quiet(3)])])).toBe(true);
  });

  it.each([
    ['two pulses', heard(three.slice(1))],
    ['one voice in one of them', [...heard(three.slice(0, 2)), ...heard(three.slice(2), 1)]],
    ['nine answers', heard([quiet(0), quiet(1), quiet(2, [CONTENT, CONTENT, [0, 0, 0, 5, 4]])])],
    ['one statement with which three disagree', heard([quiet(0), quiet(1, [CONTENT, CONTENT, [0, 3, 0, 6, 5]]), quiet(2)])],
    ['one statement with which three do not agree', heard([quiet(0), quiet(1), quiet(2, [[0, 0, 3, 6, 5], CONTENT, CONTENT])])],
    ['two statements', heard([quiet(0), quiet(1), quiet(2, [CONTENT, CONTENT])])],
    ['a withheld statement', heard([quiet(0), quiet(1), quiet(2, [CONTENT, CONTENT, [0, 0, 0, 2, 1]])])],
    [
      'a pulse below the floor',
      [...heard(three.slice(0, 2)), { report: { outcome: 'below-floor' as const, terms: three[2]!.terms }, voices: 0 }],
    ],
  ])('is not asked about after %s', (_, pulses) => {
    expect(isSilent(pulses)).toBe(false);
  });

  it('of forty may leave out 5 of 100 who disagree and 15 of 100 who do not agree', () => {
    const forty = (disagree: number, neither: number) => [0, disagree, neither, 40 - disagree - neither, 0];
    const after = (answers: readonly number[]) =>
      isSilent(
        heard(
          [0, 1, 2].map((week) =>
            quiet(
              week,
              [answers, answers, answers].map((one) => [...one]),
            ),
          ),
        ),
      );
    expect([after(forty(2, 4)), after(forty(3, 3)), after(forty(2, 5))]).toEqual([true, false, false]);
  });
});

describe('blocks that are wider', () => {
  const wider = fc.tuple(fc.nat(3), fc.nat(3));
  const asked = fc.array(persons(12), { minLength: 3, maxLength: 3 }).map((all) => all.map(counted));
  const widened = (from: PublishedReport, [below, above]: readonly [number, number]) =>
    withBlocks(from, ([low, high], n) => [Math.max(0, low - below), Math.min(n, high + above)]);

  it('never name a corner that narrower ones did not, never show a leader to differ, never speak of silence', () => {
    const seen = new Set<string>();
    // Opinions in a body, so that something is said.
    const shifted = fc.tuple(asked, fc.integer({ min: -2, max: 3 })).map(([all, shift]) => all.map((counts) => moved(counts, shift)));
    fc.assert(
      fc.property(shifted, wider, (tables, more) => {
        const [plain, less] = [quiet(0, tables), widened(quiet(0, tables), more)];
        const [before, after] = [plain, less].map((one) => interdependence([one]).now!.place.corner);
        seen.add(before!);
        expect(['between', before]).toContain(after);
        for (const [nth, item] of less.items.entries()) {
          const narrow = plain.items[nth]!;
          if ('withheld' in item || 'withheld' in narrow) continue;
          for (const answer of [2, 5]) expect(['too-close', mirrorView(answer, narrow)]).toContain(mirrorView(answer, item));
        }
        const isQuiet = (one: PublishedReport) => isSilent(heard([one, one, one]));
        seen.add(`silence ${isQuiet(plain)}`);
        expect(isQuiet(less) && !isQuiet(plain)).toBe(false);
      }),
      { numRuns: 200, seed: 20_261_127 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['interdependence', 'disconnection', 'between', 'silence true', 'silence false']));
  });
});

/** Everybody some steps further. */
const moved = (counts: readonly number[], shift: number) =>
  counts.reduce<number[]>(
    (all, count, nth) => {
      all[Math.min(4, Math.max(0, nth + shift))]! += count;
      return all;
    },
    [0, 0, 0, 0, 0],
  );
