// Forgetting: a person, a whole tenant, and what is older than reports are kept. Nothing of it can be found afterwards.
import { REPORT_DAYS } from '#domain/privacy/retention';
import { DAY, type Instant, type PulseId, type TeamId, type TenantId, type UserId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import { teamOrRefusal } from '../cadence/cadence.ts';
import { teamKey, type PulseRecord, type TeamDocument, type Teams } from './team.ts';

interface Needs {
  teams: Teams;
  /** Each removes what its room has of a pulse, and does nothing if that is gone. */
  removeRoll: (pulse: PulseId) => Promise<void>;
  removeBallots: (pulse: PulseId) => Promise<void>;
  removeVoices: (pulse: PulseId) => Promise<void>;
  /** An id that nobody has. */
  newPerson: () => UserId;
}

export type ErasureRoom = ReturnType<typeof erasures>;

export function erasures({ teams, removeRoll, removeBallots, removeVoices, newPerson }: Needs) {
  async function removePulse(pulse: PulseId): Promise<void> {
    await removeBallots(pulse);
    await removeVoices(pulse);
    await removeRoll(pulse);
  }

  return {
    /** Everything of a tenant. The teams last: they know which pulses there were, so an interrupted erasure can be finished. */
    async tenant(tenant: TenantId): Promise<void> {
      for (const document of await teams.list(tenant)) {
        const begun = document.opening === null ? [] : [document.opening];
        for (const { terms } of [...begun, ...document.pulses]) await removePulse(terms.pulse);
        await teams.remove(teamKey(tenant, document.team));
      }
    },

    /**
     * A person, wherever their id or name stands. Somebody who never was takes their place among those who were asked, so that later
     * reports are held against earlier ones as before; the roll of an open pulse names nobody. A cadence in their calendar ends.
     */
    async person(tenant: TenantId, person: UserId): Promise<void> {
      const nobody = newPerson();
      for (const { team } of await teams.list(tenant)) await teams.change(teamKey(tenant, team), (draft) => replace(draft, person, nobody));
      await teams.forget();
    },

    /** A team's pulses that closed more than `REPORT_DAYS` ago, with reports, bulletins and voices. */
    async retire(tenant: TenantId, team: TeamId, now: Instant): Promise<void> {
      const document = await teamOrRefusal(teams, tenant, team);
      const old = document.pulses.filter((pulse) => isOver(pulse, now)).map(({ terms }) => terms.pulse);
      if (old.length === 0) return;
      for (const pulse of old) await removePulse(pulse);
      await teams.change(teamKey(tenant, team), (draft) => {
        draft.pulses = draft.pulses.filter(({ terms }) => !old.includes(terms.pulse));
        draft.outbox = draft.outbox.filter(({ pulse }) => !old.includes(pulse));
      });
      await teams.forget();
    },
  };
}

const isOver = ({ phase, scrubbed, terms }: PulseRecord, now: Instant) =>
  phase === 'closed' && scrubbed && terms.closesAt + REPORT_DAYS * DAY <= now;

function replace(team: TeamDocument, person: UserId, nobody: UserId): void {
  const instead = (people: UserId[]) => people.map((one) => (one === person ? nobody : one));
  const begun = team.opening === null ? [] : [team.opening];
  for (const asked of [...begun, ...team.pulses]) {
    if (asked.owners[0] === person) unname(asked.terms);
    if ('report' in asked && asked.report && asked.owners[0] === person) unname(asked.report.terms);
    asked.owners = instead(asked.owners);
    asked.roll = instead(asked.roll);
  }
  if (team.cadence?.owner === person) team.cadence = null;
  team.outbox = team.outbox.filter((effect) => !('to' in effect && effect.to === person));
}

function unname(terms: Pick<Terms, 'leaderName'>): void {
  terms.leaderName = '';
}
