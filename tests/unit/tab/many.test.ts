// What stands in the table of many teams, and how many of its arrows are said to be chance.
import { beforeAll, describe, expect, it } from 'vitest';
import { Language } from '#domain/ids';
import { initWords } from '../../../src/tab/words.ts';
import { isUntold, sayCount, shortCount } from '../../../src/tab/places/many/count-words.ts';
import { chanceWords } from '../../../src/tab/places/many/legend.tsx';

const compared = (count: number) => Array.from({ length: count }, () => ({ change: 'no-clear-change' as const }));

describe('In English', () => {
  beforeAll(() => initWords('en', ['ui', 'many']));

  it.each([
    [[5, 5], '5', '5'],
    [[7, 9], '7+', '7 or more'],
    [[0, 2], '≤2', '2 or fewer'],
    [[3, 5], '3–5', '3 to 5'],
  ] as const)('a count of %j of nine is %s, and read aloud %s', (agree, short, said) => {
    expect([shortCount(agree, 9), sayCount(agree, 9)]).toEqual([short, said]);
  });

  it('a count from none to all says nothing', () => {
    expect([isUntold([0, 9], 9), isUntold([0, 8], 9)]).toEqual([true, false]);
  });

  it.each([
    [0, 'No number here could be compared yet.'],
    [20, '20 numbers here were compared: chance alone would hardly give one of them an arrow.'],
    [60, '60 numbers here were compared: if nothing had changed anywhere, about 1 of them would have an arrow by chance.'],
    [1_000, '1000 numbers here were compared: if nothing had changed anywhere, about 10 of them would have an arrow by chance.'],
  ])('of %i compared numbers it is said how many arrows are chance', (count, said) => {
    expect(chanceWords([...compared(count), { change: 'too-few' }])).toBe(said);
  });
});

it.each(Language.options)('In %s every number of chance marks has its words', async (language) => {
  await initWords(language, ['ui', 'many']);
  for (const count of [0, 1, 2, 5, 11, 99, 100, 200, 300, 1_005]) expect(chanceWords(compared(count))).not.toMatch(/chance\.[a-z]|\{\{/);
});
