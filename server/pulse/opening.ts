// The opening of a pulse, in steps that can each be interrupted: decided and written down, then done from there, as often as need be.
import type { ForEach } from '#domain/ballot/credential';
import type { Instant, KeyId, PulseId, TeamId, UserId } from '#domain/ids';
import { isNearly } from '#domain/pulse/roll';
import { askedIn } from '#domain/pulse/terms';
import type { CheckBack } from '#domain/pulse/check-back';
import type { Occurrence } from '#domain/cadence/occurrence';
import { Refusal } from '#contract/problem';
import type { Directory } from '../access/directory.ts';
import type { Pulses } from '../records/pulse.ts';
import type { Rolls } from '../records/roll.ts';
import {
  assertIsHere,
  occurrencesToCome,
  type JoinedPulse,
  type Opening,
  type SharedTerms,
  type TeamRecord,
  type Teams,
} from '../records/team.ts';
import { checkItems, freezeTerms, rollOf } from './terms.ts';

/** Makes a pulse's key pairs and its credentials, once. */
export type Enrol = (pulse: PulseId, members: readonly UserId[], closesAt: Instant) => Promise<{ spki: ForEach<string>; keyId: KeyId }>;
/** Sets up what a pulse collects, with the public key of that, once. */
export type OpenBox = (pulse: PulseId, box: { spki: string; items: number; closesAt: Instant; floor: number }) => Promise<void>;
export type OpenVoices = (pulse: PulseId, terms: { spki: string; closesAt: Instant }) => Promise<void>;
/** The promise of a team that a pulse is to ask about when it opens at a moment; `undefined` if none is due. */
export type DuePromise = (team: TeamId, opensAt: Instant) => Promise<CheckBack | undefined>;
/** Creates the effects of what has happened to a pulse, once. */
export type Plan = (pulse: PulseId) => Promise<void>;

export interface OpeningDependencies {
  teams: Teams;
  pulses: Pulses;
  rolls: Rolls;
  directory: Directory;
  enrol: Enrol;
  openBox: OpenBox;
  openVoices: OpenVoices;
  plan: Plan;
  duePromise: DuePromise;
  clock: () => Instant;
  /** Leaves nothing behind of a pulse. */
  discard: (pulse: PulseId) => Promise<void>;
}

export interface Openings {
  /**
   * First half: decides and writes it down. Refuses `team-too-small`, `already-open`, `overlapping-team`, `malformed` items, and a team
   * that is not asked any more (`unknown-team`, `team-archived`).
   */
  prepareOpening(team: TeamId, opening: Opening, occurrence: Occurrence | null): Promise<void>;
  /**
   * Second half; may run again after an interruption. Refuses `team-too-small`, `overlapping-team`, a team that is not asked any more, and
   * `pulse-closed` if it was interrupted for longer than the pulse would have been open; it is withdrawn then.
   */
  completeOpening(team: TeamId): Promise<void>;
}

export function openings(dependencies: OpeningDependencies): Openings {
  const { teams, pulses, rolls, directory, enrol, openBox, openVoices, plan, duePromise, discard, clock } = dependencies;

  async function prepareOpening(team: TeamId, opening: Opening, occurrence: Occurrence | null): Promise<void> {
    checkItems(opening.shared);
    assertIsHere(await teams.get(team));
    await freeIfLost(team);
    await assertNoNearTeamOpen(team, rollOf(opening.policy, await directory.members(team)));
    const checkBack = await duePromise(team, opening.shared.opensAt);
    await teams.change(team, (draft) => {
      assertIsHere(draft);
      if (draft.pulse !== null || (occurrence && !isWaiting(draft, occurrence))) throw new Refusal('already-open');
      draft.pulse = opening.pulse;
      draft.opening = { ...opening, ...(checkBack && { checkBack }) };
      if (occurrence) markOccurrence(draft, occurrence.id, 'opened');
      if (occurrence && draft.chosenNext?.occurrence === occurrence.id) draft.chosenNext = null;
    });
  }

  async function completeOpening(team: TeamId): Promise<void> {
    const { opening, name } = await teams.get(team);
    if (opening === null) return;
    const { pulse, policy, shared, joined } = opening;
    if ((await pulses.read(pulse)) === undefined) {
      await withdrawIfRefused(team, opening, async () => {
        assertIsHere(await teams.get(team));
        if (shared.closesAt <= clock()) throw new Refusal('pulse-closed');
      });
      const members = await directory.members(team);
      const roll = await withdrawIfRefused(team, opening, () => enter(team, opening, rollOf(policy, members)));
      const { terms, owners } = freezeTerms({ team, name, pulse }, opening, roll, members);
      for (const other of joined) await openJoinedTeam(other, opening);
      const { closesAt, floor } = terms;
      const { spki, keyId } = await enrol(pulse, roll, closesAt);
      await openBox(pulse, { spki: spki.ballot, items: askedIn(terms), closesAt, floor });
      await openVoices(pulse, { spki: spki.voice, closesAt });
      // Another instance may have withdrawn it meanwhile.
      if ((await teams.get(team)).pulse !== pulse) return;
      const previous = (await pulses.headsOf(team)).at(-1)?.terms.pulse ?? null;
      // Where a promise is asked about, the last of five statements stays away.
      const choice = { whys: shared.whys?.slice(0, terms.items.length) ?? null, prompt: shared.prompt, previous };
      await pulses.create({ terms: { ...terms, keyId }, choice, reminders: policy.reminders, owners, joined });
    }
    await teams.change(team, (draft) => {
      if (draft.opening?.pulse === pulse) draft.opening = null;
    });
    await plan(pulse);
  }

  /** A team whose open pulse has no record, because that was damaged and taken away, would never be asked again. */
  async function freeIfLost(team: TeamId): Promise<void> {
    const { pulse, opening } = await teams.get(team);
    if (pulse === null || opening !== null || (await pulses.read(pulse)) !== undefined) return;
    await discard(pulse);
    await teams.change(team, (draft) => {
      if (draft.pulse === pulse && draft.opening === null) draft.pulse = null;
    });
  }

  /** Looked at again once the roll can be seen: of two that begin at the same moment at least one sees the other, and gives way. */
  async function enter(team: TeamId, { pulse }: Opening, people: UserId[]): Promise<readonly UserId[]> {
    const roll = await rolls.create({ team, pulse, people });
    await assertNoNearTeamOpen(team, roll);
    return roll;
  }

  /** The occurrence is skipped then. */
  async function withdrawIfRefused<T>(team: TeamId, { pulse, occurrence }: Opening, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await rolls.remove(pulse);
      await teams.change(team, (draft) => {
        if (draft.opening?.pulse !== pulse) return;
        draft.pulse = null;
        draft.opening = null;
        if (occurrence !== null) markOccurrence(draft, occurrence, 'skipped');
      });
      throw error;
    }
  }

  /** Refuses `overlapping-team` while the same people but for a few are asked in another team. */
  async function assertNoNearTeamOpen(team: TeamId, people: readonly UserId[]): Promise<void> {
    const near = (await rolls.sharing(people, team)).filter((roll) => isNearly(roll.people, people));
    for (const roll of near) if ((await teams.read(roll.team))?.pulse === roll.pulse) throw new Refusal('overlapping-team');
  }

  /** Opens the pulse of another team together with this one. A team that is busy, too small or without Mutual stays out. */
  async function openJoinedTeam({ team, pulse }: JoinedPulse, { shared, policy }: Opening): Promise<void> {
    const known = await teams.read(team);
    if (known === undefined || (await pulses.read(pulse)) !== undefined) return;
    try {
      if (known.pulse !== pulse)
        await prepareOpening(team, { pulse, occurrence: null, shared: alsoAsked(shared), policy, joined: [] }, null);
      await completeOpening(team);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  return { prepareOpening, completeOpening };
}

/** A team that is asked along has another history: why it is asked this is that the other team is. */
const alsoAsked = (shared: SharedTerms): SharedTerms => ({
  ...shared,
  whys: shared.whys && shared.whys.map((why) => (why.because === 'core' ? why : { because: 'together' })),
});

/** Has nobody opened or skipped it yet? */
const isWaiting = ({ cadence }: TeamRecord, { id }: Occurrence) => occurrencesToCome(cadence).some((known) => known.id === id);

export function markOccurrence({ cadence }: TeamRecord, id: string, state: 'opened' | 'skipped'): void {
  const own = cadence?.occurrences.find((known) => known.id === id);
  if (own) own.state = state;
}
