// The page of a report and `mutual figures` judge by one function: whatever a team's history, they say the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#domain/reading/figures';
import { pastOf } from '#domain/reading/past';
import { change } from '#domain/reading/score';
import type { PublishedReport, Report } from '#domain/report/report';
import { compared } from '../../../src/tab/places/report/compared.ts';
import { closed, people } from '../domain/made-up.ts';
import { counted, persons, report, weekly, type Asked } from '../domain/reading/history.ts';

/** The page loads what it reads; the command is given all. @param reports oldest first */
function both(reports: readonly Report[]) {
  const [now, ...before] = reports.toReversed();
  if (now?.outcome !== 'published') return undefined;
  const loaded = pastOf(
    now,
    before.map((one) => ({ ...one.terms, one })),
  ).map(({ one }) => one);
  const page = Object.fromEntries(compared(now, loaded).map(({ item, verdict }) => [item.item, verdict]));
  const { items } = figuresOf(reports.map((one) => ({ report: one, voices: 0 })));
  return { page, figures: Object.fromEntries(Object.entries(items).map(([id, figure]) => [id, figure.change])), loaded };
}

/** To the command, what is compared with nothing is not compared. */
const asTold = (page: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(page).map(([id, verdict]) => [id, verdict === undefined || verdict === 'first' ? 'not-compared' : verdict]),
  );

const IDS = ['relying-1', 'ownership-1', 'candour-1', 'help-in-time-1', 'relied-upon-1'];
const gaps = fc.integer({ min: 1, max: 9 });
const moods = fc.integer({ min: -2, max: 2 });

describe('Of every statement the page and the figures say the same', () => {
  const seen = new Set<string | undefined>();
  const agree = (reports: readonly Report[]) => {
    const said = both(reports);
    if (said === undefined) return;
    for (const verdict of Object.values(said.page)) seen.add(verdict);
    expect(asTold(said.page)).toEqual(said.figures);
  };

  it('where some statements were asked now and then, by few or many, of a team that changes', () => {
    const size = fc.integer({ min: 4, max: 22 });
    const pulse = fc.record({
      gap: gaps,
      common: fc.integer({ min: 3, max: 22 }),
      asked: fc.dictionary(fc.constantFrom(...IDS), fc.tuple(size.chain(persons), moods), {
        minKeys: 1,
        maxKeys: 5,
        noNullPrototype: true,
      }),
    });
    fc.assert(
      fc.property(fc.array(pulse, { minLength: 1, maxLength: 34 }), (pulses) => {
        let week = 0;
        agree(
          pulses.map(({ gap, common, asked }) => {
            const tables = Object.entries(asked).map(([id, [answers, mood]]) => [id, counted(answers.map((one) => moved(one, mood)))]);
            const one = report((week += gap), Object.fromEntries(tables) as Asked, { roll: 22, common });
            return one.ballots < 5 ? { outcome: 'below-floor' as const, terms: one.terms } : one;
          }),
        );
      }),
      { numRuns: 150, seed: 20_261_127 },
    );
  });

  it('where numbers refer to earlier ones, through the real door', () => {
    const everybody = people('abcdefghijklmnopqrst');
    const pulse = fc.record({ gap: gaps, answers: persons(20), mood: moods, away: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(pulse, { minLength: 2, maxLength: 40 }), (pulses) => {
        let week = 0;
        const past: ReturnType<typeof closed>[] = [];
        for (const { gap, answers, mood, away } of pulses) {
          const given = answers.slice(away).map((one) => moved(one, mood));
          past.push(closed({ week: (week += gap), roll: everybody, answers: counted(given), skipped: away, earlier: past.slice(-12) }));
        }
        agree(past.map((one) => one.report));
      }),
      { numRuns: 60, seed: 20_261_127 },
    );
  });

  it('where a statement went up and down longer ago than the page reads', () => {
    const [low, high] = [
      [4, 6, 6, 3, 1],
      [1, 2, 5, 8, 4],
    ];
    const asked = [high, low, high, low, high, low, low, low, low, low, high];
    const pulses = Array.from({ length: 5 * asked.length - 4 }, (_, nth) =>
      report(
        2 * nth,
        { 'candour-1': low!, ...(nth % 5 === 0 && { 'help-in-time-1': asked[nth / 5]! }) },
        { ...(nth > 0 && { common: 20 }) },
      ),
    );
    agree(pulses);
    expect(both(pulses)?.page['help-in-time-1']).toBe('up');
  });

  it('and these were histories in which all verdicts occur', () => {
    expect([...seen]).toEqual(expect.arrayContaining(['up', 'down', 'no-clear-change', 'too-few', 'not-compared', 'first']));
  });
});

const moved = (answer: number, mood: number) => Math.min(5, Math.max(1, answer + mood));

it('The page, too, judges a change against the team’s own ups and downs', () => {
  const [low, high] = [
    [4, 6, 6, 3, 1],
    [1, 2, 5, 8, 4],
  ];
  const history = weekly('relying-1', [high, low, high, low, low, high] as number[][]);
  const [before, now] = history.slice(-2).map(({ items }) => items[0]!);
  const alone = change({ before: before!, now: now!, rolls: { before: 20, now: 20 }, common: 20, comparisons: 1, edge: 2 });
  expect([alone, both(history)?.page['relying-1']]).toEqual(['up', 'no-clear-change']);
});

describe('Of the past the page reads', () => {
  const loadedOf = (reports: readonly Report[]) => both(reports)?.loaded.map(({ terms }) => terms.opensAt);

  it('the last 26 pulses, one of each quarter of a year, and whatever its numbers refer to: a bounded number', () => {
    const weeks = Array.from({ length: 120 }, (_, week) => report(week, { 'relying-1': [0, 1, 2, 3, 4] }));
    const at = weeks.map(({ terms }) => terms.opensAt);
    // 13 and 26 weeks ago are among the last 26.
    expect(loadedOf(weeks)).toEqual([...at.slice(-27, -1), at[119 - 39]!, at[119 - 52]!].toSorted((one, other) => other - one));
    const now = weeks.at(-1)!;
    const reference = { closedAt: weeks[3]!.terms.closesAt, said: 'expired' as const };
    const referring: PublishedReport = {
      ...now,
      items: now.items.map((item) => ('n' in item ? { ...item, references: [null, null, reference, null] } : item)),
    };
    expect(loadedOf([...weeks.slice(0, -1), referring])?.at(-1)).toBe(at[3]);
  });
});
