// Several teams together: true, and never more than the teams were told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId, TeamId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import { rollUp } from '#domain/report/roll-up';
import { closed, ITEM, OTHER_ITEM, people } from '../made-up.ts';

const team = (answers: number[], skipped = 0, items: ItemId[] = [ITEM]): Report =>
  closed({
    answers,
    skipped,
    roll: people(
      'abcdefghijklmnopqrstuvwxyz'.slice(
        0,
        answers.reduce((sum, count) => sum + count, skipped),
      ),
    ),
    changes: { team: 'team' as TeamId, items },
  }).report;

const answers = fc.array(fc.nat(6), { minLength: 5, maxLength: 5 });
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('A roll-up', () => {
  it('holds the true sum of the teams that are published, and is exactly as wide as their reports', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 2, maxLength: 6 }), (teams) => {
        const reports = teams.map((counts) => team(counts));
        const shown = teams.filter((counts) => sum(counts) >= 5);
        const together = rollUp(reports);
        expect(together === undefined).toBe(shown.length < 2);
        if (together === undefined) return;
        const [item] = together.items;
        expect([together.teams, together.published, item!.n]).toEqual([teams.length, shown.length, sum(shown.map(sum))]);
        for (const [cut, [low, high]] of item!.atMost.entries()) {
          const true_ = sum(shown.map((counts) => sum(counts.slice(0, cut + 1))));
          expect(low <= true_ && true_ <= high).toBe(true);
          const blocks = reports.flatMap((report) =>
            report.outcome === 'published' && 'n' in report.items[0]! ? [report.items[0].atMost[cut]!] : [],
          );
          expect(high - low).toBe(sum(blocks.map(([from, to]) => to - from)));
        }
      }),
    );
  });

  it('is the same for reports that are the same, whatever the answers behind them were', () => {
    const [one, other] = [team([0, 0, 0, 4, 4]), team([1, 1, 0, 2, 4])];
    expect(one).toEqual(other);
    expect(rollUp([one, team([2, 2, 1, 1, 2])])).toEqual(rollUp([other, team([2, 2, 1, 1, 2])]));
  });

  it('counts a team that was asked and has no report among the teams, and nowhere else', () => {
    const [one, two] = [team([1, 1, 1, 1, 2]), team([0, 0, 3, 3, 3])];
    expect(rollUp([one, two, team([1, 1, 1, 1, 0]), null])).toEqual({ ...rollUp([one, two]), teams: 4 });
  });

  it('leaves an item out of which fewer than two teams may say anything', () => {
    const two = closed({ answers: [1, 1, 1, 1, 2], changes: { items: [OTHER_ITEM] } }).report;
    expect(rollUp([team([1, 1, 1, 1, 2]), two])?.items).toEqual([]);
    expect(rollUp([team([1, 1, 1, 1, 2]), team([1, 1, 0, 1, 1], 2)])?.items).toEqual([]);
  });
});
