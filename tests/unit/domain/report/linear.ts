// Adding and subtracting what is published exactly: does some combination count a group of one to four people?
import { FLOOR } from '#domain/policy/policy';
import type { Statement } from './solver.ts';

/** Any large prime does: what is a combination over the rationals is one modulo it, and the reverse fails only by an unlikely accident. */
const PRIME = 2_147_483_629;

/** Sets of 1 … FLOOR − 1 people whose count, for some cut, follows from the exact counts. */
export function pinnedGroups(statements: readonly Statement[]): string[] {
  const people = [...new Set(statements.flatMap(({ members }) => members))].toSorted((one, other) => one - other);
  return [0, 1, 2, 3].flatMap((cut) => {
    const exact = statements.filter(({ atMost }) => atMost[cut]![0] === atMost[cut]![1]);
    const basis = reduced(exact.map(({ members }) => people.map((who) => Number(members.includes(who)))));
    return basis.length === 0
      ? []
      : smallGroups(people)
          .filter((group) =>
            isSpanned(
              people.map((who) => Number(group.includes(who))),
              basis,
            ),
          )
          .map((group) => `${group.join()} at cut ${cut}`);
  });
}

interface Row {
  pivot: number;
  values: number[];
}

function reduced(rows: readonly number[][]): Row[] {
  const basis: Row[] = [];
  for (const row of rows) {
    const left = remainder(row, basis);
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const inverse = power(left[pivot]!, PRIME - 2);
    basis.push({ pivot, values: left.map((value) => times(value, inverse)) });
  }
  return basis;
}

const isSpanned = (row: number[], basis: readonly Row[]) => remainder(row, basis).every((value) => value === 0);

const remainder = (row: number[], basis: readonly Row[]) =>
  basis.reduce((left, { pivot, values }) => {
    const factor = left[pivot]!;
    return factor === 0 ? left : left.map((value, nth) => (value - times(factor, values[nth]!) + PRIME) % PRIME);
  }, row);

const times = (one: number, other: number) => Number((BigInt(one) * BigInt(other)) % BigInt(PRIME));

function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2));
  return exponent % 2 === 0 ? times(half, half) : times(times(half, half), base);
}

function smallGroups(people: readonly number[], size = FLOOR - 1): number[][] {
  if (size === 0) return [];
  const smaller = smallGroups(people, size - 1);
  const grown = [[] as number[], ...smaller].filter((group) => group.length === size - 1);
  return [...smaller, ...grown.flatMap((group) => people.filter((who) => who > (group.at(-1) ?? -1)).map((who) => [...group, who]))];
}
