// Which effects a cause has, and when each is due.
import { reminderDay, type TeamPromise } from '#domain/follow-up/promise';
import { reminderTimes } from '#domain/follow-up/reminders';
import type { Instant, PulseId, UserId } from '#domain/ids';
import { promiseIn, type Cause, type PlannedEffect, type TenantEffects } from '../records/effects.ts';
import type { PulseRecord, Pulses } from '../records/pulse.ts';
import type { Rolls } from '../records/roll.ts';
import { momentOf } from '../process/wall-clock.ts';
import type { Calendars } from './ways.ts';
import { nextWorkingMoment, OFFICE_HOURS, type WorkingHours } from './working-hours.ts';

interface Dependencies {
  pulses: Pulses;
  rolls: Rolls;
  effects: TenantEffects;
  calendars: Pick<Calendars, 'workingHours'>;
  clock: () => Instant;
}

/** Creates the effects of all that has happened to a pulse and is not planned yet; may run again after an interruption. */
export type Planner = (pulse: PulseId) => Promise<void>;

export function planner({ pulses, rolls, effects, calendars, clock }: Dependencies): Planner {
  const hoursOf = (people: readonly UserId[]) => calendars.workingHours(people).catch(() => new Map<UserId, WorkingHours>());

  async function planOf(cause: Cause, record: Readonly<PulseRecord>, roll: readonly UserId[]): Promise<PlannedEffect[]> {
    const nth = promiseIn(cause);
    if (nth !== undefined) {
      // One that gave way to another's is not there any more.
      const promise = record.promises[nth];
      return promise ? promised(promise, record, await hoursOf(record.owners)) : [];
    }
    switch (cause) {
      case 'opening':
        return opening(record, roll, await hoursOf(roll));
      case 'closing':
        // Without a result the card in the channel says why; a notice would say that it is there.
        return closing(record.report?.outcome === 'lost' ? [] : [...record.owners, ...roll], clock());
      default:
        return [{ kind: cause.startsWith('action') ? 'action' : 'conversation', due: clock() }];
    }
  }

  async function forgetParked({ terms }: Readonly<PulseRecord>): Promise<void> {
    const before = (await pulses.headsOf(terms.team)).filter((head) => head.terms.opensAt < terms.opensAt).at(-1);
    if (before) await effects.removeParked(before.terms.pulse);
  }

  return async (pulse) => {
    const record = await pulses.read(pulse);
    if (record === undefined || record.unplanned.length === 0) return;
    const roll = await rolls.people(pulse);
    // What was parked for the pulse before was shown until now.
    if (record.unplanned.includes('opening')) await forgetParked(record);
    for (const cause of record.unplanned)
      await effects.create({ team: record.terms.team, pulse, cause }, await planOf(cause, record, roll));
    await pulses.change(pulse, (draft) => void (draft.unplanned = draft.unplanned.filter((cause) => !record.unplanned.includes(cause))));
  };
}

/** Card and notices at once or when somebody's work begins, reminders for all: who has not begun is asked only when one is due. */
function opening({ terms, reminders }: PulseRecord, roll: readonly UserId[], hours: ReadonlyMap<UserId, WorkingHours>): PlannedEffect[] {
  const { opensAt, closesAt, timeZone } = terms;
  const at = (member: UserId, due: Instant) => nextWorkingMoment(due, hours.get(member) ?? OFFICE_HOURS, timeZone);
  const all: PlannedEffect[] = [
    { kind: 'announcement', due: opensAt },
    ...roll.map((to) => ({ kind: 'notice' as const, to, due: at(to, opensAt) })),
    ...reminderTimes(opensAt, closesAt, reminders).flatMap((time) =>
      roll.map((to) => ({ kind: 'reminder' as const, to, due: at(to, time) })),
    ),
  ];
  return all.filter(({ due }) => due < closesAt);
}

/** The result goes to everybody at the same time, at once. */
const closing = (people: readonly UserId[], now: Instant): PlannedEffect[] => [
  { kind: 'result', due: now },
  ...people.map((to) => ({ kind: 'result-notice' as const, to, due: now })),
];

/** The card at once; those who lead are reminded when their work begins, on the third working day before. It may be over when it is promised. */
function promised(promise: TeamPromise, { terms, owners }: PulseRecord, hours: ReadonlyMap<UserId, WorkingHours>): PlannedEffect[] {
  const { madeAt } = promise;
  const morning = momentOf(reminderDay(promise), '00:00', terms.timeZone);
  const at = (leader: UserId) => nextWorkingMoment(morning, hours.get(leader) ?? OFFICE_HOURS, terms.timeZone);
  return [
    { kind: 'promise', due: madeAt },
    ...owners.flatMap((to) => (at(to) > madeAt ? [{ kind: 'promise-reminder' as const, to, due: at(to) }] : [])),
  ];
}
