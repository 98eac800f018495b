// A round of questions: opened once, from the cadence or by the leader, under terms that never change again.
import type { ForEach } from '#domain/ballot/credential';
import { chooseItems } from '#domain/items/rotation';
import { isInBank } from '#domain/items/bank';
import { isToCome, type Occurrence } from '#domain/cadence/occurrence';
import type { Instant, ItemId, KeyId, PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import { isNearly } from '#domain/pulse/roll';
import { EDGE_DEFAULT, FLOOR } from '#domain/policy/policy';
import { Refusal, type ProblemCode } from '#contract/problem';
import type { PulseSummary } from '#contract/api';
import { closing, teamOrRefusal } from '../cadence/cadence.ts';
import { mustLead, mustSee, type Caller, type Directory, type TeamMember } from '../access/directory.ts';
import { teamKey, type Opening, type PulseRecord, type Rules, type TeamDocument, type Teams, type Together } from '../records/team.ts';

/** Makes a pulse's key pairs and its roll, once. */
type Enrol = (pulse: PulseId, members: readonly UserId[], closesAt: Instant) => Promise<{ spki: ForEach<string>; keyId: KeyId }>;
/** Sets up what a pulse collects, with the public key of that, once. */
type OpenBox = (pulse: PulseId, box: { spki: string; items: number; closesAt: Instant; floor: number }) => Promise<void>;
type OpenVoices = (pulse: PulseId, terms: { spki: string; closesAt: Instant }) => Promise<void>;
/** What an opening causes: the effects to be written with it. */
type PlanOpening = (opening: Opening) => Promise<TeamDocument['outbox']>;

interface Needs {
  teams: Teams;
  directory: Directory;
  enrol: Enrol;
  openBox: OpenBox;
  openVoices: OpenVoices;
  plan: PlanOpening;
  clock: () => Instant;
  newId: () => PulseId;
}

/** What a leader decides when opening a pulse by hand; `items: null` leaves the choice to the rotation. */
export interface Wish {
  items: ItemId[] | null;
  workingDays: number;
}

/** Conditions of a pulse that opens without a cadence. */
const CUSTOM: Rules & { closingTime: string; length: number; together: TeamId[] } = {
  timeZone: 'UTC',
  closingTime: '17:00',
  length: 4,
  reminders: 2,
  floor: FLOOR,
  edge: EDGE_DEFAULT,
  guests: false,
  language: 'en',
  together: [],
};

/** What can't get better by waiting; whatever else stands in the way of an opening is tried again. */
const SKIPS: ProblemCode[] = ['already-open', 'overlapping-team', 'team-too-small', 'pulse-closed'];

export type PulseRoom = ReturnType<typeof pulses>;

export function pulses({ teams, directory, enrol, openBox, openVoices, plan, clock, newId }: Needs) {
  /** Second half of an opening; may run again after an interruption. */
  async function finishOpening(tenant: TenantId, team: TeamId): Promise<void> {
    const { opening } = await teamOrRefusal(teams, tenant, team);
    if (opening === null) return;
    const { terms, roll, together } = opening;
    for (const other of together) await bring(tenant, other, opening);
    const { spki, keyId } = await enrol(terms.pulse, roll, terms.closesAt);
    const { closesAt, floor, items } = terms;
    await openBox(terms.pulse, { spki: spki.ballot, items: items.length, closesAt, floor });
    await openVoices(terms.pulse, { spki: spki.voice, closesAt });
    const effects = await plan(opening);
    await teams.change(teamKey(tenant, team), (draft) => {
      if (draft.opening?.terms.pulse !== terms.pulse) return;
      draft.opening = null;
      const rollUp = together.length > 0 ? ('waiting' as const) : null;
      draft.pulses.push({ ...fresh, phase: 'open', terms: { ...terms, keyId }, owners: opening.owners, roll, together, rollUp });
      // What was parked for an earlier pulse was shown until now; it can't arrive any more.
      draft.outbox = [...draft.outbox.filter(({ parked }) => !parked), ...effects];
    });
  }

  /** First half: decides everything and writes it down. Refuses `team-too-small`, `already-open` and `overlapping-team`. */
  async function begin(tenant: TenantId, team: TeamId, occurrence: Occurrence | null, wish: Wish | null): Promise<PulseId> {
    const document = await teamOrRefusal(teams, tenant, team);
    const rules = document.cadence?.settings ?? CUSTOM;
    const opensAt = clock();
    const history = document.pulses.map(({ terms }) => terms.items);
    const opening = decide(document, await directory.members(team), rules, {
      pulse: newId(),
      items: wish?.items ?? chooseItems(rules.length, history),
      opensAt,
      closesAt: occurrence?.closesAt ?? closing({ ...rules, workingDays: wish?.workingDays ?? 3 }, opensAt),
      together: occurrence ? rules.together.map((other) => ({ team: other, pulse: newId() })) : [],
    });
    await mustBeApart(document, opening.roll);
    await teams.change(teamKey(tenant, team), (draft) => {
      if (isBusy(draft) || (occurrence && !isWaiting(draft, occurrence))) throw new Refusal('already-open');
      draft.opening = opening;
      if (occurrence) leave(draft, occurrence, 'opened');
    });
    await withdrawIfNot(document, opening);
    return opening.terms.pulse;
  }

  /** Refuses `overlapping-team` while the same people but for a few are asked in another team. */
  async function mustBeApart({ tenant, team }: Pick<TeamDocument, 'tenant' | 'team'>, roll: readonly UserId[]): Promise<void> {
    const others = (await teams.sharing(tenant, roll)).filter((other) => other.team !== team);
    const asked = others.flatMap(({ opening, pulses }) => [opening, ...pulses.filter(({ phase }) => phase === 'open')]);
    if (asked.some((other) => other && isNearly(other.roll, roll))) throw new Refusal('overlapping-team');
  }

  /** Looked at again once it is written down: of two that begin at the same moment at least one sees the other, and gives way. */
  async function withdrawIfNot({ tenant, team }: TeamDocument, { terms, roll }: Opening): Promise<void> {
    await mustBeApart({ tenant, team }, roll).catch(async (error: unknown) => {
      await teams.change(teamKey(tenant, team), (draft) => {
        if (draft.opening?.terms.pulse === terms.pulse) draft.opening = null;
      });
      throw error;
    });
  }

  /** Opens the pulse of another team together with this one. A team that is busy, too small or without Mutual stays out. */
  async function bring(tenant: TenantId, { team, pulse }: Together, { terms, rules }: Opening): Promise<void> {
    const document = await teams.read(teamKey(tenant, team));
    if (document === undefined || document.pulses.some((known) => known.terms.pulse === pulse)) return;
    try {
      const { items, opensAt, closesAt } = terms;
      const opening = decide(document, await directory.members(team), rules, { pulse, items, opensAt, closesAt, together: [] });
      await mustBeApart(document, opening.roll);
      await teams.change(teamKey(tenant, team), (draft) => {
        if (!isBusy(draft)) draft.opening = opening;
      });
      await withdrawIfNot(document, opening);
    } catch (error) {
      if (error instanceof Refusal) return;
      throw error;
    }
    await finishOpening(tenant, team);
  }

  return {
    finishOpening,

    /** Opens one now, for the leader. Refuses `not-leader`, `team-too-small`, `already-open`, and `malformed` items. */
    async openNow(tenant: TenantId, caller: Caller, team: TeamId, wish: Wish): Promise<{ pulse: PulseId }> {
      await mustLead(directory, caller, team);
      const pulse = await begin(tenant, team, null, wish);
      await finishOpening(tenant, team);
      return { pulse };
    },

    /** Opens what an occurrence asks for. It is skipped if the team is busy or too small now, or if it came too late. */
    async openOccurrence(tenant: TenantId, team: TeamId, occurrence: Occurrence): Promise<void> {
      try {
        if (occurrence.closesAt <= clock()) throw new Refusal('pulse-closed');
        await begin(tenant, team, occurrence, null);
      } catch (error) {
        if (!(error instanceof Refusal && SKIPS.includes(error.code))) throw error;
        return teams.change(teamKey(tenant, team), (draft) => leave(draft, occurrence, 'skipped'));
      }
      await finishOpening(tenant, team);
    },

    /** The pulses of all teams that the caller is in, newest first. */
    async list(tenant: TenantId, caller: Caller): Promise<{ pulses: PulseSummary[] }> {
      const documents = await teamsOf(teams, directory, tenant, caller);
      const summaries = documents.flatMap((document) => document.pulses.map((pulse) => summary(document, pulse, caller)));
      return { pulses: summaries.toSorted((one, other) => other.opensAt - one.opensAt) };
    },

    /** One pulse, for somebody of its team. Refuses `unknown-team`, `not-in-team`, `unknown-pulse`. */
    async get(tenant: TenantId, caller: Caller, team: TeamId, pulse: PulseId): Promise<PulseRecord> {
      const document = await teamOrRefusal(teams, tenant, team);
      await mustSee(directory, caller, team);
      return recordOf(document, pulse);
    },
  };
}

const fresh = { card: null, report: null, scrubbed: false, conversation: null, done: 0, lostReminder: null };

const isBusy = (team: TeamDocument) => team.opening !== null || team.pulses.some(({ phase }) => phase === 'open');

/** Has nobody opened or skipped it yet? A clock that went back finds a pulse that closed as late as it would. */
const isWaiting = ({ cadence, pulses }: TeamDocument, { id, closesAt }: Occurrence) =>
  cadence?.occurrences.some((known) => known.id === id && isToCome(known)) && pulses.every(({ terms }) => terms.closesAt < closesAt);

/** Somebody else may have been faster: an occurrence that was opened is not skipped any more. */
function leave({ cadence }: TeamDocument, { id }: Occurrence, state: 'opened' | 'skipped'): void {
  const own = cadence?.occurrences.find((known) => known.id === id && isToCome(known));
  if (own) own.state = state;
}

const summary = (team: TeamDocument, { terms, phase, roll, together }: PulseRecord, caller: Caller): PulseSummary => ({
  pulse: terms.pulse,
  team: team.team,
  teamName: team.name,
  phase,
  opensAt: terms.opensAt,
  closesAt: terms.closesAt,
  asked: roll.includes(caller.user),
  together: together.length,
});

/** Refuses `unknown-pulse`. */
export function recordOf(document: TeamDocument, pulse: PulseId): PulseRecord {
  const record = document.pulses.find(({ terms }) => terms.pulse === pulse);
  if (record === undefined) throw new Refusal('unknown-pulse');
  return record;
}

/** The teams with Mutual that somebody is in; for an admin, all of the tenant. */
export async function teamsOf(teams: Teams, directory: Directory, tenant: TenantId, caller: Caller): Promise<TeamDocument[]> {
  if (caller.admin) return teams.list(tenant);
  const ids = await directory.teamsOf(caller.user);
  const found = await Promise.all(ids.map((team) => teams.read(teamKey(tenant, team))));
  return found.filter((document) => document !== undefined);
}

/** What is the same for all teams that are asked together, but for the pulse itself. */
interface Round {
  pulse: PulseId;
  items: ItemId[];
  opensAt: Instant;
  closesAt: Instant;
  together: Together[];
}

/** Roll and terms. Members are asked; owners are not, they get the mirror; guests only if the cadence says so. */
function decide(team: TeamDocument, members: readonly TeamMember[], rules: Rules, { together, ...round }: Round): Opening {
  const asked = members.filter(({ role }) => role === 'member' || (rules.guests && role === 'guest'));
  if (!round.items.every(isInBank) || new Set(round.items).size < round.items.length) throw new Refusal('malformed');
  if (asked.length < Math.max(FLOOR, rules.floor)) throw new Refusal('team-too-small');
  const owners = members.filter(({ role }) => role === 'owner');
  const roll = asked.map(({ id }) => id);
  const { floor, edge, timeZone, language } = rules;
  const whose = { team: team.team, teamName: team.name, leaderName: owners[0]?.name ?? '', roll: roll.length };
  return { terms: { ...round, ...whose, floor, edge, timeZone, language }, owners: owners.map(({ id }) => id), roll, rules, together };
}
