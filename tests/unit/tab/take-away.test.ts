// The table of a report for spreadsheets: what the page says, readable by any of them, and nothing in it that one would run.
import fc from 'fast-check';
import { parse } from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, type ItemId } from '#domain/ids';
import { loadWording, type Wording } from '#domain/items/wording';
import { level } from '#domain/reading/score';
import { asCells, asCsv } from '../../../src/tab/places/take-away/table.ts';
import { initWords } from '../../../src/tab/words.ts';
import { counted, persons, report } from '../domain/reading/history.ts';

let wording: Wording;
const read = (text: string): string[][] => parse<string[]>(text).data;

describe.each(Language.options)('The table of a report in %s', (language) => {
  beforeAll(async () => {
    await initWords(language, ['ui', 'take-away']);
    wording = await loadWording(language);
  });

  it('begins with what tells Excel its letters, and has one line a statement under one of names', () => {
    const text = asCsv(report(0, { 'relying-1': [1, 2, 3, 4, 2], 'candour-1': [0, 1, 1, 1, 1] }), wording);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head, relying, candour, ...rest] = read(text.slice(1));
    expect(rest).toEqual([]);
    expect(new Set(head).size).toBe(18);
    expect(relying).toEqual(
      ['Alpha', '1989-03-02', '1989-03-04', 12, 12, wording.facets.relying, wording.items['relying-1' as ItemId], 12]
        .concat(
          ...[
            [0, 2],
            [6, 6],
            [3, 3],
            [3, 3],
            [0, 2],
          ],
        )
        .map(String),
    );
    // Four answers are fewer than the floor.
    expect(candour?.slice(7)).toEqual(Array.from({ length: 11 }, () => ''));
  });
});

describe('The table of a report', () => {
  beforeAll(async () => {
    await initWords('en', ['ui', 'take-away']);
    wording = await loadWording('en');
  });

  it('has in it the numbers of the page, whatever was answered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 30 }).chain(persons), (answers) => {
        const published = report(0, { 'relying-1': counted(answers) });
        const [item] = published.items;
        if (!item || !('n' in item)) throw new Error('nothing published');
        const { agree, neither, disagree } = level(item, published.terms.roll);
        const numbers = read(asCells(published, wording))[1]!.slice(10, 16).map(Number);
        expect(numbers).toEqual([...agree, ...neither, ...disagree]);
      }),
      { numRuns: 50 },
    );
  });

  it('is readable whatever a team is called, and no cell is a formula', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', 'a"b', 'a,b;c\td'),
    );
    fc.assert(
      fc.property(name, fc.constantFrom(asCsv, asCells), (teamName, write) => {
        const cells = read(write(report(0, { 'relying-1': [1, 2, 3, 4, 2] }, { teamName }), wording).replace('\uFEFF', ''));
        expect(cells.map((row) => row.length)).toEqual([18, 18]);
        expect(cells.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell))).toEqual([]);
        expect([teamName, `'${teamName}`]).toContain(cells[1]![0]);
      }),
    );
  });

  it('has a semicolon between its cells where the comma stands within numbers', async () => {
    const table = () => asCsv(report(0, { 'relying-1': [1, 2, 3, 4, 2] }), wording).split('\n')[1];
    expect(table()).toMatch(/^Alpha,1989-03-02,/);
    await initWords('de', ['ui', 'take-away']);
    expect(table()).toMatch(/^Alpha;1989-03-02;/);
  });
});
