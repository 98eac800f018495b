// A team: its names, where its cards go, when it is asked and how, and which pulse is being asked.
import * as z from 'zod/mini';
import { Cadence, Lost } from '#domain/cadence/cadence';
import { JoinedTeams } from '#domain/cadence/joined-teams';
import { isToCome, Occurrence } from '#domain/cadence/occurrence';
import { Instant, ItemId, Positive, PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import { PromptId } from '#domain/items/prompts';
import { Why } from '#domain/items/why';
import { DEFAULT_POLICY, Policy } from '#domain/policy/policy';
import { CheckBack } from '#domain/pulse/check-back';
import { Refusal } from '#contract/problem';
import type { Documents } from './documents.ts';
import { isObject, unchanged, type Kind, type Stored } from './versions.ts';

/** A cadence and the series in Outlook that it follows. */
const TeamCadence = z.strictObject({
  settings: Cadence,
  /** In whose calendar the series is. */
  owner: UserId,
  ownerName: z.string(),
  /** Graph's id of the series master, and the link that opens it in Outlook. */
  series: z.string(),
  link: z.nullable(z.string()),
  occurrences: z.array(Occurrence),
  /** Occurrences before this moment are not opened: the cadence was paused then. `null`: it is paused. */
  activeFrom: z.nullable(Instant),
  /** `null` as long as Outlook has the series, as far as is known. */
  lost: z.nullable(Lost),
});
export type TeamCadence = z.infer<typeof TeamCadence>;

/** A pulse of another team that opens and closes with one. */
export const JoinedPulse = z.strictObject({ team: TeamId, pulse: PulseId });
export type JoinedPulse = z.infer<typeof JoinedPulse>;

/** What is the same for all teams that are asked together. */
export const SharedTerms = z.strictObject({
  items: z.array(ItemId),
  opensAt: Instant,
  closesAt: Instant,
  /** Why each of them is asked, and the question that is offered to whoever writes; `null` in an opening from before that was recorded. */
  whys: z.nullable(z.array(Why)),
  prompt: z.nullable(PromptId),
});
export type SharedTerms = z.infer<typeof SharedTerms>;

/** What the policy in force decides about one pulse; the words are in the language and zone of whoever asks. */
export const PulsePolicy = z.strictObject({
  ...z.pick(Policy, { reminders: true, floor: true, edge: true, guests: true, language: true }).shape,
  timeZone: z.string(),
});
export type PulsePolicy = z.infer<typeof PulsePolicy>;

/** A pulse that is decided and not open yet: written first, so that an interrupted opening is finished and leaves no orphan. */
const Opening = z.strictObject({
  pulse: PulseId,
  /** The occurrence that asked for it; `null`: the leader, or another team's cadence. */
  occurrence: z.nullable(z.string()),
  shared: SharedTerms,
  policy: PulsePolicy,
  joined: z.array(JoinedPulse),
  /** The promise that is asked about, if one is due. */
  checkBack: z.optional(CheckBack),
});
export type Opening = z.infer<typeof Opening>;

/**
 * `here`: it is asked. `archived`: nobody can write in it, so it is not. `gone`: it was deleted, or Mutual was removed from it; it is not
 * offered any more, and what was published stays readable for its people.
 */
const Presence = z.enum(['here', 'archived', 'gone']);
export type Presence = z.infer<typeof Presence>;

/** How often the scheduler has failed with a team in a row, and until when it lets it rest. */
const Unreachable = z.strictObject({ tries: Positive, until: Instant });

/** What the leader wants to be asked beside the core, once, when this occurrence opens. */
const ChosenNext = z.strictObject({ occurrence: z.string(), items: z.array(ItemId) });

const TeamRecord = z.strictObject({
  tenant: TenantId,
  team: TeamId,
  name: z.string(),
  /** The team's own conversation id in the Bot Framework: that of its General channel. Nothing else names the team in most activities. */
  thread: z.string(),
  /** The channel that cards go to: the one that whoever added Mutual chose (a conversation id, too). */
  channel: z.string(),
  presence: Presence,
  unreachable: z.nullable(Unreachable),
  cadence: z.nullable(TeamCadence),
  policy: Policy,
  joinedTeams: JoinedTeams,
  /** `null`: the rotation chooses. */
  chosenNext: z.nullable(ChosenNext),
  /** The pulse that is opening or open. */
  pulse: z.nullable(PulseId),
  opening: z.nullable(Opening),
});
export type TeamRecord = z.infer<typeof TeamRecord>;

export const TEAM: Kind<TeamRecord> = {
  name: 'team',
  schema: TeamRecord,
  upgrades: [
    unchanged,
    // Until then cards went to the General channel, whose id is the team's.
    (older) => ({ ...older, thread: older['channel'], presence: 'here', unreachable: null }),
    withActiveFrom,
    withLost,
    withRotation,
    // No opening had a check-back.
    unchanged,
    withoutEnd,
  ],
};

/** Cadences began at once and had no end. */
function withoutEnd(older: Stored): Stored {
  const { cadence } = older;
  const settings = isObject(cadence) && isObject(cadence['settings']) ? { from: null, until: null, ...cadence['settings'] } : undefined;
  return isObject(cadence) ? { ...older, cadence: { ...cadence, settings } } : older;
}

/** Nobody was asked how they fare, no leader chose ahead, and no opening said why it asks what it asks. */
function withRotation(older: Stored): Stored {
  const { policy, opening } = older;
  const shared = isObject(opening) && isObject(opening['shared']) ? { ...opening['shared'], whys: null, prompt: null } : undefined;
  return {
    ...older,
    policy: isObject(policy) ? { ...policy, thriving: false } : policy,
    chosenNext: null,
    opening: isObject(opening) ? { ...opening, shared } : opening,
  };
}

/** Nobody had asked whether a series was lost. */
function withLost(older: Stored): Stored {
  const { cadence } = older;
  return isObject(cadence) ? { ...older, cadence: { ...cadence, lost: null } } : older;
}

/** A cadence could not be paused before. */
function withActiveFrom(older: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { cadence } = older;
  return { ...older, cadence: cadence === null ? null : { ...(cadence as object), activeFrom: 0 } };
}

/** The openings of a cadence that nobody has opened, skipped or paused. */
export const occurrencesToCome = (cadence: TeamCadence | null): Occurrence[] => {
  const from = cadence?.activeFrom ?? null;
  return cadence === null || from === null ? [] : cadence.occurrences.filter((one) => isToCome(one) && one.opensAt >= from);
};

type NewTeam = Pick<TeamRecord, 'tenant' | 'team' | 'name' | 'channel'> & Partial<Pick<TeamRecord, 'thread'>>;

/** A team to which Mutual was added a moment ago. @param of without a `thread`, the channel is its General one */
export const newTeam = (of: NewTeam): TeamRecord => ({
  thread: of.channel,
  presence: 'here',
  unreachable: null,
  ...of,
  cadence: null,
  policy: DEFAULT_POLICY,
  joinedTeams: [],
  chosenNext: null,
  pulse: null,
  opening: null,
});

/** Refuses `unknown-team` for one that is gone, `team-archived` for one in which nobody can write. */
export function assertIsHere({ presence }: Pick<TeamRecord, 'presence'>): void {
  if (presence === 'gone') throw new Refusal('unknown-team');
  if (presence === 'archived') throw new Refusal('team-archived');
}

export const teamKey = (tenant: TenantId, team: TeamId): string => `${tenant}.${team}`;

/** When a team needs the scheduler: an opening that was begun, the next occurrence; not before it may be tried again. */
export function teamDueAt({ cadence, opening, presence, unreachable }: TeamRecord): Instant | undefined {
  const occurrences = presence === 'here' ? occurrencesToCome(cadence) : [];
  const moments = [...(opening ? [0] : []), ...occurrences.map(({ opensAt }) => opensAt)];
  return moments.length === 0 ? undefined : Math.max(Math.min(...moments), unreachable?.until ?? 0);
}

/** In the order of the names, whatever their case, then of the ids. */
export interface TeamPlace {
  name: string;
  team: TeamId;
}

/** The documents of all tenants. */
export interface StoredTeams extends Documents<TeamRecord> {
  /** Every team of a tenant: for commands, never for a call. */
  all(tenant: TenantId): Promise<TeamId[]>;
  /** The team behind a conversation id of the Bot Framework; `undefined`: none that is known. */
  byThread(tenant: TenantId, thread: string): Promise<TeamId | undefined>;
  /** At most `limit` teams after a place, those in whose name `search` stands, whatever its case; none that is gone. */
  page(tenant: TenantId, search: string, after: TeamPlace | null, limit: number): Promise<TeamPlace[]>;
  /** The teams that have something to do at `now`, the earliest first; costs what is due, not what exists. */
  due(tenant: TenantId, now: Instant): Promise<TeamId[]>;
  /** Afterwards nothing that was changed or removed before can be found any more, not even in the files of a database. */
  forget(): Promise<void>;
}

/** The teams of one tenant, as rooms see them. */
export interface Teams {
  read(team: TeamId): Promise<Readonly<TeamRecord> | undefined>;
  /** Refuses `unknown-team`: Mutual was not added to it. */
  get(team: TeamId): Promise<Readonly<TeamRecord>>;
  create(team: Omit<NewTeam, 'tenant'>): Promise<void>;
  change<R>(team: TeamId, edit: (draft: TeamRecord) => R): Promise<R>;
  remove(team: TeamId): Promise<void>;
  all(): Promise<TeamId[]>;
  byThread(thread: string): Promise<TeamId | undefined>;
  page(search: string, after: TeamPlace | null, limit: number): Promise<TeamPlace[]>;
  due(now: Instant): Promise<TeamId[]>;
  forget(): Promise<void>;
}

export function teamsOf(stored: StoredTeams, tenant: TenantId): Teams {
  const read = (team: TeamId) => stored.read(teamKey(tenant, team));
  return {
    read,
    get: async (team) => {
      const found = await read(team);
      if (found === undefined) throw new Refusal('unknown-team');
      return found;
    },
    create: (team) => stored.create(teamKey(tenant, team.team), newTeam({ tenant, ...team })),
    change: (team, edit) => stored.change(teamKey(tenant, team), edit),
    remove: (team) => stored.remove(teamKey(tenant, team)),
    all: () => stored.all(tenant),
    byThread: (thread) => stored.byThread(tenant, thread),
    page: (search, after, limit) => stored.page(tenant, search, after, limit),
    due: (now) => stored.due(tenant, now),
    forget: stored.forget,
  };
}
