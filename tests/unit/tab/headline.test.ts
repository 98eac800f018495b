// The sentence above a report says from what to what, and ranks nothing that another day would rank otherwise.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemId, Language, UserId } from '#domain/ids';
import { loadWording, type Wording } from '#domain/items/wording';
import { headline, lead } from '../../../src/tab/places/report/headline.ts';
import type { Compared } from '../../../src/tab/places/report/compared.ts';
import { initWords } from '../../../src/tab/words.ts';
import { closed, itemOf, termsOf } from '../domain/made-up.ts';

const ITEMS = ['relying-1', 'candour-1', 'help-in-time-1', 'ownership-1'] as ItemId[];

let wording: Wording;
async function speak(language: Language) {
  await initWords(language, ['report', 'ui']);
  wording = await loadWording(language);
}
beforeAll(() => speak('en'));

const roll = (size: number) => Array.from({ length: size }, (_, nth) => `person-${nth}` as UserId);
/** How many agree, how many disagree, of how many. */
const item = (agree: number, disagree: number, n = 14) =>
  itemOf(closed({ roll: roll(n), answers: [0, disagree, n - agree - disagree, agree, 0] }));

interface Asked {
  now: ReturnType<typeof item>;
  from?: ReturnType<typeof item>;
  verdict: Compared['verdict'];
}
const compared = (...asked: Asked[]): Compared[] =>
  asked.map(({ now, from, verdict }, nth) => ({
    item: { ...now, item: ITEMS[nth]! },
    before: from && { item: from, terms: termsOf(0), isExpired: false },
    edge: 2,
    verdict,
    wider: undefined,
  }));
const said = (...asked: Asked[]) => headline(compared(...asked), termsOf(0, { roll: 14 }), wording);
const followed = (...asked: Asked[]) => lead(compared(...asked), wording);

const fell: Asked = { from: item(10, 1), now: item(4, 6), verdict: 'down' };
const rose: Asked = { from: item(5, 5), now: item(9, 3), verdict: 'up' };
const same: Asked = { from: item(9, 3), now: item(9, 3), verdict: 'no-clear-change' };
const first = (agree: number, n = 14): Asked => ({ now: item(agree, n - agree, n), verdict: 'first' });

describe('The sentence above a report', () => {
  it('says from what to what the answers have changed', () => {
    expect(said(fell, same)).toBe('Fewer agree on “Relying on each other”: 4 of 14, down from 10.');
    expect(said(rose)).toBe('More agree on “Relying on each other”: 9 of 14, up from 5.');
  });

  it('says of how many, if fewer have answered the other time', () => {
    expect(said({ ...fell, from: item(9, 1, 12) })).toBe('Fewer agree on “Relying on each other”: 4 of 14, down from 9 of 12.');
  });

  it('says ranges where ranges are published', () => {
    expect(said({ from: item(8, 3), now: item(1, 9), verdict: 'down' })).toBe(
      'Fewer agree on “Relying on each other”: 2 or fewer of 14, down from 8.',
    );
  });

  it('speaks of those who disagree if it is their number that has moved, and of no number if neither has', () => {
    expect(said({ from: item(5, 3), now: item(5, 8), verdict: 'down' })).toBe(
      'More disagree on “Relying on each other”: 8 of 14, up from 3.',
    );
    expect(said({ from: item(5, 8), now: item(5, 3), verdict: 'up' })).toBe(
      'Fewer disagree on “Relying on each other”: 3 of 14, down from 8.',
    );
    expect(said({ from: item(5, 5), now: item(5, 5), verdict: 'down' })).toBe('“Relying on each other” has clearly gone down.');
  });

  it('is about the largest change, and the others are named below it', () => {
    expect(said(rose, fell)).toBe('Fewer agree on “Candour”: 4 of 14, down from 10.');
    expect(followed(rose, fell)).toBe(
      '“Relying on each other” clearly changed too. Too large to be mood or chance. Treat smaller changes as none.',
    );
  });

  it('does not put 10 of 14 above 8 of 13: that is noise', () => {
    expect(said(first(10), first(8, 13), first(9))).not.toMatch(/Relying|Candour|most|fewest/);
  });

  it('names what is low in itself', () => {
    expect(said(first(10), first(3))).toBe('Few agree on “Candour”: 3 of 14.');
    expect(said(first(3), first(3), first(9))).toBe('Fewer than half agree on 2 of the 3 statements.');
  });

  it('names what is lower than every other beyond doubt, and says so if nothing is', () => {
    expect(said(first(13), first(5), first(13))).toBe('Clearly fewest agree on “Candour”: 5 of 14.');
    expect(said(first(13), first(5), first(6))).toBe('No statement stands out.');
    expect(said(first(13), first(13))).toBe('More than half agree on every statement.');
  });

  it('is followed by what to make of it', () => {
    expect(followed(fell, same)).toBe('Too large to be mood or chance. Treat smaller changes as none. Nothing else clearly changed.');
    // Nobody knows whether what was not compared has held.
    expect(followed(fell, { now: item(9, 3), verdict: 'not-compared' })).not.toContain('Nothing else');
    expect(followed(same)).toMatch(/^Nothing clearly changed since the dates beside the statements/);
    expect(followed(first(9))).toMatch(/^There is nothing to compare with yet/);
  });
});
