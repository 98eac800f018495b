// A reader who keeps every report for ever, knows every roll and who stays silent, and is told what one colleague answered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose } from '#domain/report/disclosure';
import { forgetsLeavers, histories, ignoresNearTeams, noHolding, published, withExactParents, type History } from './histories.ts';
import { pinnedGroups } from './linear.ts';
import { worldWith, type Pin, type Statement } from './solver.ts';

/** Asked of the solver: could this person have given this answer, in a world that fits everything? */
function certainties({ minds }: History, statements: readonly Statement[], colluders: readonly number[]): string[] {
  const present = minds.map((_, who) => new Set(statements.flatMap(({ members }, at) => (members.includes(who) ? [at] : []))));
  const people = minds.flatMap((_, who) => (present[who]!.size > 0 ? [who] : []));
  const pin = (who: number, answer: number): Pin => ({ person: who, answer, counted: present[who]!, away: new Set() });
  const knowing = [undefined, ...colluders.filter((who) => people.includes(who))];
  return knowing.flatMap((colluder) =>
    people
      .filter((who) => who !== colluder)
      .flatMap((who) =>
        [1, 5]
          .filter((answer) => answer !== minds[who])
          .filter((answer) => {
            const pins = [pin(who, answer), ...(colluder === undefined ? [] : [pin(colluder, minds[colluder]!)])];
            return worldWith(statements, minds, pins) === undefined;
          })
          .map((answer) => `${who} did not answer ${answer}, knowing ${colluder ?? 'nobody'}`),
      ),
  );
}

const colluders = fc.uniqueArray(fc.nat(14), { minLength: 2, maxLength: 2 });
const SEED = 20_261_110;

const runs = (numRuns: number) => ({ seed: SEED, numRuns, endOnFailure: true });

describe.each(['alone', 'beside a near team'] as const)('Over ten pulses of two teams, %s,', (second) => {
  it('nobody’s lowest or highest answer is ever certain not to be theirs, so that a unanimous team is never certain to be one', () => {
    fc.assert(
      fc.property(histories(second), colluders, (history, known) => {
        expect(certainties(history, published(history, disclose), known)).toEqual([]);
      }),
      runs(60),
    );
  });

  it('no sum of reports and no difference between them is a count of one to four people', () => {
    fc.assert(
      fc.property(histories(second), (history) => {
        expect(pinnedGroups(published(history, disclose))).toEqual([]);
      }),
      runs(100),
    );
  });
});

describe('The same reader is certain of somebody', () => {
  const broken = (second: Parameters<typeof histories>[0], seen: (history: History) => Statement[]) =>
    fc.check(
      fc.property(histories(second), colluders, (history, known) => certainties(history, seen(history), known).length === 0),
      runs(200),
    ).failed;

  it.each<[string, Parameters<typeof histories>[0], (history: History) => Statement[]]>([
    ['edges are one narrower', 'alone', (history) => published(history, disclose, 1)],
    ['counts are exact', 'alone', (history) => published(history, disclose, 0)],
    ['nothing is held', 'alone', (history) => published(history, noHolding)],
    ['holding forgets who left', 'alone', (history) => published(history, forgetsLeavers)],
    ['teams of nearly the same people are not held to each other', 'beside a near team', (history) => published(history, ignoresNearTeams)],
    ['both teams together are counted exactly', 'alone', withExactParents],
  ])('if %s', (_, second, seen) => {
    expect(broken(second, seen)).toBe(true);
  });

  it('by adding and subtracting alone, if nothing is held', () => {
    const isFree = fc.property(histories('alone'), (history) => pinnedGroups(published(history, noHolding)).length === 0);
    expect(fc.check(isFree, runs(200)).failed).toBe(true);
  });
});
