// The conversation about a result: times that are free for all are proposed, a leader says yes, an invitation follows. It is said to stand
// in the calendars once it does, and not before.
import { commonSlots, INVITED_MOST, type Invited, type Slot } from '#domain/follow-up/meeting';
import type { Instant, PulseId, TeamId, UserId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import { Refusal } from '#contract/problem';
import type { Conversation } from '#contract/api';
import { causeOfRound } from '../records/effects.ts';
import type { PulseRecord, Pulses, Talk } from '../records/pulse.ts';
import { isStanding, NOT_SENT } from './calendar-entry.ts';
import { reasonOf } from './reasons.ts';
import type { SendNow } from './send-now.ts';
import type { Calendars } from './ways.ts';
import { meetingTimes } from './working-hours.ts';
import { dayOf } from '../process/wall-clock.ts';

interface Dependencies {
  pulses: Pulses;
  calendars: Pick<Calendars, 'busy' | 'cancel'>;
  mailsOf: (pulse: Readonly<PulseRecord>, invited: Invited) => Promise<string[]>;
  agenda: (report: Report) => Promise<string[]>;
  sendNow: SendNow;
  clock: () => Instant;
}

interface Wish {
  start: Instant;
  invited?: Invited | undefined;
}

export interface Conversations {
  /**
   * @param leader who may confirm a time; to others (`null`) none is proposed
   * @param invited for whom a time is proposed. Refuses `not-closed`, and `no-mailbox` for a leader whose calendar can't be asked.
   */
  get(team: TeamId, pulse: PulseId, leader: UserId | null, invited?: Invited): Promise<Conversation>;
  /** A leader says yes, and holds it. Said twice, it is the same conversation. Refuses `not-closed`, `past-slot` and `too-many-people`. */
  confirm(team: TeamId, pulse: PulseId, leader: UserId, wish: Wish): Promise<Conversation>;
  /** Calls off what stands in the calendars; everybody who was invited hears of it. Refuses `unavailable` and what Graph refuses. */
  cancel(team: TeamId, pulse: PulseId, leader: UserId): Promise<Conversation>;
}

const MEETING_DAYS = 10;
const MEETING_MS = 30 * 60_000;
/** Of the times that are proposed: enough to choose from, not a timetable. */
const A_DAY = 3;

/** One that is on its way into the calendars, or there. */
const standing = (talk: Talk | null): Talk | undefined => (talk !== null && isStanding(talk) ? talk : undefined);

export function conversations({ pulses, calendars, mailsOf, agenda, sendNow, clock }: Dependencies): Conversations {
  /** What everybody of the team is told, without a proposal. */
  async function viewOf({ report, conversation, terms, owners }: Readonly<PulseRecord>, leads: boolean): Promise<Conversation> {
    if (report === null) throw new Refusal('not-closed');
    const talk = standing(conversation);
    return {
      state: talk === undefined ? 'proposed' : talk.state === 'confirmed' ? 'confirmed' : 'sending',
      start: talk?.start ?? null,
      end: talk?.end ?? null,
      others: [],
      invited: talk?.people ?? 'everybody',
      people: talk?.count ?? (talk?.people === 'leaders' ? owners.length : terms.roll + owners.length),
      unread: 0,
      refusal: leads && conversation?.state === 'refused' ? reasonOf(conversation.refusal ?? '') : null,
      agenda: await agenda(report),
      link: talk?.link ?? null,
      canCancel: leads && talk?.state === 'confirmed' && talk.event !== null,
    };
  }

  async function withProposal(view: Conversation, record: Readonly<PulseRecord>, leader: UserId, invited: Invited): Promise<Conversation> {
    const mails = await mailsOf(record, invited);
    const asked = { ...view, invited, people: mails.length };
    if (mails.length > INVITED_MOST) return { ...asked, state: 'too-many' };
    const { timeZone } = record.terms;
    const times = meetingTimes(clock(), timeZone, MEETING_DAYS);
    const [first, last] = [times.at(0), times.at(-1)];
    if (!first || !last) return asked;
    const { busy, unread } = await calendars.busy(leader, mails, { from: first.start, to: last.end, timeZone });
    const [slot, ...others] = someOfEachDay(commonSlots(busy, times), timeZone);
    return slot ? { ...asked, ...slot, others, unread } : { ...asked, unread, state: 'none-free' };
  }

  async function get(team: TeamId, pulse: PulseId, leader: UserId | null, invited: Invited = 'everybody'): Promise<Conversation> {
    const record = await pulses.get(team, pulse);
    const view = await viewOf(record, leader !== null);
    if (leader === null || standing(record.conversation)) return view;
    return withProposal(view, record, leader, invited).catch((error: unknown) => {
      // That an invitation was refused is told even if what stands in its way keeps new times from being proposed.
      if (view.refusal === null) throw error;
      return view;
    });
  }

  return {
    get,

    async confirm(team, pulse, leader, { start, invited = 'everybody' }) {
      if (start <= clock()) throw new Refusal('past-slot');
      const record = await pulses.get(team, pulse);
      if ((await mailsOf(record, invited)).length > INVITED_MOST) throw new Refusal('too-many-people');
      const round = await pulses.change(pulse, (draft) => {
        if (draft.report === null) throw new Refusal('not-closed');
        const known = standing(draft.conversation);
        if (known) return known.round;
        const next = (draft.conversation?.round ?? 0) + 1;
        draft.conversation = { round: next, by: leader, start, end: start + MEETING_MS, people: invited, ...NOT_SENT };
        draft.unplanned.push(causeOfRound(next));
        return next;
      });
      await sendNow(team, pulse, causeOfRound(round));
      return get(team, pulse, leader, invited);
    },

    async cancel(team, pulse, leader) {
      const { conversation } = await pulses.get(team, pulse);
      if (conversation?.state === 'confirmed' && conversation.event !== null) {
        await calendars.cancel(conversation.by, conversation.event);
        await pulses.change(pulse, (draft) => {
          if (draft.conversation?.round === conversation.round) draft.conversation.state = 'cancelled';
        });
      }
      return get(team, pulse, leader);
    },
  };
}

function someOfEachDay(slots: readonly Slot[], timeZone: string): Slot[] {
  const shown = new Map<string, number>();
  return slots.filter(({ start }) => {
    const day = dayOf(start, timeZone);
    shown.set(day, (shown.get(day) ?? 0) + 1);
    return (shown.get(day) ?? 0) <= A_DAY;
  });
}
