// Made-up years of small teams: people who join, leave and come back, a second team of nearly the same people, and all that is published.
import fc from 'fast-check';
import { disclose, type Earlier } from '#domain/report/disclosure';
import { DAY, type TeamId, type UserId } from '#domain/ids';
import { tally } from '#domain/report/tally';
import { isNearly } from '#domain/pulse/roll';
import { ITEM, termsOf } from '../made-up.ts';
import type { Statement, World } from './solver.ts';

const PEOPLE = 15;
/** Ten rounds in fifty days: what changed in any of them is still held against the last. */
const ROUNDS = 10;
const DAYS_BETWEEN = 5;

interface Pulse {
  team: string;
  /** Days from the beginning. */
  at: number;
  roll: readonly number[];
}

export interface History {
  minds: World;
  /** Who never answers: known to everybody, the worst case. */
  silent: ReadonlySet<number>;
  pulses: readonly Pulse[];
}

const person = fc.nat(PEOPLE - 1);
const round = fc.record({
  moves: fc.array(fc.tuple(person, fc.constantFrom('A', 'B', '-')), { maxLength: 2 }),
  asked: fc.tuple(fc.boolean(), fc.boolean()),
  near: fc.option(fc.array(person, { minLength: 1, maxLength: 3 }), { freq: 2 }),
});
/** Mostly one opinion, mostly two, or anything: agreement is what gives people away. */
const minds = fc
  .constantFrom([1, 1, 1, 1, 1, 1, 1, 5], [1, 5], [1, 2, 3, 4, 5], [3, 4, 4, 4, 5], [1, 1, 2, 5])
  .chain((shape) => fc.array(fc.constantFrom(...shape), { minLength: PEOPLE, maxLength: PEOPLE }));

export const histories = (second: 'alone' | 'beside a near team'): fc.Arbitrary<History> =>
  fc
    .record({ minds, silent: fc.uniqueArray(person, { maxLength: 2 }), rounds: fc.array(round, { minLength: ROUNDS, maxLength: ROUNDS }) })
    .map(({ rounds, ...people }) => ({ ...people, silent: new Set(people.silent), pulses: pulsesOf(rounds, second !== 'alone') }));

type Round = typeof round extends fc.Arbitrary<infer R> ? R : never;

function pulsesOf(rounds: readonly Round[], hasSecond: boolean): Pulse[] {
  const where = Array.from({ length: PEOPLE }, (_, nth) => (nth < 7 ? 'A' : nth < 12 ? 'B' : '-'));
  return rounds.flatMap(({ moves, asked, near }, nth) => {
    for (const [who, to] of moves) where[who] = to;
    const rollOf = (team: string) => where.flatMap((place, who) => (place === team ? [who] : []));
    const own = ['A', 'B'].filter((_, place) => asked[place]).map((team) => ({ team, at: nth * DAYS_BETWEEN, roll: rollOf(team) }));
    const beside = hasSecond && near ? [{ team: 'C', at: nth * DAYS_BETWEEN + 2.5, roll: toggled(rollOf('A'), near) }] : [];
    return [...own, ...beside].filter(({ roll }) => roll.length >= 5);
  });
}

const toggled = (roll: readonly number[], people: readonly number[]) =>
  people.reduce<number[]>((so, who) => (so.includes(who) ? so.filter((other) => other !== who) : [...so, who]), [...roll]);

export type Door = typeof disclose;
const nameOf = (who: number) => `person-${who}` as UserId;

/** Publishes everything through a door, in its order, and says it as what is known of whom. */
export function published({ minds, silent, pulses }: History, door: Door, edge = 2): Statement[] {
  const out: (Earlier & { pulse: Pulse })[] = [];
  for (const pulse of pulses) {
    const counted = pulse.roll.filter((who) => !silent.has(who));
    const answers = [1, 2, 3, 4, 5].map((answer) => counted.filter((who) => minds[who] === answer).length);
    const opensAt = (1_000 + pulse.at) * DAY;
    const terms = termsOf(0, { team: pulse.team as TeamId, roll: pulse.roll.length, edge, opensAt, closesAt: opensAt + 2 * DAY });
    const roll = pulse.roll.map(nameOf);
    const [own, others] = [out.filter((one) => one.pulse.team === pulse.team), out.filter((one) => one.pulse.team !== pulse.team)];
    const report = door({ tally: tally([[pulse.roll.length - counted.length, ...answers]]), terms, roll, earlier: own, others });
    out.push({ report, roll, pulse });
  }
  return out.flatMap(({ report, pulse }) => {
    const item = report.outcome === 'published' ? report.items.find((one) => one.item === ITEM) : undefined;
    if (item === undefined || 'withheld' in item) return [];
    return [{ members: pulse.roll.filter((who) => !silent.has(who)), n: item.n, atMost: item.atMost }];
  });
}

/** Ways in which the door could be weaker. */
export const noHolding: Door = (closing) => disclose({ ...closing, earlier: [], others: [] });

export const forgetsLeavers: Door = (closing) => {
  const stayed = (earlier: readonly Earlier[]) =>
    earlier.map(({ report, roll }) => ({ report, roll: roll.filter((who) => closing.roll.includes(who)) }));
  return disclose({ ...closing, earlier: stayed(closing.earlier), others: stayed(closing.others) });
};

export const ignoresNearTeams: Door = (closing) =>
  disclose({ ...closing, others: closing.others.filter(({ roll }) => !isNearly(roll, closing.roll)) });

/** Beside the reports, the exact counts of both teams together. */
export function withExactParents(history: History): Statement[] {
  const rounds = new Map<number, number[]>();
  for (const { at, roll } of history.pulses) rounds.set(at, [...(rounds.get(at) ?? []), ...roll.filter((who) => !history.silent.has(who))]);
  const parents = [...rounds.values()].map((members): Statement => {
    const atMost = [1, 2, 3, 4]
      .map((cut) => members.filter((who) => history.minds[who]! <= cut).length)
      .map((count) => [count, count] as const);
    return { members, n: members.length, atMost };
  });
  return [...published(history, disclose), ...parents];
}
