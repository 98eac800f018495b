// Pulses in files, and in memory when each of them is due and whose it is.
import type { PulseId } from '#domain/ids';
import { teamKey } from '../../records/team.ts';
import { pulseDueAt, PULSE, type PulseRecord, type StoredPulses } from '../../records/pulse.ts';
import { dueIndex } from './due-index.ts';
import { embeddedDocuments } from './documents.ts';
import type { Fatal } from './slot.ts';

export function embeddedPulses(
  folder: string,
  stored: ReadonlyMap<string, PulseRecord>,
  fatal: Fatal,
): StoredPulses & { settled(): Promise<void> } {
  const index = dueIndex();
  const pulsesOf = new Map<string, Set<string>>();
  const teamOf = new Map<string, string>();

  const { settled, peek, ...documents } = embeddedDocuments<PulseRecord>({
    folder,
    kind: PULSE,
    stored,
    fatal,
    noticed: (key, pulse) => {
      index.set(key, pulse && pulseDueAt(pulse));
      if (pulse === undefined) {
        pulsesOf.get(teamOf.get(key) ?? '')?.delete(key);
        teamOf.delete(key);
      } else if (!teamOf.has(key)) {
        const team = teamKey(pulse.tenant, pulse.terms.team);
        teamOf.set(key, team);
        pulsesOf.set(team, (pulsesOf.get(team) ?? new Set()).add(key));
      }
    },
  });

  const ofTeam: StoredPulses['ofTeam'] = async (tenant, team) => {
    const found = await Promise.all([...(pulsesOf.get(teamKey(tenant, team)) ?? [])].map((key) => documents.read(key)));
    return found.filter((pulse) => pulse !== undefined).toSorted((one, other) => one.terms.opensAt - other.terms.opensAt);
  };

  return {
    ...documents,
    settled,
    ofTeam,
    headsOf: ofTeam,
    due: async (tenant, now) => index.upTo(now).filter((key) => peek(key)?.tenant === tenant) as PulseId[],
    // A file is replaced whole.
    forget: async () => {},
  };
}
