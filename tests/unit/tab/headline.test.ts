// The sentence above a report says what has moved, and nothing of what was not compared.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids';
import { loadWording, type Wording } from '#domain/items/wording';
import { headline, lead } from '../../../src/tab/places/report/headline.ts';
import type { Compared } from '../../../src/tab/places/report/compared.ts';
import { initWords } from '../../../src/tab/words.ts';
import { closed, itemOf, termsOf } from '../domain/made-up.ts';

const ITEMS = ['relying-1', 'candour-1', 'help-in-time-1'] as ItemId[];
const measured = itemOf(closed({ answers: [1, 1, 2, 2, 2] }));

let wording: Wording;
beforeAll(async () => {
  await initWords('en', ['report']);
  wording = await loadWording('en');
});

const items = (...verdicts: Compared['verdict'][]): Compared[] =>
  verdicts.map((verdict, nth) => ({ item: { ...measured, item: ITEMS[nth]! }, before: undefined, edge: 2, verdict }));
const said = (...verdicts: Compared['verdict'][]) => headline(items(...verdicts), termsOf(0), wording);

describe('The sentence above a report', () => {
  it('names what has clearly gone up and down, and says that the rest held if it was compared', () => {
    expect(said('up', 'down', 'no-clear-change')).toBe(
      '“Relying on each other” has clearly gone up. “Candour” has clearly gone down. The rest held.',
    );
    expect(said('up', 'up', 'no-clear-change')).toBe('“Relying on each other” and “Candour” have clearly gone up. The rest held.');
  });

  it.each(['first', 'too-few', 'not-compared', undefined] as const)(
    'does not say that the rest held where that is unknown: %s',
    (verdict) => {
      expect(said('down', verdict)).toBe('“Relying on each other” has clearly gone down.');
    },
  );

  it('says what stands out where nothing has moved', () => {
    expect(said('no-clear-change', 'first')).toBe('The team answers all statements alike.');
  });

  it('is followed by what to make of it', () => {
    expect(lead(items('up', 'first'))).toMatch(/^This change is larger than mood and chance explain/);
    expect(lead(items('up', 'down'))).toMatch(/^These changes are larger/);
    expect(lead(items('no-clear-change', 'first'))).toMatch(/^Nothing has moved clearly since last time/);
    expect(lead(items('first', 'first'))).toMatch(/^There is nothing to compare with yet/);
  });
});
