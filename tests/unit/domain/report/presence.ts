// Every world of a small team over some reports, for a reader who knows who was on each roll, who answered, and one colleague's answer.
import { disclose } from '#domain/report/disclosure';
import type { Earlier } from '#domain/report/holding';
import { tally } from '#domain/report/tally';
import { people, tables, termsOf } from '../made-up.ts';
import type { Door } from './doors.ts';

/** Of one person, a letter a report: `P` answered, `A` was away, `-` was not on the roll. */
export type Presence = string;

/** People with the same presence: nothing published tells them apart. */
interface Kind {
  readonly presence: Presence;
  readonly size: number;
  /** Every way in which they can have answered. */
  readonly ways: readonly (readonly number[])[];
}

/** Which answers people give in the worlds that are tried. */
const ANSWERS: Record<number, readonly number[]> = { 2: [0, 4], 3: [0, 2, 4], 5: [0, 1, 2, 3, 4] };

const wordsOf = (reports: number): Presence[] => (reports === 0 ? [''] : wordsOf(reports - 1).flatMap((word) => [`${word}P`, `${word}A`]));

/**
 * Everybody's presence in every way in which at most `away` of the roll do not answer a report, at most one leaves and one joins, and
 * nothing is under the floor. Everybody answers at least once.
 */
export function presences(reports: number, everybody: number, away: number): Presence[][] {
  const some = (presence: Presence) => presence.includes('P');
  const constant = 'P'.repeat(reports);
  const regular = wordsOf(reports).filter((word) => some(word) && word !== constant);
  const starts = Array.from({ length: reports - 1 }, (_, nth) => nth + 1);
  const leavers = starts.flatMap((at) => wordsOf(at).map((word) => word.padEnd(reports, '-')));
  const joiners = starts.flatMap((at) => wordsOf(at).map((word) => word.padStart(reports, '-')));
  const isMeant = (all: readonly Presence[]) => [...constant].every((_, nth) => all.filter((one) => one[nth] === 'A').length <= away);
  const answered = (all: readonly Presence[]) => [...constant].every((_, nth) => all.filter((one) => one[nth] === 'P').length >= 5);
  const grown = (all: Presence[], words: readonly Presence[]): Presence[][] => {
    const [word, ...rest] = words;
    if (all.length > everybody || !isMeant(all)) return [];
    if (word === undefined) return [[...all, ...Array.from({ length: everybody - all.length }, () => constant)]];
    return Array.from({ length: away + 1 }, (_, times) => grown([...all, ...Array.from({ length: times }, () => word)], rest)).flat();
  };
  return ['', ...leavers.filter(some)]
    .flatMap((leaver) => ['', ...joiners.filter(some)].map((joiner) => [leaver, joiner].filter((one) => one !== '')))
    .flatMap((moving) => grown(moving, regular))
    .filter(answered);
}

interface Found {
  worlds: number;
  views: number;
  /** Somebody's lowest or highest answer that a view excludes. */
  certain: number;
}

/** Publishes every world through the door and looks, view by view, for a person and an extreme answer that no world leaves possible. */
export function certainties(all: readonly Presence[], answers: 2 | 3 | 5, door: Door = disclose): Found {
  const kinds = kindsOf(all, answers);
  const see = publisher(kinds, door);
  const steps = ANSWERS[answers]!;
  /** What is possible in a view: by the known answer (the first: none), by kind, by extreme. */
  const possible = new Map<number, Uint8Array>();
  const facts = 1 + kinds.length * steps.length;
  const width = 1 + kinds.length * 2;
  let worlds = 0;

  function mark(at: Uint8Array, world: readonly (readonly number[])[], fact: number, who: number, step: number): void {
    at[fact * width] = 1;
    for (const [nth, counts] of world.entries()) {
      if (counts[0]! > Number(nth === who && step === 0)) at[fact * width + 1 + nth * 2] = 1;
      if (counts.at(-1)! > Number(nth === who && step === steps.length - 1)) at[fact * width + 2 + nth * 2] = 1;
    }
  }

  function visit(world: (readonly number[])[]): void {
    const kind = kinds[world.length];
    if (kind) {
      for (const way of kind.ways) visit([...world, way]);
      return;
    }
    worlds++;
    const view = see(world.map((counts) => spread(counts, steps)));
    const at = possible.get(view) ?? new Uint8Array(facts * width);
    possible.set(view, at);
    mark(at, world, 0, -1, -1);
    for (const [who, counts] of world.entries())
      for (const [step, count] of counts.entries()) if (count > 0) mark(at, world, 1 + who * steps.length + step, who, step);
  }
  visit([]);

  let certain = 0;
  for (const at of possible.values())
    for (let fact = 0; fact < facts; fact++) {
      if (at[fact * width] === 0) continue;
      const known = fact === 0 ? -1 : Math.floor((fact - 1) / steps.length);
      for (const [nth, { size }] of kinds.entries())
        if (size > Number(nth === known)) certain += 2 - at[fact * width + 1 + nth * 2]! - at[fact * width + 2 + nth * 2]!;
    }
  return { worlds, views: possible.size, certain };
}

/**
 * All of it together: one may leave and one may join.
 * @param away so many of the roll at a time  @param answers how many different ones people give
 */
export function tried(reports: number, everybody: number, away: number, answers: 2 | 3 | 5, door: Door = disclose) {
  const found = presences(reports, everybody, away).map((all) => certainties(all, answers, door));
  const sum = (name: keyof Found) => found.reduce((total, one) => total + one[name], 0);
  return { scenarios: found.length, worlds: sum('worlds'), views: sum('views'), certain: sum('certain') };
}

const spread = (counts: readonly number[], steps: readonly number[]) => [0, 1, 2, 3, 4].map((step) => counts[steps.indexOf(step)] ?? 0);

function kindsOf(all: readonly Presence[], answers: number): Kind[] {
  return [...new Set(all)].map((presence) => {
    const size = all.filter((one) => one === presence).length;
    return { presence, size, ways: tables(size, answers) };
  });
}

/** All reports of a world, one after another; the same view gets the same number. What was published once is not published again. */
function publisher(kinds: readonly Kind[], door: Door): (world: readonly (readonly number[])[]) => number {
  const reports = kinds[0]!.presence.length;
  const names = people('abcdefghij');
  const whole = kinds.flatMap(({ presence, size }) => Array.from({ length: size }, () => presence));
  const rolls = Array.from({ length: reports }, (_, nth) => names.filter((_name, who) => (whole[who]?.[nth] ?? '-') !== '-'));
  const states: Earlier[][] = [[]];
  const numbers = new Map<string, number>();
  const known = new Map<string, number>();

  const next = (state: number, counts: readonly number[], nth: number): number => {
    const roll = rolls[nth]!;
    const away = roll.length - counts.reduce((sum, count) => sum + count, 0);
    const earlier = states[state]!;
    const report = door({ tally: tally([[away, ...counts]]), terms: termsOf(nth, { roll: roll.length }), roll, earlier, others: [] });
    const view = `${state} ${JSON.stringify(report)}`;
    const number = numbers.get(view) ?? states.push([...earlier, { report, roll }]) - 1;
    numbers.set(view, number);
    return number;
  };

  return (world) => {
    let state = 0;
    for (let nth = 0; nth < reports; nth++) {
      const counts = [0, 0, 0, 0, 0];
      for (const [who, { presence }] of kinds.entries())
        if (presence[nth] === 'P') for (const [step, count] of world[who]!.entries()) counts[step]! += count;
      const key = `${state} ${counts.join()}`;
      const found = known.get(key) ?? next(state, counts, nth);
      known.set(key, found);
      state = found;
    }
    return state;
  };
}
