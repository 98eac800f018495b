// The conversation about a result: the first time that is free for all is proposed, the leader says yes, an invitation follows.
import { firstCommonSlot } from '#domain/follow-up/meeting';
import type { Instant, PulseId, TeamId, UserId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import { Refusal } from '#contract/problem';
import type { Conversation } from '#contract/api';
import type { TenantEffects } from '../records/effects.ts';
import type { PulseRecord, Pulses } from '../records/pulse.ts';
import type { Delivery } from './delivery.ts';
import type { Planner } from './plan.ts';
import type { Calendars } from './ways.ts';
import { meetingTimes } from './working-hours.ts';

interface Dependencies {
  pulses: Pulses;
  effects: TenantEffects;
  calendars: Pick<Calendars, 'busy'>;
  mailsOf: (pulse: Readonly<PulseRecord>) => Promise<string[]>;
  agenda: (report: Report) => Promise<string[]>;
  plan: Planner;
  attempt: Delivery['attempt'];
  clock: () => Instant;
}

export interface Conversations {
  /** @param proposeTo the leader who may confirm a time; to others none is proposed. Refuses `not-closed`. */
  get(team: TeamId, pulse: PulseId, proposeTo: UserId | null): Promise<Conversation>;
  /** The leader says yes. Said twice, it is the same conversation. Refuses `not-closed` and `past-slot`. */
  confirm(team: TeamId, pulse: PulseId, start: Instant): Promise<Conversation>;
}

const MEETING_DAYS = 10;
const MEETING_MS = 30 * 60_000;

export function conversations({ pulses, effects, calendars, mailsOf, agenda, plan, attempt, clock }: Dependencies): Conversations {
  async function viewOf({ report, conversation, terms, owners }: Readonly<PulseRecord>): Promise<Conversation> {
    if (report === null) throw new Refusal('not-closed');
    return {
      state: conversation ? 'confirmed' : 'proposed',
      start: conversation?.start ?? null,
      end: conversation?.end ?? null,
      people: terms.roll + owners.length,
      agenda: await agenda(report),
      link: conversation?.link ?? null,
    };
  }

  return {
    async get(team, pulse, proposeTo) {
      const record = await pulses.get(team, pulse);
      const view = await viewOf(record);
      if (record.conversation || proposeTo === null) return view;
      const times = meetingTimes(clock(), record.terms.timeZone, MEETING_DAYS);
      const [first, last] = [times.at(0), times.at(-1)];
      if (!first || !last) return view;
      const slot = firstCommonSlot(await calendars.busy(proposeTo, await mailsOf(record), first.start, last.end), times);
      return slot ? { ...view, start: slot.start, end: slot.end } : { ...view, state: 'none-free' };
    },

    async confirm(team, pulse, start) {
      if (start <= clock()) throw new Refusal('past-slot');
      await pulses.get(team, pulse);
      await pulses.change(pulse, (draft) => {
        if (draft.report === null) throw new Refusal('not-closed');
        if (draft.conversation !== null) return;
        draft.conversation = { start, end: start + MEETING_MS, link: null };
        draft.unplanned.push('conversation');
      });
      await plan(pulse);
      // At once: the leader waits for it.
      const claimed = await effects.claimOf({ team, pulse, cause: 'conversation' }, clock());
      if (claimed) await attempt(claimed);
      return viewOf(await pulses.get(team, pulse));
    },
  };
}
