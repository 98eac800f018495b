// What "Try to find out" tells a reader who enters answers: that nothing is excluded, or honestly where it is and why.
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { remaining, type Known } from '#domain/reading/attack';
import type { MeasuredItem } from '#domain/report/report';
import { Left } from '../../../src/tab/places/attack/left.tsx';
import { initWords } from '../../../src/tab/words.ts';
import { published } from '../domain/reading/history.ts';

beforeAll(() => initWords('en', ['ui', 'attack']));

const NOTHING: Known = [0, 0, 0, 0, 0];
const told = (item: MeasuredItem, own: Known = NOTHING, believed: Known = NOTHING) =>
  renderToString(createElement(Left, { item, given: { own, believed }, edge: 2 })).replace(/<[^>]+>/g, '');
const ITEM = published([2, 0, 3, 2, 1]);
const NEITHER = /any one of them gave “Strongly disagree”; in others, “Strongly agree”\. Neither is excluded/;

describe('A reader who tries to find out', () => {
  it('reads the exact number of ways before entering anything, and one that is fewer for each answer', () => {
    const ways = [NOTHING, [1, 0, 0, 0, 0] as const].map((known) => remaining(ITEM, known).ways!.toLocaleString('en-GB'));
    expect(told(ITEM)).toContain(`8 people are left, who can have answered in ${ways[0]} ways`);
    expect(told(ITEM, [1, 0, 0, 0, 0])).toContain(`7 people are left, who can have answered in ${ways[1]} ways`);
    for (const known of [NOTHING, [1, 0, 0, 0, 0] as const]) expect(told(ITEM, known)).toMatch(NEITHER);
  });

  it('is told that it follows from beliefs, where it does, and that nothing was found out from the result alone', () => {
    const words = told(ITEM, [1, 0, 0, 0, 0], [1, 0, 0, 0, 0]);
    expect(words).toMatch(/If all that you believe is right, nobody of them gave “Strongly disagree”\. That follows from what you believe/);
    expect(words).not.toMatch(NEITHER);
  });

  it('is told where what they entered can’t be so, and accuses nobody', () => {
    expect(told(ITEM, NOTHING, [8, 0, 0, 0, 0])).toBe(
      'That does not fit the result: at least one of these answers was another one. Nothing tells which.',
    );
    expect(told(ITEM, [0, 0, 0, 0, 1], [0, 0, 0, 8, 0])).toMatch(/^That does not fit/);
  });

  it('finds out where a result does say too much', () => {
    const exact = { ...ITEM, atMost: [0, 2, 5, 7].map((count) => [count, count] as const) };
    expect(told(exact)).toMatch(/The result excludes “Strongly disagree” for them\. It should not/);
  });

  it('reads how long a number is that is too long to read, and that there are more than are counted', () => {
    expect(told(published([10, 10, 10, 10, 10]))).toMatch(/50 people are left, who can have answered in a \d\d-digit number of ways/);
    expect(told(published([100, 100, 100, 100, 100]))).toMatch(/500 people are left, who can have answered in more ways than/);
    expect(told(published([100, 100, 100, 100, 100]))).toMatch(/Neither is excluded/);
  });

  it('who enters an answer for everybody reads that others may fit as well', () => {
    expect(told(ITEM, NOTHING, [2, 0, 3, 2, 1])).toMatch(/^You have entered an answer for everybody\./);
  });
});
