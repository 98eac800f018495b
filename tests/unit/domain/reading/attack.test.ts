// What one report gives away, against every way in which a small team can have answered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attack, remaining, type Exclusion, type Known } from '#domain/reading/attack';
import { cells } from '#domain/report/blocks';
import type { Block, PublishedReport } from '#domain/report/report';
import { closed, ITEM, itemOf, OTHER_ITEM, tables } from '../made-up.ts';
import { counted, persons, published, report, sum, withBlocks } from './history.ts';

const cumulative = (answers: readonly number[]) => [1, 2, 3, 4].map((cut) => sum(answers.slice(0, cut)));
const fits = (answers: readonly number[], atMost: readonly Block[]) =>
  cumulative(answers).every((count, cut) => atMost[cut]![0] <= count && count <= atMost[cut]![1]);

/** The same by trying every way. */
function tried({ items }: PublishedReport): { ways: number; excluded: Exclusion[] } {
  let ways = 1;
  const excluded = items.flatMap((item) => {
    if ('withheld' in item) return [];
    const all = tables(item.n).filter((answers) => fits(answers, item.atMost));
    ways *= all.length;
    return ([1, 5] as const).flatMap((answer): Exclusion[] => {
      if (all.every((answers) => answers[answer - 1] === 0)) return [{ item: item.item, answer, known: null }];
      const telling = ([1, 2, 3, 4, 5] as const).filter((known) => {
        const left = all.filter((answers) => answers[known - 1]! > 0);
        return left.length > 0 && left.every((answers) => answers[answer - 1]! - (known === answer ? 1 : 0) === 0);
      });
      return telling.map((known) => ({ item: item.item, answer, known }));
    });
  });
  return { ways, excluded };
}

/** Some neighbours become one, as holding does it. */
function united(blocks: readonly Block[], [from, many]: readonly [number, number]): Block[] {
  const some = blocks.slice(from, from + many);
  return some.length === 0 ? [...blocks] : [...blocks.slice(0, from), [some[0]![0], some.at(-1)![1]], ...blocks.slice(from + many)];
}

const found = (of: PublishedReport) => {
  const { ways, excluded } = attack(of);
  return { ways: Number(ways), excluded };
};

describe('what a report of the door gives away', () => {
  it.each([5, 6, 7, 8, 9])('of %i answers nothing, and it counts every way that fits', (n) => {
    for (const answers of tables(n).filter((_, nth) => nth % 3 === 0)) {
      const published = report(0, { [ITEM]: answers });
      expect(found(published)).toEqual({ ...tried(published), excluded: [] });
    }
  });

  it('of twelve answers nothing, and it counts every way that fits', () => {
    for (const answers of tables(12).filter((_, nth) => nth % 61 === 0)) {
      const published = report(0, { [ITEM]: answers });
      expect(found(published)).toEqual({ ...tried(published), excluded: [] });
    }
  });

  it('of several items the ways are multiplied, and a withheld one adds none', () => {
    const [one, other] = [report(0, { [ITEM]: [0, 1, 3, 4, 1] }), report(0, { [OTHER_ITEM]: [2, 0, 3, 0, 4] })];
    const both = report(0, { [ITEM]: [0, 1, 3, 4, 1], [OTHER_ITEM]: [2, 0, 3, 0, 4], 'candour-1': [0, 1, 1, 1, 1] });
    expect(attack(both).ways).toBe(attack(one).ways * attack(other).ways);
  });

  it('of many people has more ways than a number in a program holds, all digits told', () => {
    const asked = { [ITEM]: [2000, 2000, 2000, 2000, 2000], [OTHER_ITEM]: [2000, 2000, 2000, 2000, 2000] };
    const unknown = withBlocks(report(0, asked), (_, n) => [0, n]);
    // Of 10,000 people, C(10,004, 4) ways to give five answers.
    const ways = (10_004n * 10_003n * 10_002n * 10_001n) / 24n;
    expect(attack(unknown)).toEqual({ ways: ways ** 2n, excluded: [] });
  });

  it('is nothing for any number of answers, edge and hold: blocks made of cells never exclude an extreme answer', () => {
    const people = fc.integer({ min: 5, max: 60 }).chain((n) => fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }));
    const held = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 10 })), { maxLength: 2 });
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 5 }), held, (answers, edge, holds) => {
        const counts = [1, 2, 3, 4, 5].map((step) => answers.filter((answer) => answer === step).length);
        const blocks = holds.reduce<readonly Block[]>(united, cells(answers.length, edge));
        const atMost = cumulative(counts).map((count) => blocks.find(([low, high]) => low <= count && count <= high)!);
        const plain = report(0, { [ITEM]: counts });
        const items = plain.items.map((item) => ({ ...item, atMost }));
        expect(attack({ ...plain, items } as PublishedReport).excluded).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a report that says too much', () => {
  const exact = (answers: readonly number[]): PublishedReport => {
    const published = report(0, { [ITEM]: answers });
    const items = published.items.map((item) => ({ ...item, atMost: cumulative(answers).map((count): Block => [count, count]) }));
    return { ...published, items } as PublishedReport;
  };

  it('is caught where nobody gave the lowest answer and the counts are exact', () => {
    expect(attack(exact([0, 1, 2, 3, 2]))).toEqual({ ways: 1n, excluded: [{ item: ITEM, answer: 1, known: null }] });
  });

  it('is caught where only the one who gave the lowest answer can see it', () => {
    expect(attack(exact([1, 0, 2, 2, 2]))).toEqual({ ways: 1n, excluded: [{ item: ITEM, answer: 1, known: 1 }] });
    expect(attack(exact([2, 0, 2, 2, 1])).excluded).toEqual([{ item: ITEM, answer: 5, known: 5 }]);
  });

  it('is caught with one edge narrower by one, in one number of one item', () => {
    const sound = report(0, { [ITEM]: [1, 1, 2, 2, 3], [OTHER_ITEM]: [1, 1, 2, 2, 3] });
    const planted = structuredClone(sound) as { items: { atMost: [number, number][] }[] } & PublishedReport;
    expect(attack(sound).excluded).toEqual([]);
    planted.items[1]!.atMost[0] = [0, 1];
    expect(attack(planted).excluded).toEqual([{ item: OTHER_ITEM, answer: 1, known: 1 }]);
  });

  it('is caught in every way in which trying all ways finds it, whatever the blocks', () => {
    const block = fc.tuple(fc.nat(7), fc.nat(4)).map(([low, width]): Block => [low, Math.min(7, low + width)]);
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.tuple(block, block, block, block), (atMost) => {
        const published = report(0, { [ITEM]: [1, 1, 2, 2, 1] });
        const planted = { ...published, items: published.items.map((item) => ({ ...item, atMost })) } as PublishedReport;
        const { ways, excluded } = found(planted);
        fc.pre(ways > 0 || tried(planted).ways > 0);
        seen.add(excluded.length);
        expect({ ways, excluded }).toEqual(tried(planted));
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBeGreaterThan(2);
  });

  it('fits no way at all if its numbers contradict each other', () => {
    const falling = withBlocks(report(0, { [ITEM]: [1, 1, 2, 2, 1] }), (block) => block);
    const items = falling.items.map((item) => ({ ...item, atMost: [5, 4, 3, 2].map((count): Block => [count, count]) }));
    expect(attack({ ...falling, items } as PublishedReport).ways).toBe(0n);
  });
});

/** The same by trying every answer of every other person. */
function triedByPeople(atMost: readonly Block[], known: Known, others: number): { ways: number; excluded: number[] } {
  const ways = Array.from({ length: 5 ** others }, (_, nth) =>
    Array.from({ length: others }, (__, who) => 1 + (Math.floor(nth / 5 ** who) % 5)),
  );
  const left = ways.filter((answers) =>
    fits(
      counted(answers).map((count, nth) => count + known[nth]!),
      atMost,
    ),
  );
  const isOpen = (answer: number) => left.some((answers) => answers[0] === answer);
  return { ways: left.length, excluded: left.length > 0 && others > 0 ? [1, 5].filter((answer) => !isOpen(answer)) : [] };
}

const asKnown = (answers: readonly number[]) => counted(answers) as unknown as Known;

describe('what is left for somebody who takes answers as given', () => {
  const step = fc.integer({ min: 1, max: 5 });

  it('is counted as trying every answer of every other person counts it, whether what is taken as given is so or not', () => {
    const taken = fc.oneof(fc.array(step, { maxLength: 1 }), fc.array(step, { maxLength: 3 }));
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 6 }).chain(persons), taken, (answers, given) => {
        const item = published(counted(answers));
        const { others, fits: isOpen, ways, excluded } = remaining(item, asKnown(given));
        expect({ ways: Number(ways), excluded }).toEqual(triedByPeople(item.atMost, asKnown(given), others));
        expect(isOpen).toBe(ways !== 0n);
      }),
      { numRuns: 40 },
    );
  });

  it('always leaves the lowest and the highest answer open for everybody else, as long as fewer answers are known than the edge', () => {
    const round = fc.tuple(fc.integer({ min: 5, max: 60 }).chain(persons), fc.integer({ min: 2, max: 5 }));
    fc.assert(
      fc.property(round, fc.array(fc.nat(59), { maxLength: 4 }), ([answers, edge], whose) => {
        // The published ones are known as they are: of colleagues who have told them.
        const told = [...new Set(whose.map((who) => who % answers.length))].slice(0, edge - 1).map((who) => answers[who]!);
        const { fits: isOpen, excluded, others } = remaining(published(counted(answers), edge), asKnown(told));
        expect({ isPossible: isOpen, excluded, others }).toEqual({
          isPossible: true,
          excluded: [],
          others: answers.length - told.length,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('leaves them open in a later report too, whose numbers are held to the one before', () => {
    fc.assert(
      fc.property(persons(8), persons(7), fc.nat(6), (before, now, whose) => {
        const first = closed({ answers: counted(before) });
        const item = itemOf(closed({ week: 1, answers: counted(now), skipped: 1, earlier: [first] }));
        expect(remaining(item, asKnown([now[whose]!]))).toMatchObject({ others: 6, fits: true, excluded: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('can exclude an answer once as many are known as the edge: two who gave the lowest know that nobody else did', () => {
    const item = published([2, 0, 3, 2, 1]);
    expect(remaining(item, [1, 0, 0, 0, 0]).excluded).toEqual([]);
    expect(remaining(item, [2, 0, 0, 0, 0])).toMatchObject({ others: 6, excluded: [1] });
  });

  it('is nothing where it does not fit, where more is taken as given than answered, or where nobody is left', () => {
    const item = published([0, 0, 0, 4, 4]);
    expect(remaining(item, [3, 0, 0, 0, 0])).toEqual({ others: 5, fits: false, ways: 0n, excluded: [] });
    expect(remaining(item, [0, 0, 0, 9, 0])).toEqual({ others: -1, fits: false, ways: 0n, excluded: [] });
    expect(remaining(item, [0, 0, 0, 4, 4])).toEqual({ others: 0, fits: true, ways: 1n, excluded: [] });
  });

  it('excludes for whoever knows one answer what the command finds for them, whatever the blocks', () => {
    const block = fc.tuple(fc.nat(7), fc.nat(4)).map(([low, width]): Block => [low, Math.min(7, low + width)]);
    fc.assert(
      fc.property(fc.tuple(block, block, block, block), (atMost) => {
        const item = { ...published([1, 1, 2, 2, 1]), atMost };
        const { excluded } = attack({ ...report(0, { [ITEM]: [1, 1, 2, 2, 1] }), items: [item] });
        for (const known of [1, 2, 3, 4, 5] as const) {
          const found = remaining(item, asKnown([known]));
          const told = excluded.filter((one) => one.known === null || one.known === known).map(({ answer }) => answer);
          if (found.fits) expect(found.excluded).toEqual(told);
        }
      }),
    );
  });

  it('is all that people can answer where nothing is said: five ways each', () => {
    const untold = { ...published([3, 3, 3, 3, 3]), atMost: Array.from({ length: 4 }, (): Block => [0, 15]) };
    expect(remaining(untold, [0, 0, 1, 0, 0]).ways).toBe(5n ** 14n);
  });

  it('is told of many people without counting the ways', () => {
    expect(remaining(published([2000, 2000, 2000, 2000, 2000]), [1, 0, 0, 0, 0])).toEqual({
      others: 9999,
      fits: true,
      ways: null,
      excluded: [],
    });
  });
});
