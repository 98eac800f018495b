// The card with the result: each statement with how many agree, as exactly as it is published.
import { describe, expect, it } from 'vitest';
import { resultCard } from '../../../server/microsoft/cards.ts';
import { Language } from '#domain/ids';
import { closed, type Round } from '../domain/made-up.ts';

const ALL: Round = { answers: [0, 1, 2, 3, 2] };

/** The card of the last of these pulses, as a text. */
async function said(language: Language, ...rounds: Round[]): Promise<string> {
  const out: ReturnType<typeof closed>[] = [];
  for (const [week, round] of rounds.entries()) out.push(closed({ week, ...round, changes: { language }, earlier: [...out] }));
  return JSON.stringify(await resultCard(out.at(-1)!.report, 'app'));
}

describe('The card with the result', () => {
  it('says how many agree', async () => {
    expect(await said('en', ALL)).toContain('5 of the 8 agree');
  });

  it.each([
    ['en', 'how many of the 6 agree is not said this time', /0 or more|6 or fewer/],
    ['de', 'Wie viele von 6 zustimmen, wird diesmal nicht gesagt', /0 oder mehr|6 oder weniger/],
    ['ar', 'لا يُقال هذه المرة كم يوافق من 6', /0 أو أكثر|6 أو أقل/],
  ] as const)('says in %s that it is not said where it could be anything', async (language, words, nonsense) => {
    const card = await said(language, { answers: [0, 2, 2, 3, 1] }, { answers: [0, 2, 2, 1, 1], skipped: 2 });
    expect(card).toContain(words);
    expect(card).not.toMatch(nonsense);
  });
});
