// Made-up weeks of small teams: people who join, leave, come back or are away, a second team of nearly the same people, and all published.
import fc from 'fast-check';
import { disclose } from '#domain/report/disclosure';
import type { Earlier } from '#domain/report/holding';
import { DAY, type TeamId, type UserId } from '#domain/ids';
import { tally } from '#domain/report/tally';
import { ITEM, termsOf } from '../made-up.ts';
import type { Door } from './doors.ts';
import type { Statement, World } from './solver.ts';

const PEOPLE = 15;
/** Ten rounds in fifty days: the first can be what the last refers to. */
const ROUNDS = 10;
const DAYS_BETWEEN = 5;

interface Pulse {
  team: string;
  /** Days from the beginning. */
  at: number;
  roll: readonly number[];
  /** Who of the roll has answered; known to everybody, the worst case. */
  counted: readonly number[];
}

export interface History {
  minds: World;
  pulses: readonly Pulse[];
}

interface Setting {
  /** People change between two teams, and a third may be one of them but for up to three people. */
  teams: 'one' | 'one and a near one' | 'two' | 'two and a near one';
  /** So many of a roll are away at a time, beside those who never answer. */
  away: number;
}

const person = fc.nat(PEOPLE - 1);
/** One of seven is away, each on their own. */
const absences = fc.array(
  fc.nat(6).map((face) => face === 0),
  { minLength: PEOPLE, maxLength: PEOPLE },
);
const round = fc.record({
  moves: fc.array(fc.tuple(person, fc.constantFrom('A', 'B', '-')), { maxLength: 2 }),
  asked: fc.tuple(fc.boolean(), fc.boolean()),
  near: fc.option(fc.array(person, { minLength: 1, maxLength: 3 }), { freq: 2 }),
  absent: fc.tuple(absences, absences, absences),
});
/** Mostly one opinion, mostly two, or anything: agreement is what gives people away. */
const minds = fc
  .constantFrom([1, 1, 1, 1, 1, 1, 1, 5], [1, 5], [1, 2, 3, 4, 5], [3, 4, 4, 4, 5], [1, 1, 2, 5])
  .chain((shape) => fc.array(fc.constantFrom(...shape), { minLength: PEOPLE, maxLength: PEOPLE }));

export const histories = (setting: Setting): fc.Arbitrary<History> =>
  fc
    .record({ minds, silent: fc.uniqueArray(person, { maxLength: 2 }), rounds: fc.array(round, { minLength: ROUNDS, maxLength: ROUNDS }) })
    .map(({ rounds, silent, ...people }) => ({ ...people, pulses: pulsesOf(rounds, silent, setting) }));

type Round = typeof round extends fc.Arbitrary<infer R> ? R : never;

function pulsesOf(rounds: readonly Round[], silent: readonly number[], { teams, away }: Setting): Pulse[] {
  const where = Array.from({ length: PEOPLE }, (_, nth) => (nth < 7 ? 'A' : nth < 12 ? 'B' : '-'));
  return rounds.flatMap(({ moves, asked, near, absent }, nth) => {
    for (const [who, to] of moves) where[who] = to;
    const rollOf = (team: string) => where.flatMap((place, who) => (place === team ? [who] : []));
    const pulse = (team: 'A' | 'B' | 'C', at: number, roll: readonly number[]): Pulse => {
      const missing = roll.filter((who) => !silent.includes(who) && absent['ABC'.indexOf(team)]![who]).slice(0, away);
      return { team, at, roll, counted: roll.filter((who) => !silent.includes(who) && !missing.includes(who)) };
    };
    const at = nth * DAYS_BETWEEN;
    const own = (teams.startsWith('one') ? (['A'] as const) : (['A', 'B'] as const)).filter((_, place) => asked[place]);
    const beside = teams.endsWith('near one') && near ? [pulse('C', at + 2.5, toggled(rollOf('A'), near))] : [];
    return [...own.map((team) => pulse(team, at, rollOf(team))), ...beside].filter(({ roll }) => roll.length >= 5);
  });
}

const toggled = (roll: readonly number[], people: readonly number[]) =>
  people.reduce<number[]>((so, who) => (so.includes(who) ? so.filter((other) => other !== who) : [...so, who]), [...roll]);

const nameOf = (who: number) => `person-${who}` as UserId;

/** Publishes everything through a door, in its order, and says it as what is known of whom. */
export function published({ minds, pulses }: History, door: Door, edge = 2): Statement[] {
  const out: (Earlier & { pulse: Pulse })[] = [];
  for (const pulse of pulses) {
    const { counted } = pulse;
    const answers = [1, 2, 3, 4, 5].map((answer) => counted.filter((who) => minds[who] === answer).length);
    const opensAt = (1_000 + pulse.at) * DAY;
    const terms = termsOf(0, { team: pulse.team as TeamId, roll: pulse.roll.length, edge, opensAt, closesAt: opensAt + 2 * DAY });
    const roll = pulse.roll.map(nameOf);
    const [own, others] = [out.filter((one) => one.pulse.team === pulse.team), out.filter((one) => one.pulse.team !== pulse.team)];
    const report = door({ tally: tally([[pulse.roll.length - counted.length, ...answers]]), terms, roll, earlier: own, others });
    out.push({ report, roll, pulse });
  }
  return out.flatMap(({ report, pulse: { counted } }) => {
    const item = report.outcome === 'published' ? report.items.find((one) => one.item === ITEM) : undefined;
    return item === undefined || 'withheld' in item ? [] : [{ members: counted, n: item.n, atMost: item.atMost }];
  });
}

/** Beside the reports, the exact counts of both teams together. */
export function withExactParents(history: History): Statement[] {
  const rounds = new Map<number, number[]>();
  for (const { at, counted } of history.pulses) rounds.set(at, [...(rounds.get(at) ?? []), ...counted]);
  const parents = [...rounds.values()].map((members): Statement => {
    const atMost = [1, 2, 3, 4]
      .map((cut) => members.filter((who) => history.minds[who]! <= cut).length)
      .map((count) => [count, count] as const);
    return { members, n: members.length, atMost };
  });
  return [...published(history, disclose), ...parents];
}
