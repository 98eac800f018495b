// A made-up team over some pulses, published through the real door.
import { disclose } from '#domain/report/disclosure';
import type { Earlier } from '#domain/report/holding';
import type { UserId } from '#domain/ids';
import type { MeasuredItem } from '#domain/report/report';
import type { Terms } from '#domain/pulse/terms';
import { tally } from '#domain/report/tally';
import { itemOf, termsOf } from '../../unit/domain/made-up.ts';
import { answer, person, settledAnswer, type Person } from './people.ts';

export interface Setting {
  /** How many are on the roll. */
  roll: number;
  /** The chance of each to answer, 0 … 1. */
  turnout: number;
  pulses: number;
  /** Weeks from one opening to the next. */
  every: number;
  /** The chance of each to be replaced by somebody new before the next pulse. */
  replaced: number;
  /** Does nobody ever change their mind? */
  isSettled: boolean;
  /** By how many standard deviations everybody has moved in each pulse. */
  shift: (pulse: number) => number;
  /** Is a report held to earlier ones? */
  isHeld: boolean;
}

/** What is known of one pulse; `item` is missing if it was under the floor. */
export interface Pulse {
  readonly terms: Terms;
  readonly roll: readonly UserId[];
  readonly counted: readonly UserId[];
  readonly item: MeasuredItem | undefined;
}

export interface History {
  readonly pulses: readonly Pulse[];
  /** Of everybody who ever was on the roll, in the order of their ids. */
  readonly minds: readonly { id: UserId; answer: number }[];
}

export function history(setting: Setting, random: () => number): History {
  const everybody: { id: UserId; self: Person }[] = [];
  const newcomer = () => {
    const one = { id: `person-${everybody.length}` as UserId, self: person(random) };
    everybody.push(one);
    return one;
  };
  let team = Array.from({ length: setting.roll }, newcomer);
  const out: (Earlier & Pulse)[] = [];
  for (let pulse = 0; pulse < setting.pulses; pulse++) {
    if (pulse > 0) team = team.map((one) => (random() < setting.replaced ? newcomer() : one));
    const counted = team.filter(() => random() < setting.turnout);
    const answers = counted.map(({ self }) => (setting.isSettled ? settledAnswer(self) : answer(self, setting.shift(pulse), random)));
    const counts = [1, 2, 3, 4, 5].map((step) => answers.filter((one) => one === step).length);
    const terms = termsOf(pulse * setting.every, { roll: team.length });
    const roll = team.map(({ id }) => id);
    const report = disclose({
      tally: tally([[0, ...counts]]),
      terms,
      roll,
      earlier: setting.isHeld ? out : [],
      others: [],
    });
    const item = report.outcome === 'published' ? itemOf({ report, roll }) : undefined;
    out.push({ report, roll, item, terms, counted: counted.map(({ id }) => id) });
  }
  return { pulses: out, minds: everybody.map(({ id, self }) => ({ id, answer: settledAnswer(self) })) };
}
