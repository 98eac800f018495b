// A step of the schema that SQL can't say: teams of the first version, which held everything, become records of today.
import { TEAM, teamDueAt, type TeamRecord } from '../../records/team.ts';
import { writeRecord } from '../../records/versions.ts';
import { readMembers } from '../member-parts.ts';
import type { Queryable } from './migrations.ts';
import { memberWriter } from './write-members.ts';

const REPLACE = 'update teams set document = $2, team = $3, name = $4, due_at = $5, revision = revision + 1 where key = $1';

/** @throws {UnreadableRecord} for a row that can't be read; nothing is changed then */
export async function splitTeams(database: Queryable): Promise<void> {
  const write = memberWriter(database);
  const keys = await database.query<{ key: string }>('select key from teams order by key');
  for (const { key } of keys) {
    const [row] = await database.query<{ document: unknown }>('select document from teams where key = $1', [key]);
    for (const entry of readMembers('teams', key, row?.document, `The row ${key} of teams`)) {
      if (entry.part !== 'teams') await write(entry);
      else await replace(database, key, entry.record);
    }
  }
}

async function replace(database: Queryable, key: string, team: TeamRecord): Promise<void> {
  await database.query(REPLACE, [key, JSON.stringify(writeRecord(TEAM, team)), team.team, team.name, teamDueAt(team)]);
}
