// What a report may not tell apart because of earlier ones, and what its numbers refer to.
import { describe, expect, it } from 'vitest';
import type { TeamId } from '#domain/ids';
import { AWAY, EDGE_DEFAULT, MEMORY_WEEKS } from '#domain/policy/policy';
import { closed, ITEM, itemOf, OTHER_ITEM, people, termsOf, type Round } from '../made-up.ts';

const eight = people('abcdefgh');
const swapped = people('bcdefghi');
const first: Round = { answers: [0, 3, 2, 3, 0] };
const again: Round = { ...first, week: 1 };
/** How many answered 3 or lower, and what that refers to. */
const said = (round: Round) => itemOf(closed(round)).atMost[2];
const refers = (round: Round) => itemOf(closed(round)).references?.[2];
/** One report after another; each knows those before it. */
const story = (...rounds: Round[]) =>
  rounds.reduce<ReturnType<typeof closed>[]>((earlier, round, nth) => [...earlier, closed({ week: nth, ...round, earlier })], []);
const last = (...rounds: Round[]) => itemOf(story(...rounds).at(-1)!);
const closedAt = (week: number) => termsOf(week).closesAt;

it('As many may be away as there are counts at an edge', () => {
  expect(AWAY).toBe(EDGE_DEFAULT);
});

describe('A number that follows one that was said freely', () => {
  it('is as exact as that while the roll stays and everybody answers, and refers to it', () => {
    expect(itemOf(closed({ ...again, earlier: [closed(first)] }))).toEqual({
      ...itemOf(closed(first)),
      common: 8,
      references: [0, 1, 2, 3].map(() => ({ closedAt: closedAt(0), said: 'held' })),
    });
  });

  it('is said anew, and is the next reference, if it differs by more than could be explained', () => {
    const moved = closed({ answers: [0, 0, 1, 7, 0], week: 1, earlier: [closed(first)] });
    expect(itemOf(moved).references).toEqual([
      { closedAt: closedAt(0), said: 'held' },
      { closedAt: closedAt(0), said: 'free' },
      { closedAt: closedAt(0), said: 'free' },
      { closedAt: closedAt(0), said: 'held' },
    ]);
    expect(last(first, { answers: [0, 0, 1, 7, 0] }, again).references?.map((one) => one?.closedAt)).toEqual([
      ...[closedAt(0), closedAt(1), closedAt(1), closedAt(0)],
    ]);
  });

  it('refers to nothing the first time, cut by cut', () => {
    expect(itemOf(closed(first)).references).toEqual([null, null, null, null]);
    expect(itemOf(closed(first))).not.toHaveProperty('common');
  });

  it.each([
    ['one away', [0, 3, 2, 2, 0], 1, [4, 7]],
    ['two away', [0, 3, 2, 1, 0], 2, [3, 6]],
    ['three away, of whom two count', [0, 2, 2, 1, 0], 3, [3, 5]],
  ])('with %s says nothing that their being away could explain', (_, answers, skipped, block) => {
    expect(said({ ...again, answers, skipped, earlier: [closed(first)] })).toEqual(block);
  });

  it.each([
    ['one was', [0, 3, 2, 2, 0], 1, [5, 8]],
    ['two were', [0, 3, 2, 1, 0], 2, [4, 8]],
  ])('if %s away when it was said freely, says nothing that their coming back could explain', (_, answers, skipped, block) => {
    expect(said({ ...again, earlier: [closed({ answers, skipped })] })).toEqual(block);
  });

  it('with a raised edge allows for as many more who are away; the larger of both pulses counts', () => {
    const answers = [0, 4, 3, 3, 0];
    const roll = people('abcdefghijklmn');
    const now = (edge: number, before: number) =>
      said({
        week: 1,
        roll,
        answers,
        skipped: 4,
        changes: { edge },
        earlier: [closed({ roll, answers: [0, 4, 4, 6, 0], changes: { edge: before } })],
      });
    expect([now(2, 2), now(3, 2), now(2, 3)]).toEqual([
      [6, 10],
      [5, 10],
      [5, 10],
    ]);
  });

  it('says nothing that would follow from unchanged minds after one left and one joined', () => {
    expect(itemOf(closed({ ...again, roll: swapped, earlier: [closed(first)] })).atMost).toEqual([
      [0, 3],
      [0, 4],
      [4, 8],
      [5, 8],
    ]);
  });

  it('is wider to one side only for a joiner alone, or a leaver alone', () => {
    expect(said({ ...again, answers: [0, 3, 2, 4, 0], roll: people('abcdefghi'), earlier: [closed(first)] })).toEqual([5, 6]);
    expect(said({ ...again, answers: [0, 3, 2, 2, 0], roll: people('abcdefg'), earlier: [closed(first)] })).toEqual([4, 7]);
  });

  it('is not dimmer because the one before it was held: both refer to the same report', () => {
    const away: Round = { answers: [0, 3, 2, 2, 0], skipped: 1 };
    const [, once, twice, often] = story(first, away, away, away).map((report) => itemOf(report));
    expect([twice, often].map((one) => one?.atMost)).toEqual([once?.atMost, once?.atMost]);
    expect(often?.references?.[2]).toEqual({ closedAt: closedAt(0), said: 'held' });
  });

  it('is as exact as before when somebody was off the roll once and is back', () => {
    expect(last(first, { answers: [0, 3, 2, 2, 0], roll: people('abcdefg') }, first).atMost[2]).toEqual([5, 5]);
  });

  it('is referred to for 8 weeks, with reports in between; then the number is said freely and is referred to itself', () => {
    const moved = (weeks: number) => last(first, ...Array.from({ length: weeks }, () => ({ ...first, roll: swapped })));
    expect(MEMORY_WEEKS).toBe(8);
    expect([moved(8).atMost[2], moved(8).references?.[2]]).toEqual([[4, 8], { closedAt: closedAt(0), said: 'held' }]);
    expect([moved(9).atMost[2], moved(9).references?.[2]]).toEqual([[5, 5], { closedAt: closedAt(0), said: 'expired' }]);
    expect(moved(10).references?.[2]).toEqual({ closedAt: closedAt(9), said: 'held' });
  });

  it('is referred to past reports that did not ask, that withheld it, and that were under the floor', () => {
    const between: Round[] = [
      { ...first, roll: swapped, changes: { items: [OTHER_ITEM] } },
      { answers: [0, 0, 0, 0, 4], skipped: 4, roll: swapped },
      { answers: [0, 0, 0, 0, 4], roll: swapped },
    ];
    const found = last(first, ...between, { ...first, roll: swapped });
    expect([found.atMost[2], found.references?.[2]]).toEqual([[4, 8], { closedAt: closedAt(0), said: 'held' }]);
  });

  it('from before there were references is referred to as if it had been said freely, however it was said', () => {
    const old = {
      item: ITEM,
      n: 8,
      atMost: [
        [0, 3],
        [0, 4],
        [4, 8],
        [5, 8],
      ] as const,
      references: null,
      heldUntil: closedAt(9),
      common: 7,
    };
    const { report } = closed(first);
    if (report.outcome !== 'published') expect.fail('not published');
    const earlier = [{ roll: eight, report: { ...report, items: [{ ...old, atMost: [...old.atMost] }] } }];
    expect(itemOf(closed({ ...again, earlier })).atMost[2]).toEqual([4, 8]);
    expect(refers({ ...again, earlier })).toEqual({ closedAt: closedAt(0), said: 'held' });
  });
});

describe('How many were asked both times', () => {
  it('is said of the report that those who agree are compared with, however long ago', () => {
    const rolls = [people('abcdefgh'), people('stuvwxyz')];
    const [before, silent] = [
      closed({ answers: [0, 0, 0, 0, 8] }),
      closed({ answers: [0, 0, 0, 2, 1], skipped: 5, week: 1, roll: rolls[1]! }),
    ];
    const now = (week: number) => itemOf(closed({ answers: [1, 2, 2, 2, 1], week, roll: people('efghijkl'), earlier: [before, silent] }));
    expect([now(2).common, now(30).common]).toEqual([4, 4]);
  });

  it('is not said where nobody remembers who was asked then; the number still refers to that report', () => {
    const forgotten = { ...closed({ answers: [0, 0, 0, 0, 8] }), roll: [] };
    const now = itemOf(closed({ ...first, week: 40, earlier: [forgotten] }));
    expect(now.references?.[2]).toEqual({ closedAt: closedAt(0), said: 'expired' });
    expect(now).not.toHaveProperty('common');
  });
});

describe('A number beside those of other teams', () => {
  const other = (roll: string, week = 0, changes: Round['changes'] = {}) =>
    closed({ answers: [0, 3, 2, roll.length - 5, 0], roll: people(roll), week, changes: { team: 'other' as TeamId, ...changes } });
  const beside = (others: Round['others'] = [], week = 1) => itemOf(closed({ answers: [0, 3, 2, 3, 0], week, others })).atMost[2];

  it.each([
    ['one person less', 'abcdefg', [5, 8]],
    ['one person more', 'abcdefghi', [4, 5]],
    ['four other people', 'abcdwxyz', [0, 8]],
  ])('is held to a team with %s', (_, roll, block) => {
    expect(beside([other(roll)])).toEqual(block);
    expect(refers({ ...again, others: [other(roll)] }), 'and refers to its own team alone').toBeNull();
  });

  it('is held to a team of the same people only as far as somebody was away', () => {
    expect(beside([other('abcdefgh')])).toEqual([5, 5]);
    const away = closed({ answers: [0, 3, 2, 2, 0], skipped: 1, changes: { team: 'other' as TeamId } });
    expect(beside([away])).toEqual([5, 8]);
  });

  it('is held wholly to a team that differs by one, also where the absences make it more than the floor', () => {
    const round: Round = { answers: [0, 4, 2, 6, 0], roll: people('abcdefghijklmn'), skipped: 2, week: 1 };
    const large = closed({ answers: [0, 4, 4, 5, 0], skipped: 2, roll: people('bcdefghijklmnop'), changes: { team: 'other' as TeamId } });
    expect(said({ ...round, others: [large] })).toEqual([4, 12]);
  });

  it('is held only to the ends of what a team implies that differs by five or more', () => {
    const round: Round = { answers: [0, 6, 4, 6, 0], roll: people('abcdefghijklmnop'), week: 1 };
    const wider = closed({ answers: [0, 8, 5, 8, 0], roll: people('abcdefghijklmnopqrstu'), changes: { team: 'other' as TeamId } });
    // 8 to 13 is what it implies: six counts, of which three at each end are one.
    expect(said({ ...round, others: [wider] })).toEqual([8, 10]);
    expect(said({ ...round, answers: [0, 7, 5, 4, 0], others: [wider] })).toEqual([11, 13]);
    expect(said({ ...round, answers: [0, 3, 4, 9, 0], others: [wider] })).toEqual([7, 7]);
  });

  it('is not held to a team without a common member', () => {
    expect(beside([other('qrstuvwxyz')])).toEqual([5, 5]);
  });

  it('is held until 8 weeks after that report closed', () => {
    expect(beside([other('abcdefg')], 8)).toEqual([5, 8]);
    expect(beside([other('abcdefg')], 9)).toEqual([5, 5]);
  });

  it("is held to each other team's last free report of the item, in whatever order they come", () => {
    const newest = closed({ answers: [0, 0, 0, 7, 0], roll: people('abcdefg'), week: 1, changes: { team: 'other' as TeamId } });
    const unasked = other('abcdefg', 2, { items: [OTHER_ITEM] });
    const third = other('abcdefghi', 1, { team: 'third' as TeamId });
    expect(beside([unasked, newest, other('abcdefg', 0)], 3)).toEqual([5, 5]);
    expect(beside([third, unasked, newest, other('abcdefg', 0)], 3)).toEqual([4, 5]);
  });
});
