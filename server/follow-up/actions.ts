// Actions that a leader has chosen: each is said to stand in the calendars once it does, and what is done to it in Outlook is followed.
import { addDays, isWorkingDay } from '#domain/cadence/days';
import { isSame, overAt, shapeOf, type Chosen } from '#domain/follow-up/actions/chosen';
import type { ActionName } from '#domain/follow-up/actions/library';
import { INVITED_MOST, type Invited } from '#domain/follow-up/meeting';
import type { Instant, PulseId, TeamId, UserId } from '#domain/ids';
import { Refusal } from '#contract/problem';
import type { ActionEntry, Actions } from '#contract/api';
import { causeOfAction } from '../records/effects.ts';
import type { ChosenAction, PulseRecord, Pulses } from '../records/pulse.ts';
import { dayOf, momentOf, wallText } from '../process/wall-clock.ts';
import { isStanding, NOT_SENT } from './calendar-entry.ts';
import { reasonOf } from './reasons.ts';
import type { SendNow } from './send-now.ts';
import type { Calendars } from './ways.ts';

interface Dependencies {
  pulses: Pulses;
  calendars: Pick<Calendars, 'timeOf' | 'cancel'>;
  mailsOf: (pulse: Readonly<PulseRecord>, invited: Invited) => Promise<string[]>;
  sendNow: SendNow;
  clock: () => Instant;
}

interface Wish {
  chosen: Chosen;
  start: Instant;
  invited: Invited;
}

export interface ActionRoom {
  /** What has been chosen after a pulse, as it stands in Outlook now. @param leads is told what was refused, too. Refuses `not-closed`. */
  get(team: TeamId, pulse: PulseId, leads: boolean): Promise<Actions>;
  /**
   * Puts an action into the calendars; the leader holds it. Chosen twice, it is the same. One on working days begins on a working day.
   * Refuses `not-closed`, `past-slot` and `too-many-people`.
   */
  choose(team: TeamId, pulse: PulseId, leader: UserId, wish: Wish): Promise<Actions>;
  /** Calls one off that stands in the calendars; everybody who was invited hears of it. Refuses `unavailable` and what Graph refuses. */
  cancel(team: TeamId, pulse: PulseId, round: number): Promise<Actions>;
}

/** So many pulses back an action may have begun that is still going on. */
const LOOK_BACK = 6;
const MINUTE_MS = 60_000;

export function actionRoom({ pulses, calendars, mailsOf, sendNow, clock }: Dependencies): ActionRoom {
  /** What the pulse before led to, and what earlier ones did that was not over when this one closed. */
  async function justDone({ terms }: Readonly<PulseRecord>): Promise<ActionName[]> {
    const heads = (await pulses.headsOf(terms.team)).filter((head) => head.terms.closesAt < terms.closesAt).slice(-LOOK_BACK);
    const before = await Promise.all(heads.map((head) => pulses.read(head.terms.pulse)));
    const done = before.flatMap((record, nth) =>
      (record?.actions ?? []).filter(
        (one) => isStanding(one) && (nth === before.length - 1 || overAt(one.chosen, one.end) > terms.closesAt),
      ),
    );
    return [...new Set(done.flatMap(({ chosen }) => ('name' in chosen ? [chosen.name] : [])))];
  }

  /** What was moved or deleted in Outlook is so here, too. Without an answer it is as it was; what is over stays as it was. */
  async function followed(record: Readonly<PulseRecord>): Promise<readonly ChosenAction[]> {
    const now = clock();
    const followed = await Promise.all(record.actions.map(async (one) => (overAt(one.chosen, one.end) < now ? one : inOutlook(one))));
    const moved = followed.filter((one, nth) => one !== record.actions[nth]);
    if (moved.length === 0) return record.actions;
    return pulses.change(record.terms.pulse, (draft) => {
      draft.actions = draft.actions.map((one) => {
        const news = one.state === 'confirmed' && moved.find(({ round }) => round === one.round);
        return news ? { ...one, state: news.state, start: news.start, end: news.end } : one;
      });
      return structuredClone(draft.actions);
    });
  }

  async function inOutlook(one: ChosenAction): Promise<ChosenAction> {
    if (one.state !== 'confirmed' || one.event === null) return one;
    const found = await calendars.timeOf(one.by, one.event).catch(() => one);
    if (found === null) return { ...one, state: 'cancelled' };
    return found.start === one.start && found.end === one.end ? one : { ...one, start: found.start, end: found.end };
  }

  async function get(team: TeamId, pulse: PulseId, leads: boolean): Promise<Actions> {
    const record = await pulses.get(team, pulse);
    if (record.report === null) throw new Refusal('not-closed');
    const actions = await followed(record);
    const shown = actions.filter((one) => leads || isStanding(one));
    return { entries: shown.map((one) => viewOf(one, record, leads)), justDone: await justDone(record) };
  }

  return {
    get,

    async choose(team, pulse, leader, { chosen, start: wished, invited }) {
      const record = await pulses.get(team, pulse);
      const { minutes, rhythm } = shapeOf(chosen);
      const start = rhythm.kind === 'working-days' ? onWorkingDay(wished, record.terms.timeZone) : wished;
      if (start <= clock()) throw new Refusal('past-slot');
      if ((await mailsOf(record, invited)).length > INVITED_MOST) throw new Refusal('too-many-people');
      const round = await pulses.change(pulse, (draft) => {
        if (draft.report === null) throw new Refusal('not-closed');
        const known = draft.actions.find((one) => isSame(one.chosen, chosen));
        if (known && isStanding(known)) return known.round;
        const next = Math.max(0, ...draft.actions.map((one) => one.round)) + 1;
        const entry = { round: next, chosen, by: leader, start, end: start + minutes * MINUTE_MS, people: invited, ...NOT_SENT };
        draft.actions = [...draft.actions.filter((one) => one !== known), entry];
        draft.unplanned.push(causeOfAction(next));
        return next;
      });
      await sendNow(team, pulse, causeOfAction(round));
      return get(team, pulse, true);
    },

    async cancel(team, pulse, round) {
      const { actions } = await pulses.get(team, pulse);
      const standing = actions.find((one) => one.round === round && one.state === 'confirmed');
      if (standing && standing.event !== null) {
        await calendars.cancel(standing.by, standing.event);
        await pulses.change(pulse, (draft) => {
          for (const one of draft.actions) if (one.round === round) one.state = 'cancelled';
        });
      }
      return get(team, pulse, true);
    },
  };
}

const viewOf = (one: ChosenAction, { terms, owners }: Readonly<PulseRecord>, leads: boolean): ActionEntry => ({
  round: one.round,
  chosen: one.chosen,
  state: one.state,
  start: one.start,
  end: one.end,
  invited: one.people,
  people: one.count ?? (one.people === 'leaders' ? owners.length : terms.roll + owners.length),
  refusal: one.state === 'refused' ? reasonOf(one.refusal ?? '') : null,
  link: isStanding(one) ? one.link : null,
  canCancel: leads && one.state === 'confirmed' && one.event !== null,
});

/** The same hour of the next working day, if it is not one. */
function onWorkingDay(at: Instant, timeZone: string): Instant {
  const day = dayOf(at, timeZone);
  if (isWorkingDay(day)) return at;
  return onWorkingDay(momentOf(addDays(day, 1), wallText(at, timeZone).slice(11, 16), timeZone), timeZone);
}
