// The ways to people that follow-ups take: the team's channel, the activity feed, calendars. Adapters look up to this.
import type { Rhythm } from '#domain/follow-up/actions/library';
import type { Slot } from '#domain/follow-up/meeting';
import type { Instant, UserId } from '#domain/ids';
import type { PromiseWords } from '#domain/pulse/check-back';
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
  publishPromise(channel: string, promise: PromiseWords, terms: Terms): Promise<void>;
}

/** `below-floor`: the pulse has closed and there is no result. */
export type NoticeKind = 'opened' | 'reminder' | 'result' | 'below-floor';

/**
 * The activity feed of somebody in the team that has this channel, whose tab a notice opens. A newer notice about the same pulse replaces
 * the older one. Rejects with `Undelivered`.
 */
export interface Feed {
  notify(to: UserId, kind: NoticeKind, terms: Terms, channel: string): Promise<void>;
  /** To whoever leads: the day of a promise comes closer. */
  remindOfPromise(to: UserId, promise: PromiseWords, terms: Terms, channel: string): Promise<void>;
}

export interface Window {
  from: Instant;
  to: Instant;
  /** All day means the whole day here. An IANA name. */
  timeZone: string;
}

/** What is put into calendars: its first time, and how often. */
export interface Meeting extends Slot {
  kind: 'conversation' | 'action';
  subject: string;
  body: string;
  rhythm: Rhythm;
  /** Where a series keeps its hour. An IANA name. */
  timeZone: string;
}

export interface Calendars {
  /** Of those whose mailboxes say them. */
  workingHours(users: readonly UserId[]): Promise<Map<UserId, WorkingHours>>;
  /** Where somebody's mailbox is set to be, as an IANA name; `null` if that can't be said. */
  zoneOf(user: UserId): Promise<string | null>;
  /** When any of these people is busy in the window, in no order; and whose calendars can't be read, by their number. */
  busy(owner: UserId, mails: readonly string[], window: Window): Promise<{ busy: Slot[]; unread: number }>;
  /** Makes the event once for one `repeatKey`; rejects with `Undelivered`. */
  invite(leader: UserId, mails: readonly string[], meeting: Meeting, repeatKey: string): Promise<{ event: string; link: string | null }>;
  /** When what was invited to is now, the first time of a series; `null` if it was deleted or called off. Rejects with a refusal. */
  timeOf(leader: UserId, event: string): Promise<Slot | null>;
  /** Calls a meeting off and tells everybody who was invited; one that is gone is no failure. */
  cancel(leader: UserId, event: string): Promise<void>;
}
