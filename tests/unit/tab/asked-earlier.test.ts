// What was asked before and not this time: each facet once, with its last result, and never one that stands above already.
import fc from 'fast-check';
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '#domain/items/bank';
import { loadWording, type Wording } from '#domain/items/wording';
import { askedEarlier } from '#domain/reading/earlier';
import type { Report } from '#domain/report/report';
import { AskedEarlierPart } from '../../../src/tab/places/report/asked-earlier.tsx';
import { initWords } from '../../../src/tab/words.ts';
import { report } from '../domain/reading/history.ts';

let wording: Wording;
beforeAll(async () => {
  await initWords('en', ['ui', 'report']);
  wording = await loadWording('en');
});

const MANY = [0, 1, 2, 5, 4];
const FEW = [1, 1, 1, 1, 0];
const IDS = ['relying-1', 'relying-2', 'candour-1', 'help-in-time-1', 'give-and-gain-1', 'give-and-gain-3', 'felt-trust-1'];
const told = (reports: readonly Report[]) => renderToString(createElement(AskedEarlierPart, { reports, wording })).replace(/<[^>]+>/g, ' ');

describe('Asked earlier', () => {
  it('stands each facet that is not asked now once, by the last that was said of it, the newest first', () => {
    const asked = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 12 }), (pulses) => {
        const reports = pulses.map((ids, week) => report(week, Object.fromEntries(ids.map((id) => [id, MANY]))));
        const found = askedEarlier(reports);
        const facets = found.map(({ item }) => factsOf(item.item).facet);
        const facetsIn = (all: readonly Report[]) => new Set(all.flatMap(({ terms }) => terms.items.map((id) => factsOf(id).facet)));
        const now = facetsIn(reports.slice(-1));
        expect(facets.toSorted()).toEqual([...facetsIn(reports)].filter((facet) => !now.has(facet)).toSorted());
        const dates = found.map(({ terms }) => terms.opensAt);
        expect(dates).toEqual(dates.toSorted((one, other) => other - one));
        for (const [nth, { terms }] of found.entries()) {
          const later = reports.filter((one) => one.terms.opensAt > terms.opensAt);
          expect(facetsIn(later).has(facets[nth]!)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says the result and the date, and of what is not shown why', () => {
    const words = told([
      report(0, { 'give-and-gain-1': MANY }),
      report(1, { 'help-in-time-1': FEW, 'relying-1': MANY }),
      report(2, { 'relying-1': MANY }),
    ]);
    expect(words).toMatch(
      /Asked earlier\s+Help in time .* Not shown\. .* asked on \d+ \w+ .* Give and gain .* 9 of the 12 .* asked on \d+ \w+/s,
    );
    expect(words).not.toContain('Relying');
    expect(told([report(0, { 'relying-1': MANY })])).toBe('');
  });

  it('passes over a pulse without a result, and shows two at once: the others wait behind a word', () => {
    const below: Report = { outcome: 'below-floor', terms: report(1, { 'felt-trust-1': MANY }).terms };
    const ids = ['give-and-gain-1', 'help-in-time-1', 'felt-trust-1', 'candour-1'];
    const words = told([report(0, Object.fromEntries(ids.map((id) => [id, MANY]))), below, report(2, { 'relying-1': MANY })]);
    expect(words.match(/asked on/g)?.length).toBe(4);
    expect(words.split('More facets').map((part) => part.match(/asked on/g)?.length)).toEqual([2, 2]);
  });
});
