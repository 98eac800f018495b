// The map: its box is as wide and as high as the numbers behind it, and its sentence names a corner only if the whole box lies in it.
import fc from 'fast-check';
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWording, type Wording } from '#domain/items/wording';
import { interdependence, type Standing } from '#domain/reading/map';
import { level } from '#domain/reading/score';
import type { Report } from '#domain/report/report';
import { boxOf, SIDE, stepsOf, type Box } from '../../../src/tab/places/report/map/plane.ts';
import { sentenceOf } from '../../../src/tab/places/report/map/said.ts';
import { MapSection } from '../../../src/tab/places/report/map/section.tsx';
import { initWords } from '../../../src/tab/words.ts';
import { counted, persons, report } from '../domain/reading/history.ts';

let wording: Wording;
beforeAll(async () => {
  await initWords('en', ['ui', 'map']);
  wording = await loadWording('en');
});

const half = SIDE / 2;
/** Opinions in a body, so that corners are reached. */
const answers = fc
  .tuple(fc.integer({ min: 5, max: 30 }).chain(persons), fc.integer({ min: -3, max: 3 }))
  .map(([all, mood]) => counted(all.map((one) => Math.min(5, Math.max(1, one + mood)))));
const pulses = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 14 }), relying: answers, ownership: answers }), {
  minLength: 1,
  maxLength: 30,
});

function historyOf(made: { gap: number; relying: number[]; ownership: number[] }[]): Report[] {
  let week = 0;
  return made.map(({ gap, relying, ownership }) => report((week += gap), { 'relying-1': relying, 'ownership-1': ownership }, { roll: 30 }));
}

const isOnPlane = ({ x, y, width, height }: Box) =>
  [x, y, width, height, SIDE - x - width, SIDE - y - height].every((length) => length >= -1e-9 && length <= SIDE + 1e-9);

/** In which corners some of a box lies. */
function cornersOf({ x, y, width, height }: Box): string[] {
  const [left, right, top, bottom] = [x <= half, x + width >= half, y <= half, y + height >= half];
  return [
    ...(right && top ? ['interdependence'] : []),
    ...(right && bottom ? ['dependence'] : []),
    ...(left && top ? ['independence'] : []),
    ...(left && bottom ? ['disconnection'] : []),
  ];
}

const named = ({ lead }: ReturnType<typeof sentenceOf>) =>
  ['interdependence', 'dependence', 'independence', 'disconnection'].filter((corner) => new RegExp(`\\b${corner}\\b`).test(lead));

/** The cells of the numbers behind it, oldest first. */
const tableIn = (html: string) =>
  [...html.matchAll(/<td[^>]*>(\d+)–(\d+) of (\d+)<\/td>/g)].map(([, low, high, n]) => [low, high, n].map(Number));
const drawn = (reports: readonly Report[]) => renderToString(createElement(MapSection, { reports, wording }));

describe('The map', () => {
  const seen = new Set<string>();

  it('stays on its plane and tells the same in the picture, in the sentence and in the numbers', () => {
    fc.assert(
      fc.property(pulses, (made) => {
        const reports = historyOf(made);
        const { now, trail } = interdependence(reports);
        const standings: Standing[] = [...trail, now!];
        const box = boxOf(now!.place);
        const steps = stepsOf(
          trail.map(({ place }) => place),
          now!.place,
        );
        expect([...steps.map((step) => step.box), ...standings.map(({ place }) => boxOf(place))].every(isOnPlane)).toBe(true);
        expect(steps.length).toBeLessThanOrEqual(4);
        const faint = steps.map(({ clearness }) => clearness);
        expect(faint).toEqual(faint.toSorted((one, other) => one - other));
        expect(faint.every((one) => one > 0 && one < 1)).toBe(true);

        const corners = cornersOf(box);
        seen.add(corners.join());
        const said = sentenceOf(now!);
        expect(named(said)).toEqual(corners.length === 4 ? [] : corners);
        expect(said.lead.startsWith('The team stands in')).toBe(corners.length === 1);

        const html = drawn(reports);
        expect(html).toContain(`aria-label="${said.lead} ${said.means}"`);
        const highlighted = [...html.matchAll(/class="[^"]*_named_[^"]*">([^<]+)</g)].map(([, corner = '']) => corner.toLowerCase());
        expect(highlighted).toEqual(corners.length === 1 ? corners : []);
        expect(html.includes('class="_quarter_')).toBe(corners.length === 1);
        const sides = standings.flatMap(({ relying, ownership, place: { x, y } }) => [
          [...level(relying, relying.n).again, relying.n, x] as const,
          [...level(ownership, ownership.n).again, ownership.n, y] as const,
        ]);
        expect(tableIn(html)).toEqual(sides.map(([low, high, n]) => [low, high, n]));
        for (const [low, high, n, shares] of sides) expect([low, high]).toEqual(shares.map((share) => Math.round(share * n)));
      }),
      { numRuns: 150, seed: 20_261_127 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['interdependence', 'dependence', 'independence', 'disconnection', 'interdependence,dependence'],
        ...['interdependence,independence', 'dependence,disconnection', 'independence,disconnection'],
        'interdependence,dependence,independence,disconnection',
      ]),
    );
  });

  it('leads each step to the next from edge to edge, and not at all where both lie over each other', () => {
    const place = (x: number, y: number) => ({ x: [x - 0.1, x + 0.1], y: [y - 0.1, y + 0.1], corner: 'between' }) as const;
    const [first, second] = stepsOf([place(0.2, 0.5), place(0.8, 0.5)], place(0.81, 0.5));
    // A box is 20 % wide and drawn at 12 % of that: from 0.212 to 0.788 of the plane.
    expect(first!.path?.match(/[\d.]+/g)?.map(Number)).toEqual([0.212 * SIDE, half, 0.788 * SIDE, half].map((at) => expect.closeTo(at, 2)));
    expect(second!.path).toBeNull();
    expect(stepsOf([], place(0.5, 0.5))).toEqual([]);
  });

  it.each([
    ['not asked', { 'candour-1': [0, 1, 2, 3, 4] }, 'This pulse did not ask both statements'],
    ['asked in other words', { 'relying-2': [0, 1, 2, 3, 4], 'ownership-1': [0, 1, 2, 3, 4] }, 'This pulse did not ask both statements'],
    ['answered by too few', { 'relying-1': [0, 1, 2, 1, 0], 'ownership-1': [0, 1, 2, 3, 4] }, 'Too few answered one of the two'],
  ])('is not drawn where a statement was %s, and says so', (_, asked, why) => {
    const html = drawn([report(0, asked)]);
    expect(html).toContain('Not shown.');
    expect(html).toContain(why);
    expect(html).not.toContain('<svg');
  });
});
