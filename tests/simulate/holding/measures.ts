// What holding costs and what it keeps: how wide numbers are, which changes are found, how often somebody is given away.
import { change } from '#domain/reading/score';
import { trend } from '#domain/reading/trend';
import { AGREE_CUT } from '#domain/report/report';
import { EDGE_DEFAULT } from '#domain/policy/policy';
import { certainties } from '../../unit/domain/report/solver.ts';
import { randomFrom } from './people.ts';
import { history, type History, type Pulse, type Setting } from './teams.ts';

/** Eight weekly pulses of a team that stays the same. */
const WEEKS: Omit<Setting, 'roll' | 'turnout'> = {
  ...{ pulses: 8, every: 1, replaced: 0, isSettled: false, isHeld: true },
  shift: () => 0,
};
/** A year of pulses every second week, in which one of five is replaced. */
export const YEAR: typeof WEEKS = { ...WEEKS, pulses: 26, every: 2, replaced: 1 - 0.8 ** (1 / 26) };

type Team = Pick<Setting, 'roll' | 'turnout'> & Partial<Setting>;

function* played(setting: Setting, runs: number, seed: number): Generator<History> {
  for (let run = 0; run < runs; run++) yield history(setting, randomFrom(seed + run * 7919));
}

const share = (all: readonly boolean[]) => all.filter(Boolean).length / all.length;
const mean = (all: readonly number[]) => all.reduce((total, one) => total + one, 0) / all.length;

/** How wide "so many agree" is, as a share of those who answered, on average over all reports; and in which share it says nothing at all. */
export function width(team: Team, runs: number, seed = 1): { width: number; nothing: number; free: number } {
  const items = [...played({ ...WEEKS, ...team }, runs, seed)].flatMap(({ pulses }) => pulses.flatMap(({ item }) => item ?? []));
  const blocks = items.map(({ n, atMost, references }) => ({ n, block: atMost[AGREE_CUT]!, said: references?.[AGREE_CUT]?.said }));
  return {
    width: mean(blocks.map(({ n, block: [low, high] }) => (high - low) / n)),
    nothing: share(blocks.map(({ n, block: [low, high] }) => low === 0 && high === n)),
    free: share(blocks.map(({ said }) => said !== 'held')),
  };
}

const DROP = -0.8;

/** In which share a drop of .8 standard deviations in the last pulse is found by the one comparison that its report makes. */
export function changeFound(team: Team, runs: number, seed = 1): number {
  const setting = { ...WEEKS, ...team, pulses: 5, shift: (pulse: number) => (pulse === 4 ? DROP : 0) };
  return share([...played(setting, runs, seed)].map(({ pulses }) => verdict(pulses) === 'down'));
}

function verdict(pulses: readonly Pulse[]) {
  const now = pulses.at(-1)!;
  const { item } = now;
  const closedAt = item?.references?.[AGREE_CUT]?.closedAt;
  const before = pulses.slice(0, -1).findLast((one) => one.item && (closedAt === undefined || one.terms.closesAt === closedAt));
  if (!item || !before?.item) return undefined;
  const common = now.roll.filter((who) => before.roll.includes(who)).length;
  const rolls = { before: before.roll.length, now: now.roll.length };
  return change({ before: before.item, now: item, rolls, common, comparisons: 5, edge: EDGE_DEFAULT });
}

/** In which share a drop of .8 standard deviations, spread over eight pulses, is found as a trend. */
export function trendFound(team: Team, runs: number, seed = 1): number {
  const setting = { ...WEEKS, ...team, shift: (pulse: number) => (DROP * pulse) / 7 };
  const found = [...played(setting, runs, seed)].map(({ pulses }) => {
    const telling = pulses.flatMap(({ item, terms }) => (item && item.n >= 3 * EDGE_DEFAULT + 1 ? { item, terms } : []));
    const both = (one: number, other: number) => Math.max(0, telling[one]!.item.n + telling[other]!.item.n - team.roll);
    return trend({ pulses: telling, both }) === 'falling';
  });
  return share(found);
}

/** In which share of histories a reader who believes that nobody ever changes their mind, and is right, is certain of somebody. */
export function givenAway(team: Team, runs: number, seed = 1): number {
  return share([...played({ ...WEEKS, ...team, isSettled: true }, runs, seed)].map(isCertain));
}

function isCertain({ pulses, minds }: History): boolean {
  const numberOf = new Map(minds.map(({ id }, nth) => [id, nth]));
  const statements = pulses.flatMap(({ item, counted }) =>
    item ? [{ members: counted.map((who) => numberOf.get(who)!), n: item.n, atMost: item.atMost }] : [],
  );
  const answers = minds.map(({ answer }) => answer);
  return certainties(statements, answers, []).length > 0;
}
