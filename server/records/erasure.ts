// Forgetting: a person, a whole tenant, and what is older than reports are kept. Nothing of it can be found afterwards.
import type { PulseId, TeamId, UserId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import type { TenantEffects } from './effects.ts';
import type { Pulses } from './pulse.ts';
import type { Rolls } from './roll.ts';
import type { Teams } from './team.ts';

interface Dependencies {
  teams: Teams;
  pulses: Pulses;
  rolls: Rolls;
  effects: TenantEffects;
  /** Each removes what its room has of a pulse, and does nothing if that is gone. */
  removeCredentials: (pulse: PulseId) => Promise<void>;
  removeBallots: (pulse: PulseId) => Promise<void>;
  removeVoices: (pulse: PulseId) => Promise<void>;
  /** An id that nobody has. */
  newPerson: () => UserId;
}

export interface Erasure {
  /** Everything of the tenant. Each team goes last: it knows which pulses there were, so an interrupted erasure can be finished. */
  tenant(): Promise<void>;
  /**
   * A person, wherever their id or name stands. Somebody who never was takes their place among those who were asked, so that later
   * reports are held against earlier ones as before; the credentials of an open pulse name nobody. A cadence in their calendar ends.
   */
  person(person: UserId): Promise<void>;
  /** A pulse whose report is older than reports are kept, with report, bulletin and voices. */
  retire(pulse: PulseId): Promise<void>;
}

export function erasures(dependencies: Dependencies): Erasure {
  const { teams, pulses, rolls, effects, removeCredentials, removeBallots, removeVoices, newPerson } = dependencies;

  /** The record goes last: as long as it is there, the scheduler finishes what was interrupted. */
  async function removePulse(pulse: PulseId): Promise<void> {
    await removeBallots(pulse);
    await removeVoices(pulse);
    await removeCredentials(pulse);
    await effects.remove(pulse);
    await rolls.remove(pulse);
    await pulses.remove(pulse);
  }

  async function replaceIn(team: TeamId, person: UserId, nobody: UserId): Promise<void> {
    const instead = (people: readonly UserId[]) => people.map((one) => (one === person ? nobody : one));
    for (const { terms, owners, conversation, actions, mirrors } of await pulses.ofTeam(team)) {
      if (!owners.includes(person) && ![conversation, ...actions, ...mirrors].some((entry) => entry?.by === person)) continue;
      await pulses.change(terms.pulse, (draft) => {
        if (draft.owners[0] === person) for (const named of [draft.terms, draft.report?.terms]) if (named) unname(named);
        draft.owners = instead(draft.owners);
        draft.mirrors = draft.mirrors.filter(({ by }) => by !== person);
        for (const entry of [draft.conversation, ...draft.actions]) if (entry?.by === person) entry.by = nobody;
      });
    }
    await teams.change(team, (draft) => {
      if (draft.cadence?.owner === person) draft.cadence = null;
    });
  }

  return {
    async tenant() {
      for (const team of await teams.all()) {
        for (const { terms } of await pulses.ofTeam(team)) await removePulse(terms.pulse);
        const opening = (await teams.read(team))?.pulse;
        if (opening) await removePulse(opening);
        await teams.remove(team);
      }
      for (const part of [pulses, rolls, effects]) await part.forget();
    },

    async person(person) {
      const nobody = newPerson();
      await rolls.replacePerson(person, nobody);
      for (const team of await teams.all()) await replaceIn(team, person, nobody);
      await effects.removePerson(person);
      for (const part of [teams, pulses, rolls, effects]) await part.forget();
    },

    async retire(pulse) {
      await removePulse(pulse);
      for (const part of [pulses, rolls, effects]) await part.forget();
    },
  };
}

function unname(terms: Pick<Terms, 'leaderName'>): void {
  terms.leaderName = '';
}
