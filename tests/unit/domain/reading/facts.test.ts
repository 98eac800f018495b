// A fact about the work is there to be read: whatever is answered, nothing is made of it, and it changes nothing that is made of the rest.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids';
import { agenda } from '#domain/follow-up/agenda';
import { figuresOf } from '#domain/reading/figures';
import { rollUpChange } from '#domain/reading/roll-up-change';
import { runOf } from '#domain/reading/run';
import { change } from '#domain/reading/score';
import { isSilent } from '#domain/reading/silence';
import { trend } from '#domain/reading/trend';
import type { MeasuredItem, PublishedReport } from '#domain/report/report';
import { compared, factsIn } from '../../../../src/tab/places/report/compared.ts';
import { counted, persons, published, report, weekly } from './history.ts';

const FACT = 'task-interdependence-1' as ItemId;
const STATEMENTS = ['relying-1', 'ownership-1', 'candour-1', 'relied-upon-1'];
const LOW = [14, 4, 2, 0, 0];
const HIGH = [0, 0, 2, 4, 14];

const answersOf = fc.array(persons(14).map(counted), { minLength: STATEMENTS.length + 1, maxLength: STATEMENTS.length + 1 });
/** The same pulses with the fact, and without it. */
const both = fc.array(answersOf, { minLength: 1, maxLength: 8 }).map((pulses) => {
  const asked = (tables: number[][], names: string[]) => Object.fromEntries(names.map((name, nth) => [name, tables[nth]!]));
  const all = (names: string[]) => pulses.map((tables, week) => report(week, asked(tables, names), { roll: 14, common: 14 }));
  return { without: all(STATEMENTS), with: all([...STATEMENTS, FACT]) };
});
const heard = (reports: readonly PublishedReport[]) => reports.map((one) => ({ report: one, voices: 0 }));

describe('A fact', () => {
  const asFact = (answers: readonly number[]): MeasuredItem => ({ ...published(answers), item: FACT });
  const comparison = { rolls: { before: 20, now: 20 }, common: 20, comparisons: 1, edge: 2 };

  it('has neither a change nor a trend, where a statement answered in the same way has both', () => {
    expect(change({ ...comparison, before: published(LOW), now: published(HIGH) })).toBe('up');
    expect(change({ ...comparison, before: asFact(LOW), now: asFact(HIGH) })).toBe('not-compared');
    const rising = [LOW, [8, 6, 4, 2, 0], [4, 4, 4, 4, 4], [0, 2, 4, 6, 8], HIGH];
    const trendOf = (item: string) => trend(runOf(item as ItemId, weekly(item, rising)));
    expect([trendOf('relying-1'), trendOf(FACT)]).toEqual(['rising', 'too-few']);
  });

  it('has no change of several teams together either', () => {
    const teams = (one: typeof asFact) => Array.from({ length: 8 }, () => ({ before: one(LOW), now: one(HIGH) }));
    const asStatement = (answers: readonly number[]) => published(answers);
    expect([rollUpChange(teams(asStatement), 1), rollUpChange(teams(asFact), 1)]).toEqual(['up', 'not-compared']);
  });

  it('is neither the highest nor the lowest of an agenda', () => {
    const all = report(0, { 'relying-1': [4, 4, 4, 4, 4], 'ownership-1': [4, 4, 4, 4, 4], [FACT]: HIGH });
    expect(agenda(all)).toEqual([{ kind: 'result' }, { kind: 'promise' }]);
    const asStatement = report(0, { 'relying-1': [4, 4, 4, 4, 4], 'ownership-1': [4, 4, 4, 4, 4], 'candour-1': HIGH });
    expect(agenda(asStatement)[1]).toEqual({ kind: 'highest', item: 'candour-1' });
  });

  it('neither breaks a silence nor makes one', () => {
    const quiet = { 'relying-1': HIGH, 'ownership-1': HIGH, 'candour-1': HIGH };
    const silent = (asked: Record<string, number[]>) => isSilent(heard([0, 1, 2].map((week) => report(week, asked))));
    const { 'candour-1': _, ...two } = quiet;
    expect([silent(quiet), silent({ ...quiet, [FACT]: LOW })]).toEqual([true, true]);
    expect([silent(two), silent({ ...two, [FACT]: HIGH })]).toEqual([false, false]);
  });

  it('changes no figure of what is asked beside it, whatever is answered', () => {
    fc.assert(
      fc.property(both, (histories) => {
        expect(figuresOf(heard(histories.with))).toEqual(figuresOf(heard(histories.without)));
      }),
      { numRuns: 50 },
    );
  });

  it('stands in the report apart from the statements, beside no verdict', () => {
    fc.assert(
      fc.property(both, (histories) => {
        const [now, ...earlier] = histories.with.toReversed();
        const [plain, ...before] = histories.without.toReversed();
        expect(compared(now!, earlier).map(({ item, verdict }) => [item.item, verdict])).toEqual(
          compared(plain!, before).map(({ item, verdict }) => [item.item, verdict]),
        );
        expect(factsIn(now!).map(({ item, verdict, before: said }) => [item.item, verdict, said])).toEqual([[FACT, undefined, undefined]]);
        expect(factsIn(plain!)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
