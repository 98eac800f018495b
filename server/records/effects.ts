// What a pulse causes outside, as it waits to be done: created with its cause, claimed by one at a time for a while, settled by whoever
// holds the claim.
import * as z from 'zod/mini';
import { Count, DAY, Instant, PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import { notBefore, unchanged, type Kind } from './versions.ts';

/** What happened to a pulse. A conversation that was refused or called off can be confirmed again, for another time. */
export const CAUSES = ['opening', 'closing', 'conversation'] as const;
export const Cause = z.union([
  z.enum(CAUSES),
  z.templateLiteral(['conversation-', z.int()]),
  z.templateLiteral(['promise-', z.int()]),
  z.templateLiteral(['action-', z.int()]),
]);
export type Cause = z.infer<typeof Cause>;

/** @param round how often one has been confirmed */
export const causeOfRound = (round: number): Cause => (round === 1 ? 'conversation' : `conversation-${round}`);

/** @param nth of the pulse's promises */
export const causeOfPromise = (nth: number): Cause => `promise-${nth}`;
/** @returns which of the pulse's promises, or `undefined` if it is another cause */
export const promiseIn = (cause: Cause): number | undefined =>
  cause.startsWith('promise-') ? Number(cause.slice('promise-'.length)) : undefined;

/** @param round which choice of the pulse it was */
export const causeOfAction = (round: number): Cause => `action-${round}`;

const ofTeam = ['announcement', 'result', 'conversation', 'promise', 'action'] as const;
const ofPerson = ['notice', 'reminder', 'result-notice', 'promise-reminder'] as const;
const What = [z.strictObject({ kind: z.enum(ofTeam) }), z.strictObject({ kind: z.enum(ofPerson), to: UserId })] as const;

/** How it stands with an effect. */
const state = {
  /** When it is to be done, or tried again. */
  due: Instant,
  /** How often it was tried. */
  attempts: Count,
  /** Why it did not arrive last time; a code, never a sentence of somebody else's. */
  error: z.nullable(z.string()),
  /** Refused for good: shown to the admin, not tried again. */
  parked: z.boolean(),
};

/** Of its cause, the nth: the same effect always has the same name. */
export const Effect = z.union([z.extend(What[0], { nth: Count, ...state }), z.extend(What[1], { nth: Count, ...state })]);
export type Effect = z.infer<typeof Effect>;
export type EffectKind = z.infer<(typeof What)[number]>;

/** An effect that is to be created. */
export type PlannedEffect = EffectKind & { due: Instant };

/** Whose effects they are. */
export interface Origin {
  tenant: TenantId;
  team: TeamId;
  pulse: PulseId;
  cause: Cause;
}

/** What somebody has taken upon themselves to do. `claim` tells this claim from later ones on the same effect. */
export interface ClaimedEffect {
  origin: Origin;
  effect: Effect;
  claim: number;
}

/** How long a claim holds: longer than an attempt can take with all the patience of its clients, and clocks that differ a little. */
export const LEASE_MS = 120_000;
/** Nothing that was tried waits longer than this. */
export const WAIT_MOST_MS = DAY;

/** A wait that is longer than any can be was begun under a clock that ran ahead; it is over. */
export const isDue = ({ parked, due, attempts }: Effect, now: Instant): boolean =>
  !parked && (due <= now || (attempts > 0 && due > now + WAIT_MOST_MS));

export const inOrder = (one: Effect, other: Effect): number => one.due - other.due || one.nth - other.nth;

export const created = (planned: PlannedEffect, nth: number): Effect => ({ ...planned, nth, attempts: 0, error: null, parked: false });

/** The port. Everything resolves when it is durable. */
export interface Effects {
  /** All of a cause at once, once ever: to create them again does nothing, even if some of them are done and gone. */
  create(origin: Origin, planned: readonly PlannedEffect[]): Promise<void>;
  /** The teams that may have something due, each once, the earliest first; costs what is due, not what exists. */
  dueTeams(tenant: TenantId, now: Instant): Promise<TeamId[]>;
  /** Takes the first effect of a team that is due. Nobody else gets it until `LEASE_MS` later. */
  claim(tenant: TenantId, team: TeamId, now: Instant): Promise<ClaimedEffect | undefined>;
  /** Takes the first effect of one cause, for somebody who waits. `undefined` if another is at it, or it is done. */
  claimOf(origin: Origin, now: Instant): Promise<ClaimedEffect | undefined>;
  /** It is done. Ignored if the claim was over and somebody else has tried since; so is `reschedule`. */
  settle(claimed: ClaimedEffect): Promise<void>;
  reschedule(claimed: ClaimedEffect, to: Pick<Effect, 'due' | 'error' | 'parked'>): Promise<void>;
  /** How many there have been of a pulse, and those that are not done. */
  ofPulse(pulse: PulseId): Promise<{ planned: number; waiting: Effect[] }>;
  /** Takes away what was refused for good: it can't arrive any more. */
  removeParked(pulse: PulseId): Promise<void>;
  /** Leaves nothing of a pulse behind. */
  remove(pulse: PulseId): Promise<void>;
  /** Leaves nothing that is addressed to somebody. */
  removePerson(tenant: TenantId, person: UserId): Promise<void>;
  /** Afterwards nothing that was changed or removed before can be found any more, not even in the files of a database. */
  forget(): Promise<void>;
}

/** The effects of one tenant, as rooms see them. */
export interface TenantEffects extends Omit<Effects, 'create' | 'claimOf' | 'dueTeams' | 'claim' | 'removePerson'> {
  create(origin: Omit<Origin, 'tenant'>, planned: readonly PlannedEffect[]): Promise<void>;
  claimOf(origin: Omit<Origin, 'tenant'>, now: Instant): Promise<ClaimedEffect | undefined>;
  dueTeams(now: Instant): Promise<TeamId[]>;
  claim(team: TeamId, now: Instant): Promise<ClaimedEffect | undefined>;
  removePerson(person: UserId): Promise<void>;
}

export const effectsOf = (effects: Effects, tenant: TenantId): TenantEffects => ({
  ...effects,
  create: (origin, planned) => effects.create({ tenant, ...origin }, planned),
  claimOf: (origin, now) => effects.claimOf({ tenant, ...origin }, now),
  dueTeams: (now) => effects.dueTeams(tenant, now),
  claim: (team, now) => effects.claim(tenant, team, now),
  removePerson: (person) => effects.removePerson(tenant, person),
});

/** What a store without rows keeps in one document: at most `GROUP_MOST` effects of one cause. */
export const EffectGroup = z.strictObject({
  tenant: TenantId,
  team: TeamId,
  pulse: PulseId,
  cause: Cause,
  /** How many there were at first. The group stays when none is left, so that they are not created again. */
  planned: Count,
  effects: z.array(Effect),
});
export type EffectGroup = z.infer<typeof EffectGroup>;
export const GROUP_MOST = 100;

export const EFFECTS: Kind<EffectGroup> = { name: 'effects', schema: EffectGroup, upgrades: [notBefore, unchanged, unchanged] };
