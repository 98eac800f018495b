// Pulses as rows, with an index of the moment at which each is due and one of their teams.
import type { PulseId } from '#domain/ids';
import { PULSE, pulseDueAt, PulseHead, type PulseRecord, type StoredPulses } from '../../records/pulse.ts';
import { readRecord } from '../../records/versions.ts';
import type { Database } from './database.ts';
import { postgresDocuments } from './documents.ts';
import { rewriting } from './rewrite.ts';

/** Without reports, which are most of a document; these three have been where they are since there are pulses. */
const HEADS = `
  select key, document->'phase' as phase, document->'terms' as terms, document->'joined' as joined
  from pulses where tenant = $1 and team = $2 order by opens_at, key`;

export function postgresPulses(database: Pick<Database, 'query'>): StoredPulses {
  const { where, ...documents } = postgresDocuments<PulseRecord>(database, {
    table: 'pulses',
    kind: PULSE,
    columns: {
      tenant: ({ tenant }) => tenant,
      team: ({ terms }) => terms.team,
      opens_at: ({ terms }) => terms.opensAt,
      due_at: pulseDueAt,
    },
  });
  return {
    ...documents,
    ofTeam: (tenant, team) => where('tenant = $1 and team = $2 order by opens_at, key', [tenant, team]),
    headsOf: async (tenant, team) => {
      const rows = await database.query<{ key: string }>(HEADS, [tenant, team], { name: 'heads' });
      return rows.map(({ key, ...head }) =>
        readRecord({ name: 'pulse', schema: PulseHead, upgrades: [] }, `The row ${key} of pulses`, head),
      );
    },
    due: async (tenant, now) => {
      const text = 'select key from pulses where tenant = $1 and due_at <= $2 order by due_at, key';
      return (await database.query<{ key: PulseId }>(text, [tenant, now])).map(({ key }) => key);
    },
    forget: rewriting(database, 'pulses', 'key'),
  };
}
