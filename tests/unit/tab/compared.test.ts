// What a report says beside each statement: what it is compared with, has it clearly changed since, and why a number is a range.
import { describe, expect, it } from 'vitest';
import type { PulseId, TeamId } from '#domain/ids';
import type { PublishedReport, Report } from '#domain/report/report';
import { pastOf } from '#domain/reading/past';
import { compared } from '../../../src/tab/places/report/compared.ts';
import { closed, ITEM, people, termsOf, type Round } from '../domain/made-up.ts';

const LOW = [5, 4, 3, 0, 0];
const HIGH = [0, 0, 3, 4, 5];
const TWELVE = people('abcdefghijkl');

/** One pulse after another, of the same team, newest first. */
function reportsOf(...rounds: Round[]): Report[] {
  const reports: ReturnType<typeof closed>[] = [];
  for (const [nth, round] of rounds.entries()) reports.push(closed({ roll: TWELVE, week: 2 * nth, ...round, earlier: [...reports] }));
  return reports.map(({ report }) => report).toReversed();
}

const isPublished = (report: Report | undefined): report is PublishedReport => report?.outcome === 'published';

/** What the last report says about its statement, where only those are loaded that it is compared with. */
function story(...rounds: Round[]) {
  const [now, ...before] = reportsOf(...rounds);
  if (!isPublished(now)) throw new Error('below the floor');
  const loaded = pastOf(
    now,
    before.map((report) => ({ ...report.terms, report })),
  );
  return compared(
    now,
    loaded.map(({ report }) => report),
  )[0];
}

describe('A statement that is asked again', () => {
  it.each([
    ['up', LOW, HIGH],
    ['down', HIGH, LOW],
    ['no-clear-change', HIGH, HIGH],
  ])('is said to have gone %s', (verdict, before, now) => {
    expect(story({ answers: before }, { answers: now })?.verdict).toBe(verdict);
  });

  it('is compared with the last report that said its number freely, not with the last one', () => {
    const away = { answers: [0, 0, 3, 4, 4], skipped: 1 };
    expect(story({ answers: HIGH }, away, away)?.before?.terms.opensAt).toBe(termsOf(0).opensAt);
    expect(story({ answers: HIGH }, away, { answers: LOW })).toMatchObject({
      verdict: 'down',
      before: { terms: { opensAt: termsOf(0).opensAt } },
    });
    expect(story({ answers: HIGH }, { answers: LOW }, away)?.before?.terms.opensAt).toBe(termsOf(2).opensAt);
  });

  it('is compared with a report from long ago, too, and it is said that the number starts anew', () => {
    const nothing = { answers: [2, 1, 0, 0, 1], skipped: 8 };
    expect(story({ answers: LOW }, nothing, { answers: HIGH })).toMatchObject({
      verdict: 'up',
      before: { item: { n: 12 }, isExpired: false },
    });
    expect(story({ answers: LOW }, nothing, { answers: HIGH, week: 30 })).toMatchObject({ verdict: 'up', before: { isExpired: true } });
  });

  it('gets no verdict where that would be chance: few answers, or hardly anybody asked both times', () => {
    expect(story({ answers: [4, 4, 0, 0, 0], skipped: 4 }, { answers: HIGH })?.verdict).toBe('too-few');
    expect(story({ answers: LOW }, { answers: HIGH, roll: people('ijklmnopqrst') })?.verdict).toBe('not-compared');
  });

  it('gets none either the first time, or when nothing is said about it, or when what it refers to is not there', () => {
    expect(story({ answers: HIGH })).toMatchObject({ verdict: 'first', before: undefined });
    expect(story({ answers: LOW }, { answers: [1, 1, 1, 1, 0], skipped: 8 })?.verdict).toBeUndefined();
    const [now] = reportsOf({ answers: LOW }, { answers: HIGH });
    expect(isPublished(now) && compared(now, [])[0]).toMatchObject({ verdict: undefined, before: undefined });
  });

  it('is compared with the last report about it, as it was, in a report from before there were references', () => {
    const [now, ...before] = reportsOf({ answers: HIGH }, { answers: [0, 0, 3, 4, 4], skipped: 1 }, { answers: LOW });
    if (!isPublished(now)) expect.fail('below the floor');
    const old = { ...now, items: now.items.map((item) => ({ ...item, references: null })) };
    expect(compared(old, before)[0]?.before?.terms.opensAt).toBe(termsOf(2).opensAt);
  });
});

describe('Why a number is a wider range', () => {
  it.each([
    ['because it is held to an earlier one', { answers: HIGH }, { answers: [0, 0, 3, 4, 4], skipped: 1 }, 'held'],
    ['for no reason, where the answers alone make it so', { answers: HIGH }, { answers: HIGH }, undefined],
  ] as const)('%s', (_, first, second, why) => {
    expect(story({ ...first, answers: [...first.answers] }, { ...second, answers: [...second.answers] })?.wider).toBe(why);
  });

  it('because other teams have members in common with this one', () => {
    const changes = { team: 'other' as TeamId, pulse: 'q'.repeat(22) as PulseId };
    const other = closed({ roll: people('abcdefghijk'), answers: [3, 3, 2, 3, 0], changes });
    const { report } = closed({ roll: TWELVE, answers: [3, 3, 3, 3, 0], week: 1, others: [other] });
    expect(isPublished(report) && compared(report, [])[0]).toMatchObject({ wider: 'other-teams', verdict: 'first' });
  });
});

it('What has clearly changed comes first', () => {
  const [second, first] = reportsOf({ answers: HIGH }, { answers: LOW });
  if (!isPublished(first) || !isPublished(second)) expect.fail('below the floor');
  const [moved] = second.items;
  const still = { ...moved!, item: 'relied-upon-1' as typeof ITEM, references: [null, null, null, null] };
  const order = compared({ ...second, items: [still, moved!] }, [first]);
  expect(order.map(({ item, verdict }) => [item.item, verdict])).toEqual([
    [ITEM, 'down'],
    ['relied-upon-1', 'first'],
  ]);
});
