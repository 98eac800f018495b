// Means and what the same people would probably say again, against numbers found by trying.
import { describe, expect, it } from 'vitest';
import { again } from '#domain/reading/again';
import { mean } from '#domain/reading/mean';
import { level } from '#domain/reading/score';
import { tables } from '../made-up.ts';
import { published, sum } from './history.ts';

const meanOf = (answers: readonly number[]) => sum(answers.map((count, nth) => count * (nth + 1))) / sum(answers);

describe('the mean', () => {
  it('is not said of nine answers', () => {
    expect(mean(published([1, 2, 3, 2, 1]), 9)).toBeNull();
    expect(mean(published([1, 2, 3, 2, 2]), 10)).not.toBeNull();
  });

  it('of twelve answers is in the middle of all that the blocks leave possible, and its range holds them all', () => {
    const all = tables(12).map((answers) => ({ answers, item: published(answers) }));
    const views = new Map<string, number[][]>();
    for (const { answers, item } of all)
      views.set(JSON.stringify(item.atMost), [...(views.get(JSON.stringify(item.atMost)) ?? []), answers]);
    for (const { answers, item } of all) {
      const { middle, range } = mean(item, 12)!;
      const means = (views.get(JSON.stringify(item.atMost)) ?? []).map(meanOf);
      expect(range[0]).toBeLessThanOrEqual(Math.min(...means));
      expect(range[1]).toBeGreaterThanOrEqual(Math.max(...means));
      expect(Math.abs(middle - meanOf(answers))).toBeLessThanOrEqual(4 / 12 + 1e-9);
    }
  });

  it.each([
    { answers: [3, 3, 3, 3, 3], roll: 15, hidden: 0 },
    { answers: [3, 4, 6, 4, 3], roll: 20, hidden: 0 },
    { answers: [1, 3, 4, 4, 3], roll: 18, hidden: 2 },
  ])('of $answers on a roll of $roll, by adding up person by person', ({ answers, roll, hidden }) => {
    const n = sum(answers);
    // A block 0–2 is read as 1; the imaginary halves are one more answer of each, half as heavy.
    const people = answers.flatMap((count, nth) => Array.from({ length: count }, () => ({ answer: nth + 1, weight: 1 })));
    const all = [...people, ...[1, 2, 3, 4, 5].map((answer) => ({ answer, weight: 1 / 2 }))];
    const pairs = all.flatMap((one) => all.map((other) => one.weight * other.weight * (one.answer - other.answer) ** 2));
    const weight = sum(all.map((one) => one.weight));
    const variance = sum(pairs) / 2 / weight / (weight - 1);
    const half = 1.6448536 * Math.sqrt(variance * (1 / n - 0.5 / roll)) + hidden / (2 * n);
    const found = mean(published(answers), roll)!;
    expect(found.middle).toBeCloseTo(meanOf(answers), 10);
    expect(found.range[0]).toBeCloseTo(meanOf(answers) - half, 10);
    expect(found.range[1]).toBeCloseTo(meanOf(answers) + half, 10);
  });

  it('stays on the scale', () => {
    const { range } = mean(published([0, 0, 0, 0, 10]), 10)!;
    expect(range[1]).toBe(5);
    expect(mean(published([10, 0, 0, 0, 0]), 10)!.range[0]).toBe(1);
  });
});

describe('asked again', () => {
  /** Wilson's interval are the shares that a normal test would not reject: found by halving. */
  function notRejected(share: number, n: number, side: 'low' | 'high'): number {
    let [inside, outside] = [share, side === 'low' ? 0 : 1];
    for (let step = 0; step < 60; step++) {
      const tried = (inside + outside) / 2;
      const isKept = Math.abs(share - tried) <= 1.6448536 * Math.sqrt((tried * (1 - tried)) / n);
      if (isKept) inside = tried;
      else outside = tried;
    }
    return inside;
  }

  it.each([
    { answers: [2, 2, 3, 4, 1], agree: [5, 5] },
    { answers: [0, 1, 3, 4, 1], agree: [5, 5] },
    { answers: [0, 0, 1, 4, 4], agree: [7, 9] },
    { answers: [3, 3, 1, 0, 0], agree: [0, 2] },
  ])('of $answers, from the fewest to the most who may agree', ({ answers, agree: [fewest, most] }) => {
    const n = sum(answers);
    const [low, high] = again(published(answers));
    expect(low).toBeCloseTo(notRejected(fewest! / n, n, 'low'), 9);
    expect(high).toBeCloseTo(notRejected(most! / n, n, 'high'), 9);
  });

  it('is what the level says in whole people', () => {
    for (const answers of tables(9)) {
      const item = published(answers);
      expect(level(item, 9).again).toEqual(again(item).map((share) => Math.round(9 * share)));
    }
  });
});
