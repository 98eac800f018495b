// Everything that a reader can work out: whether some world fits all that is published and holds what somebody wants to rule out.
import type { Block } from '#domain/report/report';

/** Of the `members`, `n` have answered; for each cut, how many gave that answer or a lower one. */
export interface Statement {
  readonly members: readonly number[];
  readonly n: number;
  readonly atMost: readonly Block[];
}

/** Somebody's answer (1 … 5), and in which statements they are known to be counted and known not to be. */
export interface Pin {
  readonly person: number;
  readonly answer: number;
  readonly counted: ReadonlySet<number>;
  readonly away: ReadonlySet<number>;
}

/** People who are members of the same statements: nothing published tells them apart. */
interface Kind {
  readonly people: readonly number[];
  readonly among: readonly number[];
  /** How many of them gave 1 … 5, most likely first. */
  readonly ways: readonly (readonly number[])[];
  readonly pinned: boolean;
}

export type World = readonly number[];
const STEPS = [0, 1, 2, 3, 4] as const;
const TRIES = 2_000_000;

/**
 * An answer for each person that fits every statement and every pin, or `undefined` if there is none: minds don't change, and who of
 * the members has answered is not known. Depth first over kinds of people, the truth's neighbourhood first.
 */
function worldWith(statements: readonly Statement[], truth: World, pins: readonly Pin[]): World | undefined {
  const kinds = kindsOf(statements, truth, pins);
  const counts = statements.map(() => [0, 0, 0, 0, 0]);
  const open = statements.map((_, at) => kinds.reduce((total, { people, among }) => total + (among.includes(at) ? people.length : 0), 0));
  const absent = statements.map(({ n }, at) => open[at]! - n);
  const forced = statements.map((_, at) =>
    STEPS.map((step) => pins.filter(({ answer, counted }) => answer === step + 1 && counted.has(at)).length),
  );
  const world: number[] = [...truth];
  let tries = 0;

  const fits = (at: number): boolean => (open[at] === 0 ? isWhole(at) : isPossible(at));

  function isPossible(at: number): boolean {
    const { atMost } = statements[at]!;
    let sum = 0;
    for (let cut = 0; cut < 4; cut++) {
      sum += counts[at]![cut]!;
      const [low, high] = atMost[cut]!;
      if (sum - absent[at]! > high || sum + open[at]! < low) return false;
    }
    return true;
  }

  /** Every count is known: can `n` of them be chosen so that each cumulative count lies in its block? */
  function isWhole(at: number): boolean {
    const { atMost, n } = statements[at]!;
    let [least, most] = [0, 0];
    for (let cut = 0; cut < 5; cut++) {
      const [low, high] = cut === 4 ? [n, n] : atMost[cut]!;
      least = Math.max(low, least + forced[at]![cut]!);
      most = Math.min(high, most + counts[at]![cut]!);
      if (least > most) return false;
    }
    return true;
  }

  function place(nth: number): boolean {
    const kind = kinds[nth];
    if (kind === undefined) return true;
    for (const way of kind.ways) {
      if (++tries > TRIES) throw new Error('too many worlds to try');
      for (const at of kind.among) {
        open[at]! -= kind.people.length;
        for (const step of STEPS) counts[at]![step]! += way[step]!;
      }
      const isFound = kind.among.every(fits) && place(nth + 1);
      for (const at of kind.among) {
        open[at]! += kind.people.length;
        for (const step of STEPS) counts[at]![step]! -= way[step]!;
      }
      if (isFound) {
        spread(kind.people, way).forEach(([person, answer]) => (world[person] = answer));
        return true;
      }
    }
    return false;
  }

  return place(0) ? world : undefined;
}

/**
 * Of a reader who knows who is a member of each statement and has answered all of them, and perhaps one colleague's answer: whose
 * lowest or highest answer no world leaves possible.
 */
export function certainties(statements: readonly Statement[], minds: World, colluders: readonly number[]): string[] {
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

function kindsOf(statements: readonly Statement[], truth: World, pins: readonly Pin[]): Kind[] {
  const kinds = new Map<string, { people: number[]; among: number[]; answer: number | undefined }>();
  truth.forEach((_, person) => {
    const pin = pins.find((one) => one.person === person);
    const among = statements.flatMap(({ members }, at) => (members.includes(person) && !pin?.away.has(at) ? [at] : []));
    if (among.length === 0) return;
    const key = pin === undefined ? among.join() : `pinned ${person}`;
    const kind = kinds.get(key) ?? { people: [], among, answer: pin?.answer };
    kind.people.push(person);
    kinds.set(key, kind);
  });
  return [...kinds.values()]
    .toSorted(
      (one, other) => Number(other.answer !== undefined) - Number(one.answer !== undefined) || other.among.length - one.among.length,
    )
    .map(({ people, among, answer }) => {
      const given = histogram(people.map((person) => truth[person]!));
      const ways =
        answer === undefined
          ? compositions(people.length, 5).toSorted((one, other) => distance(one, given) - distance(other, given))
          : [histogram([answer])];
      return { people, among, ways, pinned: answer !== undefined };
    });
}

const histogram = (answers: readonly number[]) => STEPS.map((step) => answers.filter((answer) => answer === step + 1).length);
const distance = (one: readonly number[], other: readonly number[]) => {
  let total = 0;
  let [a, b] = [0, 0];
  for (const step of STEPS) {
    a += one[step]!;
    b += other[step]!;
    total += Math.abs(a - b);
  }
  return total;
};

function spread(people: readonly number[], way: readonly number[]): [number, number][] {
  const answers = way.flatMap((count, step) => Array.from({ length: count }, () => step + 1));
  return people.map((person, nth) => [person, answers[nth]!]);
}

const known = new Map<string, number[][]>();
function compositions(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  const key = `${total} ${parts}`;
  const found =
    known.get(key) ??
    Array.from({ length: total + 1 }, (_, first) => compositions(total - first, parts - 1).map((rest) => [first, ...rest])).flat();
  known.set(key, found);
  return found;
}
