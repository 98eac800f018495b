// A round of questions: opened once, from the cadence or by the leader, under terms that never change again.
import { DEFAULT_CADENCE } from '#domain/cadence/cadence';
import { isToCome, type Occurrence } from '#domain/cadence/occurrence';
import type { ItemId, PulseId, TeamId, UserId } from '#domain/ids';
import { Refusal, type ProblemCode } from '#contract/problem';
import type { PulseSummary } from '#contract/api';
import { closingOf } from '../process/wall-clock.ts';
import type { PulseHead } from '../records/pulse.ts';
import type { Opening, TeamRecord } from '../records/team.ts';
import { choosing, type Choosing } from './choosing.ts';
import { markOccurrence, openings, type OpeningDependencies } from './opening.ts';

interface Dependencies extends OpeningDependencies {
  /** Where somebody's mailbox is set to be, if that can be said: a team without a cadence is where its leader is. */
  zoneOf: (user: UserId) => Promise<string | null>;
  newId: () => PulseId;
}

/** What a leader decides when opening a pulse by hand; `items: null` leaves the choice to the rotation. */
export interface OpenRequest {
  items: ItemId[] | null;
  workingDays: number;
}

/** What can't get better by waiting; whatever else stands in the way of an opening is tried again. */
const SKIPS: ProblemCode[] = ['already-open', 'overlapping-team', 'team-too-small', 'pulse-closed', 'unknown-team', 'team-archived'];

export interface PulseRoom extends Pick<Choosing, 'nextItems' | 'chooseNext'> {
  /** Finishes an opening that was begun, whoever began it. */
  completeOpening(team: TeamId): Promise<void>;
  /** Opens one now, for the leader. Refuses `team-too-small`, `already-open`, `overlapping-team`, `team-archived` and `malformed` items. */
  openNow(team: TeamId, leader: UserId, request: OpenRequest): Promise<{ pulse: PulseId }>;
  /** Opens what an occurrence asks for. It is skipped if the team is busy or too small now, or if it came too late. */
  openOccurrence(team: TeamId, occurrence: Occurrence): Promise<void>;
  /** The pulses of these teams, newest first. */
  list(teams: readonly TeamId[], user: UserId): Promise<{ pulses: PulseSummary[] }>;
}

export function pulseRoom({ zoneOf, newId, ...dependencies }: Dependencies): PulseRoom {
  const { teams, pulses, rolls, clock } = dependencies;
  const { prepareOpening, completeOpening } = openings(dependencies);
  const { questionsOf, nextItems, chooseNext } = choosing(dependencies);

  async function listOf(team: TeamId, user: UserId): Promise<PulseSummary[]> {
    const found = await teams.read(team);
    if (found === undefined) return [];
    return Promise.all((await pulses.headsOf(team)).map(async (head) => summary(found, head, await rolls.has(head.terms.pulse, user))));
  }

  async function completeOrSkip(team: TeamId): Promise<void> {
    await completeOpening(team).catch((error: unknown) => {
      if (!isSkipped(error)) throw error;
    });
  }

  return {
    completeOpening: completeOrSkip,
    nextItems,
    chooseNext,

    async openNow(team, leader, { items, workingDays }) {
      const found = await teams.get(team);
      const { cadence, policy } = found;
      const opensAt = clock();
      const { timeZone, closingTime } = cadence?.settings ?? { ...DEFAULT_CADENCE, timeZone: (await zoneOf(leader)) ?? 'UTC' };
      const shared = {
        ...(await questionsOf(found, opensAt, { list: items, occurrence: null })),
        opensAt,
        closesAt: closingOf({ timeZone, closingTime, workingDays }, opensAt),
      };
      const pulse = newId();
      await prepareOpening(team, { pulse, occurrence: null, shared, policy: policyOf(policy, timeZone), joined: [] }, null);
      await completeOpening(team);
      return { pulse };
    },

    async openOccurrence(team, occurrence) {
      const found = await teams.get(team);
      const { cadence, policy, joinedTeams } = found;
      if (cadence === null) return;
      try {
        const before = await pulses.headsOf(team);
        // A clock that went back finds a pulse that closed as late as this one would.
        if (before.some(({ terms }) => terms.closesAt >= occurrence.closesAt)) throw new Refusal('already-open');
        if (occurrence.closesAt <= clock()) throw new Refusal('pulse-closed');
        const opening: Opening = {
          pulse: newId(),
          occurrence: occurrence.id,
          shared: {
            ...(await questionsOf(found, occurrence.opensAt, { list: null, occurrence })),
            opensAt: clock(),
            closesAt: occurrence.closesAt,
          },
          policy: policyOf(policy, cadence.settings.timeZone),
          joined: joinedTeams.map((other) => ({ team: other, pulse: newId() })),
        };
        await prepareOpening(team, opening, occurrence);
      } catch (error) {
        if (!isSkipped(error)) throw error;
        // Another instance may have been faster: what is opened is not skipped any more.
        return teams.change(team, (draft) => {
          const own = draft.cadence?.occurrences.find(({ id }) => id === occurrence.id);
          if (own && isToCome(own)) markOccurrence(draft, occurrence.id, 'skipped');
        });
      }
      await completeOrSkip(team);
    },

    async list(of, user) {
      const lists = await Promise.allSettled(of.map((team) => listOf(team, user)));
      // A team that can't be read is missing alone.
      const found = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
      return { pulses: found.toSorted((one, other) => other.opensAt - one.opensAt) };
    },
  };
}

const isSkipped = (error: unknown) => error instanceof Refusal && SKIPS.includes(error.code);

const policyOf = ({ reminders, floor, edge, guests, language }: TeamRecord['policy'], timeZone: string): Opening['policy'] => ({
  reminders,
  floor,
  edge,
  guests,
  language,
  timeZone,
});

const summary = ({ team, name }: Pick<TeamRecord, 'team' | 'name'>, { terms, phase, joined }: PulseHead, asked: boolean): PulseSummary => ({
  pulse: terms.pulse,
  team,
  teamName: name,
  phase,
  opensAt: terms.opensAt,
  closesAt: terms.closesAt,
  asked,
  joinedTeams: joined.length,
});
