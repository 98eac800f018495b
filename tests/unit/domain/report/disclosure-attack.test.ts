// A colleague who sees every report, knows every roll and one colleague's answers, and can work out every possible world.
import { describe, expect, it } from 'vitest';
import type { TeamId } from '#domain/ids';
import { closed, people, tables } from '../made-up.ts';

/** For each kind of person, how many gave 1 … 5. */
type World = Record<string, number[]>;
type Views = Map<string, World[]>;

/** Worlds that look alike: each is published, and whatever a reader can see is compared. */
function publishAll(worlds: World[], see: (world: World) => unknown): Views {
  const views: Views = new Map();
  for (const world of worlds) {
    const view = JSON.stringify(see(world));
    views.set(view, [...(views.get(view) ?? []), world]);
  }
  return views;
}

const one = (answer: number) => [1, 2, 3, 4, 5].map((step) => (step === answer ? 1 : 0));
const plus = (some: readonly number[], others: readonly number[]) => some.map((count, nth) => count + others[nth]!);

/** What nobody should be certain of: each lowest or highest answer of somebody that no world with this view leaves possible. */
function certainties(views: Views, reader: 'knows nothing' | 'knows one answer'): string[] {
  const kinds = Object.keys([...views.values()][0]![0]!);
  const known = reader === 'knows nothing' ? [undefined] : kinds.flatMap((kind) => [0, 1, 2, 3, 4].map((answer) => ({ kind, answer })));
  return [...views].flatMap(([view, worlds]) => known.flatMap((fact) => excluded(worlds, kinds, fact).map((what) => `${what}: ${view}`)));
}

function excluded(worlds: World[], kinds: string[], fact: { kind: string; answer: number } | undefined): string[] {
  const possible = fact === undefined ? worlds : worlds.filter((world) => world[fact.kind]![fact.answer]! > 0);
  const left = possible.map((world) => (fact === undefined ? world : { ...world, [fact.kind]: without(world[fact.kind]!, fact.answer) }));
  const victims = kinds.filter((kind) => left.some((world) => world[kind]!.some((count) => count > 0)));
  return victims.flatMap((kind) =>
    [0, 4].filter((answer) => left.every((world) => world[kind]![answer] === 0)).map((answer) => `${kind} not ${answer + 1}`),
  );
}

const without = (counts: number[], answer: number) => counts.map((count, nth) => (nth === answer ? count - 1 : count));

const readers = ['knows nothing', 'knows one answer'] as const;

describe('one pulse', () => {
  const views = (n: number, edge: number) =>
    publishAll(
      tables(n).map((members) => ({ members })),
      ({ members }) => closed({ answers: members!, changes: { edge } }).report,
    );

  it.each([5, 6, 7, 8].flatMap((n) => readers.map((reader) => [n, reader] as const)))(
    "of %i answers, a reader who %s can't rule out anybody's lowest or highest answer",
    (n, reader) => {
      const all = views(n, 2);
      expect(certainties(all, reader)).toEqual([]);
      expect(all.size, 'it says something').toBeGreaterThan(4);
    },
  );

  it.each([5, 6, 7, 8])('of %i answers, edges one narrower would give somebody away', (n) => {
    expect(certainties(views(n, 1), 'knows one answer')).not.toEqual([]);
  });

  it.each([7, 8])('of %i answers, edges of three keep the promise too', (n) => {
    expect(certainties(views(n, 3), 'knows one answer')).toEqual([]);
  });
});

/** Six people answer twice and don't change their minds; some answer once. */
function worldsWith(...singles: string[]): World[] {
  const start: World[] = tables(6).map((stay) => ({ stay }));
  return singles.reduce(
    (worlds, name) => worlds.flatMap((world) => [1, 2, 3, 4, 5].map((answer) => ({ ...world, [name]: one(answer) }))),
    start,
  );
}

describe('two pulses of a team in which six stay, one leaves and one joins, with unchanged minds', () => {
  const views = (isHeld: boolean, edge = 2) =>
    publishAll(worldsWith('left', 'joined'), ({ stay, left, joined }) => {
      const changes = { edge };
      const before = closed({ answers: plus(stay!, left!), roll: people('abcdefx'), changes });
      const after = closed({ answers: plus(stay!, joined!), roll: people('abcdefy'), week: 1, earlier: isHeld ? [before] : [], changes });
      return [before.report, after.report];
    });

  it.each(readers)('a reader who %s can rule out nothing', (reader) => {
    expect(certainties(views(true), reader)).toEqual([]);
  });

  it('without holding, the second report would give somebody away', () => {
    expect(certainties(views(false), 'knows nothing')).not.toEqual([]);
  });

  it('with edges one narrower, somebody would be given away', () => {
    expect(certainties(views(true, 1), 'knows one answer')).not.toEqual([]);
  });
});

describe('two teams of the same people but for one', () => {
  const views = (isHeld: boolean) =>
    publishAll(worldsWith('only-here'), ({ stay, 'only-here': single }) => {
      const small = closed({ answers: stay!, roll: people('abcdef'), changes: { team: 'small' as TeamId } });
      const large = closed({ answers: plus(stay!, single!), roll: people('abcdefx'), week: 1, others: isHeld ? [small] : [] });
      return [small.report, large.report];
    });

  it.each(readers)('a reader who %s can rule out nothing', (reader) => {
    expect(certainties(views(true), reader)).toEqual([]);
  });

  it('without holding one to the other, the one person would be given away', () => {
    expect(certainties(views(false), 'knows nothing')).not.toEqual([]);
  });
});
