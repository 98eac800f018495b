// The ways to people that follow-ups take: the team's channel, the activity feed, calendars. Adapters look up to this.
import type { Slot } from '#domain/follow-up/meeting';
import type { Instant, UserId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import type { Report } from '#domain/report/report';
import type { WorkingHours } from './working-hours.ts';

/** It did not arrive. `retryAfter` in milliseconds; `null` means that trying again can't help. `reason` is a code. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';
  readonly reason: string;
  readonly retryAfter: number | null;
  constructor(reason: string, retryAfter: number | null) {
    super(reason);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** The reason of whatever was sent to a channel that is not there. */
export const CHANNEL_GONE = 'connector-404';

/** The team's channel. All methods reject with `Undelivered`. */
export interface Channel {
  announce(channel: string, terms: Terms): Promise<{ card: string }>;
  /** Posts the result and takes the button from the card that announced the pulse. */
  publish(channel: string, report: Report, card: string | null): Promise<void>;
}

/** `below-floor`: the pulse has closed and there is no result. */
export type NoticeKind = 'opened' | 'reminder' | 'result' | 'below-floor';

/** The activity feed. A newer notice about the same pulse replaces the older one. Rejects with `Undelivered`. */
export interface Feed {
  notify(to: UserId, kind: NoticeKind, terms: Terms): Promise<void>;
}

export interface Calendars {
  workingHours(users: readonly UserId[]): Promise<Map<UserId, WorkingHours>>;
  /** All appointments of all these people in the window, in no order. */
  busy(owner: UserId, mails: readonly string[], from: Instant, to: Instant): Promise<Slot[]>;
  /** Makes the event once for one `repeatKey`; rejects with `Undelivered`. */
  invite(leader: UserId, mails: readonly string[], at: Slot, report: Report, repeatKey: string): Promise<{ link: string | null }>;
}
