// Which of the five steps the sandbox is at, read off the stage: nothing is remembered, so it can't be wrong.
import { firstName as calledBy } from '#domain/pulse/person-name';
import type { Person, Stage } from '../stage/stage.ts';

export type Step = 1 | 2 | 3 | 4 | 5;

/** @param counted a ballot cast in this browser is in the box */
export function stepOf({ pulse, nextOpening }: Stage, counted: boolean): Step {
  if (pulse === null) return nextOpening === null ? 1 : 2;
  if (pulse.phase === 'closed') return 5;
  return counted ? 4 : 3;
}

/** Have as many answered as will? The last one or two may have drawn their ballot elsewhere. */
export const othersDone = ({ pulse }: Stage): boolean => pulse !== null && pulse.turnout !== 'few' && pulse.turnout >= pulse.roll - 2;

const playable = ({ people }: Stage, fits: (person: Person) => boolean) => people.find((person) => person.playable && fits(person));

export const adminOf = (stage: Stage) => playable(stage, ({ role }) => role === 'admin');
export const leaderOf = (stage: Stage) => playable(stage, ({ role }) => role === 'leader');
/** Somebody who is asked and is neither admin nor leader. */
export const memberOf = (stage: Stage) => playable(stage, ({ role, member }) => member && role === null);

export const firstName = ({ name }: Person): string => calledBy(name);
