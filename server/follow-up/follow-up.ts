// What a pulse causes outside: cards, notices, reminders, the conversation. Each is written down with its cause and done from there.
import { firstCommonSlot } from '#domain/follow-up/meeting';
import { reminderTimes } from '#domain/follow-up/reminders';
import type { Instant, PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { Terms } from '#domain/pulse/terms';
import { Refusal } from '#contract/problem';
import type { Conversation, Deliveries, Delivery } from '#contract/api';
import { teamOrRefusal } from '../cadence/cadence.ts';
import { mustGovern, mustLead, mustSee, roleIn, type Caller, type Directory } from '../access/directory.ts';
import { claim, claimNext, failure, giveUp, isDue, planned, putOff, settle, Undelivered, type Arrival, type Claim } from './outbox.ts';
import { recordOf } from '../pulse/pulse.ts';
import { teamKey, type Effect, type Opening, type PulseRecord, type TeamDocument, type Teams } from '../records/team.ts';
import { meetingTimes, nextWorkingMoment, OFFICE_HOURS, type WorkingHours } from './working-hours.ts';

export { Undelivered };

/** The team's channel. All methods reject with `Undelivered`. */
export interface Channel {
  announce(channel: string, terms: Terms): Promise<{ card: string }>;
  /** Posts the result and takes the button from the card that announced the pulse. */
  publish(channel: string, report: Report, card: string | null): Promise<void>;
}

/** The activity feed. A newer notice about the same pulse replaces the older one. Rejects with `Undelivered`. */
export interface Feed {
  notify(to: UserId, kind: 'opened' | 'reminder' | 'result', terms: Terms): Promise<void>;
}

export interface Calendars {
  workingHours(users: readonly UserId[]): Promise<Map<UserId, WorkingHours>>;
  /** All appointments of all these people in the window, in no order. */
  busy(owner: UserId, mails: readonly string[], from: Instant, to: Instant): Promise<{ start: Instant; end: Instant }[]>;
  /** Makes the event once for one `repeatKey`; rejects with `Undelivered`. */
  invite(
    leader: UserId,
    mails: readonly string[],
    at: { start: Instant; end: Instant },
    report: Report,
    repeatKey: string,
  ): Promise<{ link: string | null }>;
}

interface Needs {
  teams: Teams;
  directory: Directory;
  channel: Channel;
  feed: Feed;
  calendars: Calendars;
  /** Has this member drawn a credential? The only thing that is known of them. */
  hasDrawn: (pulse: PulseId, member: UserId) => Promise<boolean>;
  agenda: (report: Report) => Promise<string[]>;
  clock: () => Instant;
  /** 0 ≤ x < 1 */
  dice: () => number;
}

const MEETING_DAYS = 10;

export type FollowUpRoom = ReturnType<typeof followUps>;

export function followUps({ teams, directory, channel, feed, calendars, hasDrawn, agenda, clock, dice }: Needs) {
  const hoursOf = (users: readonly UserId[]) => calendars.workingHours(users).catch(() => new Map<UserId, WorkingHours>());

  /** Whom a conversation is for: those who were asked and those who lead, as far as they are still in the team. */
  async function mailsOf({ terms, owners, roll }: PulseRecord): Promise<string[]> {
    const members = await directory.members(terms.team);
    return members.filter(({ id, mail }) => mail !== '' && (owners.includes(id) || roll.includes(id))).map(({ mail }) => mail);
  }

  /** What comes too late is not sent: a card that asks for answers after the closing, an invitation to what has begun. */
  async function perform({ team, effect }: Claim): Promise<Arrival> {
    const own = recordOf(team, effect.pulse);
    const { terms, report, card, conversation, owners } = own;
    const isOver = own.phase === 'closed' || terms.closesAt <= clock();
    switch (effect.kind) {
      case 'announcement': {
        if (isOver) throw tooLate();
        const posted = await channel.announce(team.channel, terms);
        return (record) => void (record.card = posted.card);
      }
      case 'notice':
        if (isOver) throw tooLate();
        await feed.notify(effect.to, 'opened', terms);
        return nothing;
      case 'reminder':
        // Done either way: what is missing from the count would say how many have begun.
        if (!isOver && !(await hasDrawn(effect.pulse, effect.to))) await feed.notify(effect.to, 'reminder', terms);
        return nothing;
      case 'result':
        if (report) await channel.publish(team.channel, report, card);
        return nothing;
      case 'result-notice':
        await feed.notify(effect.to, 'result', terms);
        return nothing;
      case 'conversation': {
        const [leader] = owners;
        if (!report || !conversation || leader === undefined) return nothing;
        if (conversation.start <= clock()) throw tooLate();
        const { link } = await calendars.invite(leader, await mailsOf(own), conversation, report, effect.key);
        return (record) => void (record.conversation = { ...conversation, link });
      }
    }
  }

  /** @returns how to write down what came of it, as part of a change */
  async function attempt(claimed: Claim): Promise<(draft: TeamDocument) => void> {
    const { effect } = claimed;
    try {
      const arrival = await perform(claimed);
      return (draft) => settle(draft, effect, arrival);
    } catch (error) {
      const failed = failure(effect, error, dice());
      const now = clock();
      return (draft) => (effect.kind === 'reminder' ? giveUp : putOff)(draft, effect, failed, now);
    }
  }

  return {
    /** Card and notices at once or when somebody's work begins, reminders for all: who has not begun is asked only when one is due. */
    async planOpening({ terms, roll, rules: { reminders } }: Opening): Promise<Effect[]> {
      const hours = await hoursOf(roll);
      const at = (member: UserId, due: Instant) =>
        nextWorkingMoment(due, hours.get(member) ?? { ...OFFICE_HOURS, timeZone: terms.timeZone });
      const { pulse, opensAt, closesAt } = terms;
      const times = reminderTimes(opensAt, closesAt, reminders);
      return [
        planned({ kind: 'announcement', pulse }, 'announcement', opensAt),
        ...roll.map((to) => planned({ kind: 'notice', pulse, to }, `notice.${to}`, at(to, opensAt))),
        ...times.flatMap((time, nth) => roll.map((to) => planned({ kind: 'reminder', pulse, to }, `reminder.${nth}.${to}`, at(to, time)))),
      ].filter(({ due }) => due < closesAt);
    },

    /** The result goes to everybody at the same time, at once. */
    planClosing({ terms: { pulse }, roll, owners }: PulseRecord): Effect[] {
      const now = clock();
      const notices = [...owners, ...roll].map((to) => planned({ kind: 'result-notice', pulse, to }, `result.${to}`, now));
      return [planned({ kind: 'result', pulse }, 'result', now), ...notices];
    },

    /**
     * Does what is due for a team, one after another, with one change between two: it settles the one and claims the next. Others may
     * do the same beside it. What fails is kept, with its reason and the time of the next try, but for reminders.
     */
    async deliver(tenant: TenantId, team: TeamId, stop: AbortSignal): Promise<void> {
      const { outbox } = await teamOrRefusal(teams, tenant, team);
      if (!outbox.some((one) => isDue(one, clock()))) return;
      let settled: (draft: TeamDocument) => void = nothing;
      for (;;) {
        const now = clock();
        const claimed = await teams.change(teamKey(tenant, team), (draft) => {
          settled(draft);
          return stop.aborted ? undefined : claimNext(draft, now);
        });
        if (claimed === undefined) return;
        settled = await attempt(claimed);
      }
    },

    /** What has not arrived of the newest pulse, and why. Refuses `not-admin`. */
    async deliveries(tenant: TenantId, caller: Caller, team: TeamId): Promise<Deliveries> {
      const { outbox, pulses } = await teamOrRefusal(teams, tenant, team);
      await mustGovern(directory, caller, team);
      const names = new Map((await directory.members(team)).map(({ id, name }) => [id, name]));
      const newest = pulses.at(-1);
      const own = outbox.filter(({ pulse }) => pulse === newest?.terms.pulse);
      const missing = own.flatMap((one) => delivery(one, names) ?? []);
      const done = newest?.done ?? 0;
      return { done, planned: done + own.length, missing, lostReminder: newest?.lostReminder ?? null };
    },

    /** The conversation about a result: what the leader may confirm, or what was confirmed. Refuses `not-closed`. */
    async conversation(tenant: TenantId, caller: Caller, team: TeamId, pulse: PulseId): Promise<Conversation> {
      const document = await teamOrRefusal(teams, tenant, team);
      await mustSee(directory, caller, team);
      const record = recordOf(document, pulse);
      const view = await viewOf(record, agenda);
      if (record.conversation || (await roleIn(directory, caller, team)) !== 'owner') return view;
      const times = meetingTimes(clock(), record.terms.timeZone, MEETING_DAYS);
      const [first, last] = [times.at(0), times.at(-1)];
      if (!first || !last) return view;
      const slot = firstCommonSlot(await calendars.busy(caller.user, await mailsOf(record), first.start, last.end), times);
      return slot ? { ...view, start: slot.start, end: slot.end } : { ...view, state: 'none-free' };
    },

    /** The leader says yes. Said twice, it is the same conversation. Refuses `not-leader`, `not-closed`, `past-slot`. */
    async confirm(tenant: TenantId, caller: Caller, team: TeamId, pulse: PulseId, start: Instant): Promise<Conversation> {
      await mustLead(directory, caller, team);
      if (start <= clock()) throw new Refusal('past-slot');
      const now = clock();
      const claimed = await teams.change(teamKey(tenant, team), (draft) => {
        const own = recordOf(draft, pulse);
        if (own.report === null) throw new Refusal('not-closed');
        if (own.conversation !== null) return undefined;
        own.conversation = { start, end: start + 30 * 60_000, link: null };
        const invitation = planned({ kind: 'conversation', pulse }, 'conversation', now);
        draft.outbox.push(invitation);
        // Claimed at once: the leader waits for it.
        return claim(draft, invitation, now);
      });
      if (claimed) await teams.change(teamKey(tenant, team), await attempt(claimed));
      return viewOf(recordOf(await teamOrRefusal(teams, tenant, team), pulse), agenda);
    },
  };
}

const nothing = () => undefined;
const tooLate = () => new Undelivered('too-late', null);

async function viewOf({ report, conversation, roll, owners }: PulseRecord, agenda: Needs['agenda']): Promise<Conversation> {
  if (report === null) throw new Refusal('not-closed');
  return {
    state: conversation ? 'confirmed' : 'proposed',
    start: conversation?.start ?? null,
    end: conversation?.end ?? null,
    people: roll.length + owners.length,
    agenda: await agenda(report),
    link: conversation?.link ?? null,
  };
}

function delivery(late: Effect, names: ReadonlyMap<UserId, string>): Delivery | undefined {
  if (late.error === null || late.kind === 'reminder') return undefined;
  return {
    kind: late.kind === 'result-notice' ? 'result' : late.kind,
    to: 'to' in late ? (names.get(late.to) ?? '') : '',
    state: late.parked ? 'parked' : 'waiting',
    reason: late.error,
    next: late.parked ? null : late.due,
  };
}
