// Doing what is due outside: one effect at a time, claimed before and concluded after.
import type { Invited } from '#domain/follow-up/meeting';
import type { TeamPromise } from '#domain/follow-up/promise';
import type { Instant, PulseId, TeamId, UserId } from '#domain/ids';
import { promiseIn, type ClaimedEffect, type TenantEffects } from '../records/effects.ts';
import type { PulseRecord, Pulses } from '../records/pulse.ts';
import type { Teams } from '../records/team.ts';
import { dayOf } from '../process/wall-clock.ts';
import { failure } from './back-off.ts';
import { entryOf, meetingOf } from './calendar-entry.ts';
import { CHANNEL_GONE, Undelivered, type Calendars, type Channel, type Feed } from './ways.ts';

interface Dependencies {
  teams: Teams;
  pulses: Pulses;
  effects: TenantEffects;
  channel: Channel;
  feed: Feed;
  calendars: Pick<Calendars, 'invite'>;
  /** Whom an invitation is for. */
  mailsOf: (pulse: Readonly<PulseRecord>, invited: Invited) => Promise<string[]>;
  /** Has this member drawn a credential? The only thing that is known of them. */
  hasDrawn: (pulse: PulseId, member: UserId) => Promise<boolean>;
  /** A channel of a team refused us: are we still in that team? */
  checkOn: (team: TeamId) => Promise<void>;
  clock: () => Instant;
  /** 0 ≤ x < 1 */
  random: () => number;
}

export interface Delivery {
  /** Does the first effect of a team that is due. @returns false if there was none, or if Microsoft wants the team to wait */
  deliverNext(team: TeamId): Promise<boolean>;
  /** Does what was claimed and writes down what came of it. */
  attempt(claimed: ClaimedEffect): Promise<void>;
}

/** What an effect that arrived changes in its pulse. */
type Arrival = ((record: PulseRecord) => void) | undefined;

export function delivery(dependencies: Dependencies): Delivery {
  const { teams, pulses, effects, channel, feed, calendars, mailsOf, hasDrawn, checkOn, clock, random } = dependencies;
  /** Teams that Microsoft wants to wait, and until when. After a restart it says so again. */
  const throttled = new Map<TeamId, Instant>();

  /** A channel that is gone takes no card with it: the General channel is always there. */
  async function inChannel<T>(team: TeamId, send: (channel: string) => Promise<T>): Promise<T> {
    const { channel, thread } = await teams.get(team);
    try {
      return await send(channel);
    } catch (error) {
      if (!(error instanceof Undelivered) || error.retryAfter !== null) throw error;
      await checkOn(team).catch(() => undefined);
      if (error.reason !== CHANNEL_GONE || channel === thread) throw error;
      const sent = await send(thread);
      await teams.change(team, (draft) => {
        if (draft.channel === channel) draft.channel = thread;
      });
      return sent;
    }
  }

  /**
   * What comes too late is not sent: a card that asks for answers after the closing, an invitation to what has begun, a reminder of a day
   * that is over. Nor is anything to a team that we are not in any more.
   */
  async function perform({ origin, effect }: ClaimedEffect, record: Readonly<PulseRecord>): Promise<Arrival> {
    const { team, pulse } = origin;
    const { terms, report, card } = record;
    const channelOf = async () => (await teams.get(team)).channel;
    const isOver = record.phase === 'closed' || terms.closesAt <= clock();
    if ((await teams.read(team))?.presence !== 'here') throw new Undelivered('team-gone', null);
    switch (effect.kind) {
      case 'announcement': {
        if (isOver) throw tooLate();
        // It arrived, and only its settling was cut short.
        if (card !== null) return undefined;
        const posted = await inChannel(team, (at) => channel.announce(at, terms));
        return (draft) => void (draft.card = posted.card);
      }
      case 'notice':
        if (isOver) throw tooLate();
        await feed.notify(effect.to, 'opened', terms, await channelOf());
        return undefined;
      case 'reminder':
        // Done either way: what is missing from the count would say how many have begun.
        if (!isOver && !(await hasDrawn(pulse, effect.to))) await feed.notify(effect.to, 'reminder', terms, await channelOf());
        return undefined;
      case 'result':
        if (report) await inChannel(team, (at) => channel.publish(at, report, card));
        return undefined;
      case 'result-notice':
        await feed.notify(effect.to, report?.outcome === 'below-floor' ? 'below-floor' : 'result', terms, await channelOf());
        return undefined;
      case 'promise': {
        const promise = promiseOf(origin, record);
        if (promise) await inChannel(team, (at) => channel.publishPromise(at, promise, terms));
        return undefined;
      }
      case 'promise-reminder': {
        const promise = promiseOf(origin, record);
        if (promise && dayOf(clock(), terms.timeZone) > promise.until) throw tooLate();
        if (promise) await feed.remindOfPromise(effect.to, promise, terms, await channelOf());
        return undefined;
      }
      case 'conversation':
      case 'action': {
        const entry = entryOf(origin.cause, record);
        if (!report || entry?.state !== 'sending') return undefined;
        if (entry.start <= clock()) throw tooLate();
        const mails = await mailsOf(record, entry.people);
        const made = await calendars.invite(entry.by, mails, await meetingOf(entry, report), `${pulse}.${origin.cause}`);
        return (draft) => {
          const own = entryOf(origin.cause, draft);
          if (own) Object.assign(own, made, { state: 'confirmed', count: mails.length });
        };
      }
    }
  }

  /**
   * A reminder that did not arrive ends here: one that waited for another try would name somebody who has not begun, and their number
   * would say how many have. That there was one, and why, is kept.
   */
  async function fail(claimed: ClaimedEffect, record: Readonly<PulseRecord>, error: unknown): Promise<void> {
    const { origin, effect } = claimed;
    const { reason, wait, throttled: hold } = failure(effect, error, random());
    const now = clock();
    if (hold > 0) throttled.set(origin.team, now + hold);
    // The leader is told, who can choose another time or invite fewer.
    if ((effect.kind === 'conversation' || effect.kind === 'action') && wait === null) {
      await pulses.change(origin.pulse, (draft) => {
        const own = entryOf(origin.cause, draft);
        if (own) Object.assign(own, { state: 'refused', refusal: reason });
      });
    }
    if (effect.kind !== 'reminder') return effects.reschedule(claimed, { error: reason, parked: wait === null, due: now + (wait ?? 0) });
    if (record.lostReminder !== reason) await pulses.change(origin.pulse, (draft) => void (draft.lostReminder = reason));
    await effects.settle(claimed);
  }

  /** What arrived is written into the pulse before the effect is settled: cut short in between, it is found there. */
  async function attempt(claimed: ClaimedEffect): Promise<void> {
    const { pulse } = claimed.origin;
    const record = await pulses.read(pulse);
    if (record === undefined) return effects.settle(claimed);
    let arrival: Arrival;
    try {
      arrival = await perform(claimed, record);
    } catch (error) {
      return fail(claimed, record, error);
    }
    if (arrival) await pulses.change(pulse, arrival);
    await effects.settle(claimed);
  }

  return {
    attempt,

    async deliverNext(team) {
      const now = clock();
      if ((throttled.get(team) ?? 0) > now) return false;
      throttled.delete(team);
      const claimed = await effects.claim(team, now);
      if (claimed) await attempt(claimed);
      return claimed !== undefined;
    },
  };
}

/** The promise that this effect is for, unless it was withdrawn meanwhile. */
function promiseOf({ cause }: ClaimedEffect['origin'], { promises }: Pick<PulseRecord, 'promises'>): TeamPromise | undefined {
  const promise = promises[promiseIn(cause) ?? -1];
  return promise?.withdrawn === null ? promise : undefined;
}

const tooLate = () => new Undelivered('too-late', null);
