// A year in small pictures: each is drawn from the numbers in its table, and its signs stand where the figures say so.
import fc from 'fast-check';
import { createElement } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids';
import { loadWording, type Wording } from '#domain/items/wording';
import { again } from '#domain/reading/again';
import { figuresOf } from '#domain/reading/figures';
import { drawnOf, outcomeOf, seriesIn, type Series } from '#domain/reading/series';
import { level } from '#domain/reading/score';
import type { Report } from '#domain/report/report';
import { countWords } from '../../../src/tab/places/report/count-words.ts';
import { chartOf, HEIGHT, WIDTH } from '../../../src/tab/places/report/year/chart.ts';
import { sentenceOf } from '../../../src/tab/places/report/year/said.ts';
import { YearSection } from '../../../src/tab/places/report/year/section.tsx';
import { initWords } from '../../../src/tab/words.ts';
import { counted, persons, report, weekly } from '../domain/reading/history.ts';
import { termsOf } from '../domain/made-up.ts';

let wording: Wording;
beforeAll(async () => {
  await initWords('en', ['ui', 'report', 'year']);
  wording = await loadWording('en');
});

const IDS = ['relying-1', 'ownership-1', 'help-in-time-1'];
const LOW = [3, 5, 3, 1, 0];
const HIGH = [0, 1, 2, 5, 4];

/** What a team was asked in the pulses of a year, and what it answered. */
const years = fc.array(
  fc.record({
    gap: fc.integer({ min: 1, max: 5 }),
    asked: fc.dictionary(
      fc.constantFrom(...IDS),
      fc.oneof({ weight: 1, arbitrary: persons(4) }, { weight: 6, arbitrary: fc.integer({ min: 9, max: 20 }).chain(persons) }),
      { minKeys: 1, noNullPrototype: true },
    ),
    mood: fc.integer({ min: -2, max: 2 }),
  }),
  { minLength: 1, maxLength: 34 },
);

function historyOf(made: { gap: number; asked: Record<string, number[]>; mood: number }[]): Report[] {
  let week = 0;
  return made.map(({ gap, asked, mood }) => {
    const moved = (all: number[]) => counted(all.map((one) => Math.min(5, Math.max(1, one + mood))));
    const one = report((week += gap), Object.fromEntries(Object.entries(asked).map(([id, all]) => [id, moved(all)])), {
      roll: 20,
      common: 20,
    });
    return one.ballots < 5 ? { outcome: 'below-floor', terms: one.terms } : one;
  });
}

describe('What is drawn', () => {
  it('is a year at most, and 26 pulses at most', () => {
    const every = (weeks: number, count: number) =>
      drawnOf(Array.from({ length: count }, (_, nth) => report(nth * weeks, { 'relying-1': HIGH })));
    expect([every(1, 80), every(2, 80), every(4, 80), every(13, 80), every(4, 3)].map(({ length }) => length)).toEqual([26, 26, 14, 5, 3]);
    const titles = [1, 2, 4].map((weeks) => renderToString(createElement(YearSection, { reports: every(weeks, 80), wording })));
    expect(titles.map((html) => /<h2[^>]*>\s*([^<]*?)\s*</.exec(html)?.[1])).toEqual(['Over time', 'A year of it', 'A year of it']);
  });
});

const endsOf = (reports: readonly Report[]) => [reports[0]!.terms.opensAt, reports.at(-1)!.terms.opensAt] as const;
const numbersIn = (path: string | null) => (path?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
const shareAt = (y: number) => (HEIGHT - 4 - y) / (HEIGHT - 8);

describe('A statement’s year', () => {
  it('is drawn on its picture, as high as the numbers and nowhere else', () => {
    fc.assert(
      fc.property(years, (made) => {
        const drawn = drawnOf(historyOf(made));
        for (const series of seriesIn(drawn)) {
          const chart = chartOf(series, endsOf(drawn));
          const shown = series.points.filter((point) => point.said === 'shown');
          const all = [chart.band, chart.middle, chart.thread].flatMap(numbersIn);
          const spans = chart.alone.flatMap(({ x, top, middle, bottom }) => [x, top, middle, bottom]);
          expect([...all, ...spans, ...chart.hidden].every((at) => at >= 0 && at <= WIDTH)).toBe(true);
          // Each that is shown has a place in the band, or stands by itself; the middle is that of the interval.
          const middles = numbersIn(series.isSteady ? chart.middle : chart.thread).filter((_, nth) => nth % 2 === 1);
          expect(middles.map(shareAt)).toEqual(shown.map(({ shares: [low, high] }) => expect.closeTo((low + high) / 2, 2)));
          if (!series.isSteady) {
            expect(chart.alone.map(({ top, bottom }) => [shareAt(bottom), shareAt(top)])).toEqual(
              shown.map(({ item }) => again(item).map((share) => expect.closeTo(share, 6))),
            );
          }
          expect(chart.hidden.length).toBe(series.points.filter(({ said }) => said === 'hidden').length);
          expect(chart.changes.length).toBe(shown.filter(({ change }) => change === 'up' || change === 'down').length);
        }
      }),
      { numRuns: 100, seed: 20_261_127 },
    );
  });

  it('says of the newest pulse what the figures say, and its table what the reports say', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(years, (made) => {
        const reports = historyOf(made);
        const now = reports.at(-1)!;
        const { items } = figuresOf(reports.map((one) => ({ report: one, voices: 0 })));
        const html = renderToString(createElement(YearSection, { reports: reports.slice(-27), wording }));
        const cells = [...html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text);
        for (const series of seriesIn(reports.slice(-27))) {
          const said = outcomeOf(series, now.terms.opensAt);
          seen.add(said.said);
          const figure = items[series.item];
          if (figure?.level) {
            expect(said.said === 'up' || said.said === 'down' ? said.said : 'neither').toBe(
              figure.change === 'up' || figure.change === 'down' ? figure.change : 'neither',
            );
            expect(series.trend).toBe(figure.trend);
          }
          for (const point of series.points) {
            if (point.said !== 'shown' || reports.length < 3) continue;
            const { agree, n } = level(point.item, point.item.n);
            const text = `${countWords(agree, n)} of ${n}`;
            expect(cells.some((cell) => cell === text || cell === `${text}, up` || cell === `${text}, down`)).toBe(true);
          }
        }
      }),
      { numRuns: 80, seed: 20_261_127 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['up', 'down', 'up-once', 'down-once', 'same', 'early', 'hidden']));
  });
});

describe('What becomes of a statement', () => {
  const only = (reports: readonly Report[]): Series => seriesIn(reports)[0]!;
  const outcome = (reports: readonly Report[]) => outcomeOf(only(reports), reports.at(-1)!.terms.opensAt).said;
  const story = (...tables: number[][]) => outcome(weekly('relying-1', tables));

  it.each([
    ['up this time', 'up', [LOW, LOW, HIGH]],
    ['down this time', 'down', [HIGH, HIGH, LOW]],
    ['up once and not since', 'up-once', [LOW, HIGH, HIGH, HIGH]],
    ['without a clear change', 'same', [HIGH, HIGH, HIGH]],
    ['not yet compared', 'early', [HIGH]],
    ['not shown the last time', 'hidden', [HIGH, HIGH, [1, 1, 1, 1, 0]]],
  ])('is said: %s', (_, said, tables) => {
    expect(story(...tables)).toBe(said);
  });

  it('is said to rise where a line of pulses does, though no single step was clear', () => {
    const steps = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => [0, 9 - step, 6, 4 + step, 1]);
    expect(story(...steps)).toBe('rising');
    expect(story(...steps.toReversed())).toBe('falling');
  });
});

describe('A gap', () => {
  const [one, two, three, four] = [0, 1, 2, 3].map((week) => report(week, { 'relying-1': HIGH }, { common: 12 }));
  const none: Report = { outcome: 'below-floor', terms: termsOf(2, { items: ['relying-1' as ItemId] }) };

  it('is left where a pulse had no result, and what then stands alone is a dot with a bar', () => {
    const reports = [one!, two!, none, four!];
    const { band, alone, hidden } = chartOf(seriesIn(reports)[0]!, endsOf(reports));
    expect(band?.match(/M/g)?.length).toBe(2);
    expect(alone.map(({ x }) => x)).toEqual([WIDTH - 5]);
    expect(hidden).toEqual([]);
  });

  it('is none where nothing is missing, and none where a statement is asked now and then', () => {
    const each = [one!, two!, three!, four!];
    expect(chartOf(seriesIn(each)[0]!, endsOf(each))).toMatchObject({ alone: [], thread: null });
    const between = [one!, report(1, { 'candour-1': HIGH }), three!];
    const chart = chartOf(
      seriesIn(between).find(({ item }) => item === 'relying-1')!,
      endsOf(between),
    );
    expect([chart.band, chart.alone.length, chart.thread === null]).toEqual([null, 2, false]);
  });
});

it('A picture’s label says the verdict and the last number, as exactly as it is published', () => {
  const reports = weekly('relying-1', [LOW, LOW, HIGH]);
  expect(sentenceOf(seriesIn(reports)[0]!, 'Relying on each other', reports.at(-1)!.terms.opensAt)).toMatch(
    /^Relying on each other: Up this time\. On \d+ \w+ 9 of the 12 who answered agreed; asked again, probably 6 to 11 would\.$/,
  );
});
