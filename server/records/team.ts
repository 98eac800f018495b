// The document of a team: cadence, pulses, reports, follow-ups and what is still to be sent. One document, so that a change and
// its effects are one write.
import { isToCome, type Occurrence } from '#domain/cadence/occurrence';
import { type Cadence } from '#domain/cadence/cadence';
import { DAY, type Instant, type PulseId, type TeamId, type TenantId, type UserId } from '#domain/ids';
import type { Phase } from '#domain/pulse/pulse';
import type { Report } from '#domain/report/report';
import { REPORT_DAYS } from '#domain/privacy/retention';
import type { RollUp } from '#domain/report/roll-up';
import type { Terms } from '#domain/pulse/terms';
import type { Documents } from './documents.ts';

export interface TeamDocument {
  tenant: TenantId;
  team: TeamId;
  name: string;
  /** The channel that cards go to (a conversation id of the Bot Framework). */
  channel: string;
  cadence: TeamCadence | null;
  /** A pulse whose key and box are being made: written first, so that an interrupted opening is finished and leaves no orphan. */
  opening: Opening | null;
  /** Oldest first. */
  pulses: PulseRecord[];
  outbox: Effect[];
}

export interface TeamCadence {
  settings: Cadence;
  owner: UserId;
  ownerName: string;
  /** Graph's id of the series master, and the link that opens it in Outlook. */
  series: string;
  link: string | null;
  occurrences: Occurrence[];
}

export interface Opening {
  terms: Omit<Terms, 'keyId'>;
  owners: UserId[];
  roll: UserId[];
  rules: Rules;
  together: Together[];
}

/** What a cadence decides about a pulse, beside when. */
export type Rules = Pick<Cadence, 'reminders' | 'floor' | 'edge' | 'guests' | 'timeZone' | 'language'>;

/** A pulse of another team that opens and closes with this one. */
export interface Together {
  team: TeamId;
  pulse: PulseId;
}

export interface PulseRecord {
  phase: Phase;
  terms: Terms;
  owners: UserId[];
  /** Who was asked: ids only, kept for the last eight reports, because a report may say less when the team changes. */
  roll: UserId[];
  /** The card in the channel, once it is there. */
  card: string | null;
  report: Report | null;
  /** After closing: are key, blinded hashes, spent ids and tally gone? */
  scrubbed: boolean;
  conversation: { start: Instant; end: Instant; link: string | null } | null;
  /** How many effects are done. */
  done: number;
  /** Why a reminder did not arrive, the last of them; it is not tried again. */
  lostReminder: string | null;
  together: Together[];
  /** The sum of all teams that were asked together; `waiting` until the last of them is closed, `null` if there is none. */
  rollUp: RollUp | 'waiting' | null;
}

/** Something to be done outside. Written with the change that caused it, done at least once, dropped only when it is done. */
export type Effect = EffectState & EffectKind;

interface EffectState {
  /** The same effect always has the same key. */
  key: string;
  /** When it is to be done, or tried again. While somebody is at it: when their claim is over. */
  due: Instant;
  /** How often it was claimed: who settles it must have the claim that is counted here last. */
  attempts: number;
  /** Why it did not arrive last time; a code, never a sentence of somebody else's. */
  error: string | null;
  /** Refused for good: shown to the admin, not tried again. */
  parked: boolean;
}

export type EffectKind =
  | { kind: 'announcement'; pulse: PulseId }
  | { kind: 'notice'; pulse: PulseId; to: UserId }
  | { kind: 'reminder'; pulse: PulseId; to: UserId }
  | { kind: 'result'; pulse: PulseId }
  | { kind: 'result-notice'; pulse: PulseId; to: UserId }
  | { kind: 'conversation'; pulse: PulseId };

export interface Teams extends Documents<TeamDocument> {
  /** The teams of a tenant. */
  list(tenant: TenantId): Promise<TeamDocument[]>;
  /** The teams of a tenant that have one of these people on a roll that is remembered; costs what they are, not what exists. */
  sharing(tenant: TenantId, people: readonly UserId[]): Promise<TeamDocument[]>;
  /** Afterwards nothing that was changed or removed before can be found any more, not even in the files of a database. */
  forget(): Promise<void>;
  /** Keys of the documents that have something to do at `now`; costs what is due, not what exists. */
  due(now: Instant): Promise<string[]>;
}

export const teamKey = (tenant: TenantId, team: TeamId): string => `${tenant}.${team}`;

/** Everybody on a roll that is remembered, each once. */
export const peopleOf = ({ opening, pulses }: TeamDocument): UserId[] => [
  ...new Set([...(opening?.roll ?? []), ...pulses.flatMap(({ roll }) => roll)]),
];

/** The earliest moment at which a team needs the scheduler: an opening, a closing, an unfinished step, an effect. */
export function dueAt(team: TeamDocument): Instant | undefined {
  const moments = [
    ...(team.cadence?.occurrences ?? []).filter(isToCome).map(({ opensAt }) => opensAt),
    ...team.pulses.filter((pulse) => pulse.phase === 'open').map((pulse) => pulse.terms.closesAt),
    ...team.pulses.filter((pulse) => pulse.phase === 'closed' && !pulse.scrubbed).map(() => 0),
    ...team.pulses.filter((pulse) => pulse.phase === 'closed' && pulse.rollUp === 'waiting').map(() => 0),
    ...team.pulses.filter((pulse) => pulse.phase === 'closed').map((pulse) => pulse.terms.closesAt + REPORT_DAYS * DAY),
    ...(team.opening === null ? [] : [0]),
    ...team.outbox.filter((effect) => !effect.parked).map((effect) => effect.due),
  ];
  return moments.length === 0 ? undefined : Math.min(...moments);
}
