// What became of a promise, through the same door as every answer: with three answers, and with those who can't tell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose } from '#domain/report/disclosure';
import { CheckBackResult, type PublishedReport } from '#domain/report/report';
import { tally } from '#domain/report/tally';
import { DONE } from '#domain/pulse/check-back';
import { attack } from '#domain/reading/attack';
import { saidOfPromise } from '#domain/reading/check-back';
import type { Terms } from '#domain/pulse/terms';
import { CHECK_BACK, people, tables, termsOf } from '../made-up.ts';

/** How many said no, partly and yes; can't tell; rather not say. */
interface Given {
  done: readonly number[];
  cantTell?: number;
  skipped?: number;
  changes?: Partial<Terms>;
}

function publish({ done, cantTell = 0, skipped = 0, changes = {} }: Given): PublishedReport {
  const row = [skipped, ...done, cantTell, 0];
  const ballots = row.reduce((sum, count) => sum + count, 0);
  const terms = termsOf(0, { items: [], roll: ballots, checkBack: CHECK_BACK, ...changes });
  const report = disclose({ tally: tally([row]), terms, roll: people('abcdefgh'), earlier: [], others: [] });
  return report.outcome === 'published' ? report : expect.fail('no report');
}

const published = (given: Given): CheckBackResult => CheckBackResult.parse(publish(given).checkBack);

/** Whoever looks at a result, and knows nothing or one answer: whose "no" or "yes" is ruled out by every way that looks the same? */
function certainties(n: number, edge: number, known: number | undefined): string[] {
  const views = new Map<string, number[][]>();
  for (const done of tables(n, 3)) {
    const view = JSON.stringify(published({ done, changes: { edge } }));
    views.set(view, [...(views.get(view) ?? []), done]);
  }
  return [...views].flatMap(([view, worlds]) => {
    const possible = known === undefined ? worlds : worlds.filter((world) => world[known]! > 0);
    const others = possible.map((world) => world.map((count, answer) => count - Number(answer === known)));
    return others.length === 0
      ? []
      : [0, 2].filter((answer) => others.every((world) => world[answer] === 0)).map((answer) => `${answer}: ${view}`);
  });
}

describe('What is published of a promise', () => {
  const readers = [undefined, 0, 1, 2];

  it.each([5, 6, 7, 8, 9, 10, 12, 14])(
    "of %i who could tell rules out nobody's yes and nobody's no, for every reader of one answer",
    (n) => {
      expect(readers.flatMap((known) => certainties(n, 2, known))).toEqual([]);
      expect(new Set(tables(n, 3).map((done) => JSON.stringify(published({ done })))).size, 'it says something').toBeGreaterThan(2);
    },
  );

  it.each([5, 6, 7, 8, 9, 12])('of %i is what `mutual attack` finds nobody in either, and counts in every way that fits', (n) => {
    const worlds = tables(n, 3).map((done) => publish({ done }));
    for (const [nth, report] of worlds.entries()) {
      const alike = worlds.filter((other) => JSON.stringify(other) === JSON.stringify(report)).length;
      const { ways, excluded } = attack(report);
      expect([nth, Number(ways), excluded]).toEqual([nth, alike, []]);
    }
    const exact = { ...worlds[0]!, checkBack: { n, atMost: [[0, 0] as const, [0, 0] as const] } };
    expect(attack(exact).excluded).toContainEqual({ item: 'check-back', answer: 1, known: null });
  });

  it.each([5, 6, 7, 8])('of %i would give somebody away if the edges were one narrower', (n) => {
    expect(readers.flatMap((known) => certainties(n, 1, known))).not.toEqual([]);
  });

  it('is the block that holds each number, whoever could not tell', () => {
    expect(published({ done: [2, 1, 8], cantTell: 1 })).toEqual({
      n: 11,
      atMost: [
        [0, 2],
        [3, 3],
      ],
    });
    expect(published({ done: [6, 3, 3] })).toEqual({
      n: 12,
      atMost: [
        [6, 6],
        [9, 9],
      ],
    });
    expect(published({ done: [1, 1, 3] })).toEqual({
      n: 5,
      atMost: [
        [0, 2],
        [0, 2],
      ],
    });
  });

  it('is nothing while fewer than the floor could tell, also if all have answered the rest', () => {
    expect(published({ done: [1, 1, 2], cantTell: 3, skipped: 2 })).toEqual({ withheld: 'floor' });
    expect(published({ done: [1, 1, 5], cantTell: 3, changes: { floor: 8 } })).toEqual({ withheld: 'floor' });
  });

  it('does not tell those who could not tell from those who would rather not say', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8)), fc.nat(6), fc.nat(6), (done, some, others) => {
        fc.pre(done[0] + done[1] + done[2] + some + others >= 5);
        const [one, other] = [published({ done, cantTell: some, skipped: others }), published({ done, cantTell: others, skipped: some })];
        expect(one).toEqual(other);
      }),
    );
  });

  it('holds every number, and the words hold it too', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(15), fc.nat(15), fc.nat(15)), fc.integer({ min: 2, max: 5 }), (done, edge) => {
        const n = done[0] + done[1] + done[2];
        fc.pre(n >= 5);
        const result = published({ done, changes: { edge } });
        if ('withheld' in result) return expect.fail('enough could tell');
        const said = saidOfPromise(result);
        const holds = ([low, high]: readonly [number, number], count: number) => low <= count && count <= high;
        expect([holds(said.no, done[0]), holds(said.partly, done[1]), holds(said.yes, done[2])]).toEqual([true, true, true]);
        const most = { no: done[0], partly: done[1], yes: done[2] };
        expect(said.most === 'divided' || 2 * most[said.most] > n).toBe(true);
      }),
    );
  });

  it('takes an answer that no ballot offers for none', () => {
    const terms = termsOf(0, { roll: 6, checkBack: CHECK_BACK });
    const rows = [
      [0, 0, 0, 0, 0, 6],
      [0, 0, 0, 5, 0, 1],
    ];
    const report = disclose({ tally: tally(rows), terms, roll: [], earlier: [], others: [] });
    expect(report).toMatchObject({ ballots: 6, checkBack: { n: 5 } });
  });

  it('has no place in a report that was not asked about one, and every report that was has it', () => {
    const closing = { tally: tally([[0, 0, 0, 0, 0, 6]]), roll: [], earlier: [], others: [] };
    expect(disclose({ ...closing, terms: termsOf(0) })).not.toHaveProperty('checkBack');
    expect(() => disclose({ ...closing, terms: termsOf(0, { checkBack: CHECK_BACK }) })).toThrow("the tally is not this pulse's");
    expect([DONE.no, DONE.partly, DONE.yes, DONE['cant-tell']]).toEqual([1, 2, 3, 4]);
  });
});

describe('What the team says', () => {
  const most = (done: readonly number[]) => {
    const result = published({ done });
    return 'withheld' in result ? 'withheld' : saidOfPromise(result).most;
  };

  it.each([
    ['yes', [2, 1, 8]],
    ['no', [8, 1, 2]],
    ['partly', [1, 9, 1]],
    ['divided', [4, 3, 4]],
    ['divided', [3, 3, 6]],
    ['yes', [0, 0, 5]],
    ['no', [5, 0, 0]],
  ] as const)('is %s only if more than half of those who could tell say so: no, partly, yes %j', (word, done) => {
    expect(most(done)).toBe(word);
  });
});
