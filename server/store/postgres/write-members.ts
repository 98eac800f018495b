// Records of everything that knows who, into their tables, as they are.
import type { RollName } from '../../credential/roll-name.ts';
import type { EffectGroup } from '../../records/effects.ts';
import { teamKey } from '../../records/team.ts';
import type { StoredRecord } from '../entries.ts';
import type { MemberParts } from '../member-parts.ts';
import { postgresCredentials } from './credentials.ts';
import type { Queryable } from './migrations.ts';
import { postgresPulses } from './pulses.ts';
import { postgresRolls } from './rolls.ts';
import { postgresTeams } from './teams.ts';

/** Another group of the same cause may be there already. */
const WRITE_EFFECTS = `
  with queue as (
    insert into effect_queues as known (pulse, cause, tenant, team, planned, due_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (pulse, cause) do update set planned = known.planned + excluded.planned, due_at = least(known.due_at, excluded.due_at)
  )
  insert into effects (pulse, cause, nth, kind, person, due, attempts, error, parked)
  select $1, $2, nth, kind, "to", due, attempts, error, parked
  from json_to_recordset($7) as effect (nth integer, kind text, "to" uuid, due bigint, attempts integer, error text, parked boolean)`;

export function memberWriter(database: Queryable): (entry: StoredRecord<MemberParts>) => Promise<void> {
  const [teams, pulses] = [postgresTeams(database), postgresPulses(database)];
  const [rolls, credentials] = [postgresRolls(database), postgresCredentials(database)];

  async function writeEffects({ pulse, cause, tenant, team, planned, effects }: EffectGroup): Promise<void> {
    const due = effects.filter(({ parked }) => !parked).map((effect) => effect.due);
    const first = due.length === 0 ? null : Math.min(...due);
    await database.query(WRITE_EFFECTS, [pulse, cause, tenant, team, planned, first, JSON.stringify(effects)]);
  }

  return async (entry) => {
    switch (entry.part) {
      case 'teams':
        return teams.create(teamKey(entry.record.tenant, entry.record.team), entry.record);
      case 'pulses':
        return pulses.create(entry.key, entry.record);
      case 'rolls':
        return rolls.create(entry.record);
      case 'effects':
        return writeEffects(entry.record);
      case 'credentials': {
        const { keys, members } = entry.record;
        const pulse = entry.key as Parameters<typeof credentials.create>[0];
        await credentials.create(pulse, keys, Object.keys(members) as RollName[]);
        for (const [member, hash] of Object.entries(members)) if (hash !== null) await credentials.draw(pulse, member as RollName, hash);
      }
    }
  };
}
