// The bar of a statement: a cell for each member as long as cells can be told apart.
import fc from 'fast-check';
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Block } from '#domain/report/report';
import { Cells } from '../../../src/tab/places/report/cells.tsx';

const block = (most: number) => fc.tuple(fc.nat(most), fc.nat(most)).map((ends): Block => [Math.min(...ends), Math.max(...ends)]);

/** Whatever a report may say of a team in which all answered. */
const levels = (least: number, most: number) =>
  fc
    .integer({ min: least, max: most })
    .chain((n) =>
      fc.record({ n: fc.constant(n), agree: block(n), disagree: block(n), neither: block(n), again: block(n), bounds: block(n) }),
    );

/** What is drawn: the look of each piece by its first letter, and how many members it stands for. */
const piecesOf = (html: string) =>
  [...html.matchAll(/--m:(\d+);"(?: class="[^"]*?((?:dis)?agree)[^"]*")?/g)].map(([, members, look = 'between']) => ({
    look: look.charAt(0),
    members: Number(members),
  }));

const draw = (level: Parameters<typeof Cells>[0]['level'], roll = level.n) =>
  renderToString(createElement(Cells, { level, before: undefined, roll, label: '' }));

describe('The bar of a statement', () => {
  it('has one cell for each who answered, agreement from the one side and disagreement from the other', () => {
    const property = fc.property(levels(5, 24), (level) => {
      const pieces = piecesOf(draw(level));
      expect(pieces).toHaveLength(level.n);
      expect(pieces.every(({ members }) => members === 1)).toBe(true);
      const looks = pieces.map(({ look }) => look).join('');
      expect(looks).toMatch(/^a*b*d*$/);
      expect(looks.lastIndexOf('a') + 1).toBe(level.again[1]);
    });
    fc.assert(property);
  });

  it('of more than twenty-four is drawn in five pieces at most, which stand for as many as there are', () => {
    const property = fc.property(levels(25, 1_000_000), (level) => {
      const pieces = piecesOf(draw(level));
      expect(pieces.length).toBeLessThanOrEqual(5);
      expect(pieces.reduce((sum, { members }) => sum + members, 0)).toBe(level.n);
    });
    fc.assert(property);
  });

  it('leaves room for those who did not answer, a cell each or one for all of a large team', () => {
    const away = (html: string) => /--n:\d+;" class="[^"]*away[^"]*".*?<\/div>/.exec(html)?.[0].match(/<i/g)?.length ?? 0;
    const level = { n: 10, agree: [4, 5], disagree: [1, 2], neither: [3, 4], again: [3, 7], bounds: [4, 9] } as Parameters<typeof draw>[0];
    expect([draw(level), draw(level, 14), draw(level, 25)].map(away)).toEqual([0, 4, 1]);
  });
});
