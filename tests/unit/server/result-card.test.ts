// The card with the result: each statement with how many agree, as exactly as it is published.
import { describe, expect, it } from 'vitest';
import { Language } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import { loadWording } from '#domain/items/wording';
import { wordsOf } from '../../../server/follow-up/words.ts';
import { resultCard } from '../../../server/microsoft/cards.ts';
import { closed, ITEM, type Round } from '../domain/made-up.ts';

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

  it.each(Language.options)('says in %s that it is not said where it could be anything', async (language) => {
    const t = (await wordsOf(language)) as (name: string, facts: object) => string;
    const { facets } = await loadWording(language);
    const card = await said(language, { answers: [0, 2, 2, 3, 1] }, { answers: [0, 2, 2, 1, 1], skipped: 2 });
    expect(card).toContain(t('card.resultItemUntold', { facet: facets[factsOf(ITEM).facet], n: 6 }));
    expect(card).not.toContain(t('card.atLeast', { count: 0 }));
    expect(card).not.toContain(t('card.atMost', { count: 6 }));
  });
});
