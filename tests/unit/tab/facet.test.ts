// What a reader is told beside each number: what it is compared with and since when, and of which nothing is said.
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWording, type Wording } from '#domain/items/wording';
import type { PublishedReport } from '#domain/report/report';
import { compared } from '../../../src/tab/places/report/compared.ts';
import { Facet } from '../../../src/tab/places/report/facet.tsx';
import { initWords } from '../../../src/tab/words.ts';
import { closed, people, type Round } from '../domain/made-up.ts';

let wording: Wording;
beforeAll(async () => {
  await initWords('en', ['ui', 'report']);
  wording = await loadWording('en');
});

/** The words beside the statement of the last of these pulses. */
function told(...rounds: Round[]): string {
  const out: ReturnType<typeof closed>[] = [];
  for (const [week, round] of rounds.entries()) out.push(closed({ week, ...round, earlier: [...out] }));
  const [now, ...before] = out.map(({ report }) => report as PublishedReport).toReversed();
  const [found] = compared(now!, before);
  return renderToString(createElement(Facet, { compared: found!, terms: now!.terms, wording })).replace(/<[^>]+>/g, ' ');
}

const first: Round = { answers: [0, 1, 2, 3, 2] };
const DATE = /5 of the 8 agreed on \d+ \w+/;

describe('Beside a number stands', () => {
  it('that there is nothing to compare it with, the first time', () => {
    expect(told(first)).toMatch(/First time asked/);
    expect(told(first)).not.toMatch(DATE);
  });

  it('what it refers to, and on which day that was', () => {
    expect(told(first, { answers: [0, 1, 2, 3, 1], skipped: 1 })).toMatch(DATE);
    expect(told(first, { answers: [0, 1, 2, 3, 1], skipped: 1 })).not.toMatch(/weeks ago/);
  });

  it('that it starts anew if that was more than eight weeks ago', () => {
    expect(told(first, { ...first, week: 10 })).toMatch(/5 of the 8 agreed on \d+ \w+, over 8 weeks ago\. This number starts anew/);
  });
});

describe('A number that could be anything', () => {
  it('says so, and no other number stands in for it', () => {
    const words = told({ answers: [1, 1, 1, 1, 1], changes: { edge: 3 } });
    expect(words).not.toMatch(/or fewer|If we asked/);
    expect(words).toMatch(/agree is not said this time/);
  });

  it('the other one is said, if it is known', () => {
    const roll = people('abcdefghij');
    expect(told({ answers: [0, 5, 0, 5, 0], roll }, { answers: [0, 5, 0, 5, 0], roll })).toMatch(
      /5 of the 10 who answered agree, 5 disagree/,
    );
  });
});

describe('Behind a number stands the mean', () => {
  const many = people('abcdefghijkl');

  it('from ten answers on, as a range and never as one number', () => {
    expect(told({ answers: [0, 1, 2, 5, 4], roll: many })).toMatch(/Typical mean, from 1 to 5\s+3\.3 to 4\.5/);
    expect(told({ answers: [0, 1, 2, 3, 3], roll: people('abcdefghi') })).not.toMatch(/mean/);
  });
});
