// What a reader of everything published can be certain of, found by trying every world that fits it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, merge } from '#domain/report/blocks';
import { disclose } from '#domain/report/disclosure';
import type { Earlier } from '#domain/report/holding';
import { DAY, type UserId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import { tally } from '#domain/report/tally';
import type { Terms } from '#domain/pulse/terms';

const ITEM = 'relying-1';
type World = readonly number[];

const terms = (change: Partial<Terms> = {}): Terms =>
  ({
    pulse: 'p',
    team: 't',
    teamName: '',
    leaderName: '',
    items: [ITEM],
    roll: 5,
    floor: 5,
    edge: 2,
    opensAt: 0,
    closesAt: DAY,
    timeZone: 'UTC',
    language: 'en',
    keyId: 'k',
    ...change,
  }) as Terms;

const people = (...names: string[]) => names as UserId[];
const counts = (answers: World) => [1, 2, 3, 4, 5].map((value) => answers.filter((answer) => answer === value).length);
const publish = (answers: World, change: Partial<Terms> = {}, earlier: Earlier[] = [], roll = people()): Report =>
  disclose({ tally: tally([[0, ...counts(answers)]]), terms: terms(change), roll, earlier, others: [] });

/** Every way in which n people can give five answers, without regard to who they are: somebody's answer is any of those given. */
function* worlds(n: number, from = 1): Generator<number[]> {
  if (n === 0) yield [];
  else for (let answer = from; answer <= 5; answer++) for (const rest of worlds(n - 1, answer)) yield [answer, ...rest];
}

/** Groups of worlds that a reader can't tell apart. */
function byWhatIsSeen<T>(all: Iterable<T>, seen: (world: T) => unknown): T[][] {
  const groups = new Map<string, T[]>();
  for (const world of all) {
    const key = JSON.stringify(seen(world));
    groups.set(key, [...(groups.get(key) ?? []), world]);
  }
  return [...groups.values()];
}

describe('A count is published as the block that holds it', () => {
  it.each([
    [
      5,
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [
      6,
      [
        [0, 2],
        [3, 3],
        [4, 6],
      ],
    ],
    [
      7,
      [
        [0, 2],
        [3, 3],
        [4, 4],
        [5, 7],
      ],
    ],
    [
      8,
      [
        [0, 2],
        [3, 3],
        [4, 4],
        [5, 5],
        [6, 8],
      ],
    ],
  ])('of %i answers the blocks are %j', (n, blocks) => expect(cells(n, 2)).toEqual(blocks));

  it('with a raised edge more counts share a block, and with too few answers there is only one', () => {
    expect(cells(12, 3)).toEqual([
      [0, 3],
      [4, 4],
      [5, 5],
      [6, 6],
      [7, 7],
      [8, 8],
      [9, 12],
    ]);
    expect(cells(5, 3)).toEqual([[0, 5]]);
  });

  it('blocks cover every count once, whatever is merged', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: -5, max: 65 }),
        fc.nat(20),
        (n, edge, low, width) => {
          const covered = merge(cells(n, edge), [low, low + width]).flatMap(([lo, hi]) =>
            Array.from({ length: hi - lo + 1 }, (_, nth) => lo + nth),
          );
          expect(covered).toEqual(Array.from({ length: n + 1 }, (_, nth) => nth));
        },
      ),
    );
  });
});

describe('Under the floor nothing is said', () => {
  it('about a pulse with four ballots, not even their number', () => {
    expect(publish([1, 2, 3, 4])).toEqual({ outcome: 'below-floor', terms: terms() });
  });

  it('about an item that four answered in a pulse of nine', () => {
    const report = disclose({ tally: tally([[5, 1, 1, 1, 1, 0]]), terms: terms(), roll: people(), earlier: [], others: [] });
    expect(report).toMatchObject({ outcome: 'published', ballots: 9, items: [{ item: ITEM, withheld: 'floor' }] });
  });

  it('under a floor that policy raised to eight', () => {
    expect(publish([1, 2, 3, 4, 5, 5, 5], { floor: 8 }).outcome).toBe('below-floor');
  });
});

describe('From everything published nobody is certain that somebody did not give the lowest or the highest answer', () => {
  it.each([5, 6, 7, 8])('in one pulse of %i, an outsider or one of the team who knows their own answer', (n) => {
    for (const group of byWhatIsSeen(worlds(n), (world) => publish(world))) expect(isSafe(group)).toBe(true);
  });

  it('and the check notices an edge that is one narrower', () => {
    const leaky = byWhatIsSeen(worlds(6), (world) => publish(world, { edge: 1 }));
    expect(leaky.every(isSafe)).toBe(false);
  });

  it('when one leaves and one joins between two pulses and nobody else changes their mind', () => {
    expect(pairs(true).every(isSafePair)).toBe(true);
  });

  it('and the check notices when the second report is not held to the first', () => {
    expect(pairs(false).every(isSafePair)).toBe(false);
  });
});

/**
 * For a colleague with a known answer: among the worlds that hold it, some other person may have given each extreme answer, unless
 * nothing at all excludes it. A person is ruled out if no world, with the known answer taken away once, holds the extreme.
 */
function isSafe(group: World[]): boolean {
  const known = [undefined, 1, 2, 3, 4, 5];
  return known.every((own) => {
    const others = group
      .filter((world) => own === undefined || world.includes(own))
      .map((world) => (own === undefined ? world : removeOne(world, own)));
    return others.length === 0 || [1, 5].every((extreme) => others.some((world) => world.includes(extreme)));
  });
}

const removeOne = (world: World, answer: number) => world.toSpliced(world.indexOf(answer), 1);

interface Pair {
  stay: World;
  left: number;
  joined: number;
}

/** Five stay, one leaves, one joins. */
function pairs(held: boolean): Pair[][] {
  const before = people('a', 'b', 'c', 'd', 'e', 'left');
  const after = people('a', 'b', 'c', 'd', 'e', 'joined');
  const all = [...worlds(5)].flatMap((stay) =>
    [1, 2, 3, 4, 5].flatMap((left) => [1, 2, 3, 4, 5].map((joined) => ({ stay, left, joined }))),
  );
  return byWhatIsSeen(all, ({ stay, left, joined }) => {
    const first = publish([...stay, left]);
    const second = publish(
      [...stay, joined],
      { opensAt: 7 * DAY, closesAt: 8 * DAY },
      held ? [{ report: first, roll: before }] : [],
      after,
    );
    return [first, second];
  });
}

/** The one who left and the one who joined are groups of one: neither extreme may be excluded for them, whatever one colleague knows. */
const isSafePair = (group: Pair[]) =>
  [undefined, 1, 2, 3, 4, 5].every((own) => {
    const fitting = group.filter(({ stay }) => own === undefined || stay.includes(own));
    return (
      fitting.length === 0 ||
      [1, 5].every((extreme) => fitting.some(({ left }) => left === extreme) && fitting.some(({ joined }) => joined === extreme))
    );
  });
