// What a report says beside each statement: has it clearly changed since the last time?
import { describe, expect, it } from 'vitest';
import type { Report } from '#domain/report/report';
import { compared } from '../../../src/tab/places/report/compared.ts';
import { closed, ITEM, people, type Round } from '../domain/made-up.ts';

const LOW = [5, 4, 3, 0, 0];
const HIGH = [0, 0, 3, 4, 5];
const TWELVE = people('abcdefghijkl');

/** One pulse after another, of the same team. @returns what the last one says about its statement */
function story(...rounds: Round[]) {
  const reports: ReturnType<typeof closed>[] = [];
  for (const [week, round] of rounds.entries()) reports.push(closed({ roll: TWELVE, ...round, week: 2 * week, earlier: [...reports] }));
  const [now, ...before] = reports.map(({ report }) => report).toReversed();
  return compared(now as Extract<Report, { outcome: 'published' }>, before)[0];
}

describe('A statement that is asked again', () => {
  it.each([
    ['up', LOW, HIGH],
    ['down', HIGH, LOW],
    ['no-clear-change', HIGH, HIGH],
  ])('is said to have gone %s', (verdict, before, now) => {
    expect(story({ answers: before }, { answers: now })?.verdict).toBe(verdict);
  });

  it('is compared with the last time that something was said about it, however long ago', () => {
    const nothing = { answers: [2, 1, 0, 0, 1], skipped: 8 };
    expect(story({ answers: LOW }, nothing, { answers: HIGH })).toMatchObject({ verdict: 'up', before: { item: { n: 12 } } });
  });

  it('gets no verdict where that would be chance: few answers, or hardly anybody asked both times', () => {
    expect(story({ answers: [4, 4, 0, 0, 0], skipped: 4 }, { answers: HIGH })?.verdict).toBe('too-few');
    expect(story({ answers: LOW }, { answers: HIGH, roll: people('ijklmnopqrst') })?.verdict).toBe('not-compared');
  });

  it('gets none either the first time, or when nothing is said about it', () => {
    expect(story({ answers: HIGH })).toMatchObject({ verdict: 'first', before: undefined });
    expect(story({ answers: LOW }, { answers: [1, 1, 1, 1, 0], skipped: 8 })?.verdict).toBeUndefined();
  });
});

it('What has clearly changed comes first', () => {
  const first = closed({ roll: TWELVE, answers: HIGH });
  const second = closed({ roll: TWELVE, answers: LOW, week: 2, earlier: [first] });
  if (first.report.outcome !== 'published' || second.report.outcome !== 'published') expect.fail('below the floor');
  const [moved] = second.report.items;
  const still = { ...moved!, item: 'relied-upon-1' as typeof ITEM };
  const order = compared({ ...second.report, items: [still, moved!] }, [first.report]);
  expect(order.map(({ item, verdict }) => [item.item, verdict])).toEqual([
    [ITEM, 'down'],
    ['relied-upon-1', 'first'],
  ]);
});
