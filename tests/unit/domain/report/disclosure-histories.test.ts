// A reader who keeps every report, knows every roll and who answered each time, and is told what one colleague answered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose } from '#domain/report/disclosure';
import { WEAKER, type Door } from './doors.ts';
import { histories, published, withExactParents, type History } from './histories.ts';
import { pinnedGroups } from './linear.ts';
import { certainties } from './solver.ts';

const colluders = fc.uniqueArray(fc.nat(14), { minLength: 2, maxLength: 2 });
const SEED = 20_261_127;

type Setting = Parameters<typeof histories>[0];
const certain = (history: History, door: Door, known: readonly number[]) => certainties(published(history, door), history.minds, known);

const some = (setting: Setting, runs: number) => fc.sample(fc.tuple(histories(setting), colluders), { seed: SEED, numRuns: runs });
/** In how many of so many histories somebody's lowest or highest answer is certain not to be theirs. */
const broken = (setting: Setting, runs: number) =>
  some(setting, runs).filter(([history, known]) => certain(history, disclose, known).length > 0).length;

describe.each(['one', 'two', 'one and a near one', 'two and a near one'] as const)(
  'Over ten pulses of teams (%s) in fifty days,',
  (teams) => {
    it.each([0, 2])('with at most %i away at a time, nobody’s lowest or highest answer is ever certain not to be theirs', (away) => {
      expect(broken({ teams, away }, 40)).toBe(0);
    });

    it('no sum of reports and no difference between them is a count of one to four people', () => {
      fc.assert(
        fc.property(histories({ teams, away: 2 }), (history) => {
          expect(pinnedGroups(published(history, disclose))).toEqual([]);
        }),
        { seed: SEED, numRuns: 30, endOnFailure: true },
      );
    });
  },
);

describe('The same reader is certain of somebody', () => {
  it.each<[keyof typeof WEAKER, Setting]>([
    ['nothing is held', { teams: 'one', away: 0 }],
    ['nobody is thought to be away', { teams: 'one', away: 2 }],
    ['only one is thought to be away', { teams: 'one', away: 2 }],
    ['holding forgets who left', { teams: 'one', away: 0 }],
    ['holding forgets who joined', { teams: 'one', away: 0 }],
    ['a reference is forgotten after two weeks', { teams: 'one', away: 0 }],
    ['teams with a common member are not held to each other', { teams: 'one and a near one', away: 0 }],
    ['teams of the very same people are not', { teams: 'one and a near one', away: 2 }],
  ])('if %s', (name, setting) => {
    expect(some(setting, 400).some(([history, known]) => certain(history, WEAKER[name], known).length > 0)).toBe(true);
  });

  it.each([
    ['edges are one narrower', (history: History) => published(history, disclose, 1)],
    ['counts are exact', (history: History) => published(history, disclose, 0)],
    ['both teams together are counted exactly', withExactParents],
  ])('if %s', (_, seen) => {
    const sample = fc.sample(fc.tuple(histories({ teams: 'two', away: 0 }), colluders), { seed: SEED, numRuns: 200 });
    expect(sample.some(([history, known]) => certainties(seen(history), history.minds, known).length > 0)).toBe(true);
  });

  it('by adding and subtracting alone, if nothing is held', () => {
    const isFree = fc.property(
      histories({ teams: 'two', away: 0 }),
      (history) => pinnedGroups(published(history, WEAKER['nothing is held'])).length === 0,
    );
    expect(fc.check(isFree, { seed: SEED, numRuns: 200 }).failed).toBe(true);
  });
});
