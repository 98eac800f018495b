// The bar of a statement says what its sentence says: whoever counts its cells reads the published numbers, whatever the report had to hide.
import fc from 'fast-check';
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWording, type Wording } from '#domain/items/wording';
import type { UserId } from '#domain/ids';
import type { Earlier } from '#domain/report/holding';
import { level } from '#domain/reading/score';
import type { MeasuredItem } from '#domain/report/report';
import { isUntold } from '../../../src/tab/places/report/count-words.ts';
import { Facet } from '../../../src/tab/places/report/facet.tsx';
import { initWords } from '../../../src/tab/words.ts';
import { closed, itemOf, termsOf } from '../domain/made-up.ts';

let wording: Wording;
beforeAll(async () => {
  await initWords('en', ['report', 'ui']);
  wording = await loadWording('en');
});

const answersOf = (n: number) =>
  fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n })
    .map((all) => [1, 2, 3, 4, 5].map((one) => all.filter((it) => it === one).length));

const members = (from: number, to: number) => Array.from({ length: to - from }, (_, nth) => `person-${from + nth}` as UserId);

/** Every shape that disclosure publishes: of any size, with some who left the statement out, and held because the team has changed since. */
const published = (least: number, most: number) =>
  fc
    .record({
      n: fc.integer({ min: least, max: most }),
      skipped: fc.nat(3),
      leavers: fc.nat(4),
      joiners: fc.nat(4),
      isSecond: fc.boolean(),
      edge: fc.integer({ min: 2, max: 3 }),
    })
    .chain(({ n, skipped, leavers, joiners, isSecond, edge }) =>
      fc.tuple(answersOf(n), answersOf(n)).map(([before, now]) => {
        const size = n + skipped;
        const first = closed({ roll: members(0, size), answers: before, skipped, changes: { edge } });
        if (!isSecond) return { one: first, roll: size };
        const roll = members(leavers, size + joiners);
        const gone = roll.length - n;
        const second = closed({
          week: 2,
          roll,
          answers: now,
          skipped: Math.max(0, gone),
          earlier: [first] as Earlier[],
          changes: { edge },
        });
        return { one: second, roll: Math.max(roll.length, n) };
      }),
    );

interface Drawn {
  /** Answers by the look of their cell: `a` agree, `d` disagree, in capitals when that is sure; `n` neither. */
  looks: string;
  pieces: number;
  away: number;
  sentence: string;
}

function draw(item: MeasuredItem, roll: number): Drawn {
  const compared = { item, before: undefined, edge: 2, verdict: undefined, wider: undefined };
  const html = renderToString(createElement(Facet, { compared, terms: termsOf(0, { roll }), wording }));
  const track = /track[^>]*>(.*?)<\/div>/.exec(html)?.[1] ?? '';
  const pieces = [...track.matchAll(/<i style="--m:(\d+);" class="([^"]*)"/g)].map(([, answers, worn = '']) => ({
    look: [
      /[_-]agree/i.test(worn) && 'A',
      /perhapsAgree/.test(worn) && 'a',
      /perhapsDisagree/.test(worn) && 'd',
      /[_-]disagree/i.test(worn) && 'D',
      /neither/.test(worn) && 'n',
    ]
      .filter(Boolean)
      .join(''),
    answers: Number(answers),
  }));
  const away = /away[^>]*>(.*?)<\/div>/.exec(html)?.[1]?.match(/<i/g)?.length ?? 0;
  return {
    looks: pieces.flatMap(({ look, answers }) => Array.from({ length: answers }, () => look)).join(' '),
    pieces: pieces.length,
    away,
    sentence: /aria-label="([^"]*)"/.exec(html)?.[1] ?? '',
  };
}

/** What somebody writes down who counts: the cells that are surely one's, and those that may be. */
function counted(looks: string, sure: string, perhaps: string, n: number): string {
  const cells = looks.split(' ');
  const low = cells.filter((cell) => cell === sure).length;
  const high = low + cells.filter((cell) => cell.includes(perhaps)).length;
  if (low === high) return `${low}`;
  if (low === 0) return high === n ? `0 to ${n}` : `${high} or fewer`;
  return high === n ? `${low} or more` : `${low} to ${high}`;
}

describe('The bar of a statement', () => {
  it.each([
    ['in cells', 5, 24],
    ['in pieces', 25, 60],
  ])('shows as many who agree, and as many who disagree, as the sentence under it says: %s', (_what, least, most) => {
    const property = fc.property(published(least, most), ({ one, roll }) => {
      const item = itemOf(one);
      const { looks, sentence } = draw(item, roll);
      const { agree, disagree } = level(item, roll);
      // Where nothing is said of those who agree, no cell may stand for it.
      if (isUntold(agree, item.n)) {
        expect(looks).toBe('');
        return;
      }
      expect(looks.split(' ')).toHaveLength(item.n);
      expect(sentence).toContain(`${counted(looks, 'A', 'a', item.n)} of the ${item.n} who answered agree`);
      if (!isUntold(disagree, item.n)) expect(sentence).toContain(`agree, ${counted(looks, 'D', 'd', item.n)} disagree.`);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('has agreement on the one side, disagreement on the other and neither between them; every cell has one look', () => {
    const property = fc.property(published(5, 24), ({ one, roll }) => {
      expect(draw(itemOf(one), roll).looks.replaceAll(' ', '|')).toMatch(/^(A\|?)*(a\|?)*((ad|n)\|?)*(d\|?)*(D\|?)*$/);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('of six who agree, two who neither and six who disagree has six, two and six', () => {
    expect(draw(itemOf(closed({ roll: members(0, 14), answers: [3, 3, 2, 3, 3] })), 14).looks).toBe('A A A A A A n n D D D D D D');
  });

  it('of more than twenty-four is drawn in few pieces, and one for all who did not answer; of fewer in a cell for each', () => {
    const large = draw(itemOf(closed({ roll: members(0, 30), answers: [6, 6, 6, 6, 3], skipped: 3 })), 30);
    expect([large.pieces, large.away]).toEqual([3, 1]);
    const small = draw(itemOf(closed({ roll: members(0, 14), answers: [2, 3, 3, 2, 2], skipped: 2 })), 14);
    expect([small.pieces, small.away]).toEqual([12, 2]);
  });
});
