// Teams as rows, with an index of the moment at which each is due and one of their names.
import type { TeamId } from '#domain/ids';
import { TEAM, teamDueAt, teamKey, type StoredTeams, type TeamPlace, type TeamRecord } from '../../records/team.ts';
import type { Database } from './database.ts';
import { postgresDocuments } from './documents.ts';
import { rewriting } from './rewrite.ts';

/** The names in the order of their bytes, whatever the collation of the database. */
const PAGE = `
  select name, team from teams where tenant = $1 and not gone and position(lower($2) in lower(name)) > 0
    and ($3::text is null or (lower(name) collate "C", key) > (lower($3) collate "C", $4))
  order by lower(name) collate "C", key limit $5`;

export function postgresTeams(database: Pick<Database, 'query'>): StoredTeams {
  const { where: _, ...documents } = postgresDocuments<TeamRecord>(database, {
    table: 'teams',
    kind: TEAM,
    columns: {
      tenant: ({ tenant }) => tenant,
      team: ({ team }) => team,
      name: ({ name }) => name,
      thread: ({ thread }) => thread,
      gone: ({ presence }) => presence === 'gone',
      due_at: teamDueAt,
    },
  });
  const teams = async (text: string, values: unknown[]) => (await database.query<{ team: TeamId }>(text, values)).map(({ team }) => team);

  return {
    ...documents,
    all: (tenant) => teams('select team from teams where tenant = $1 order by key', [tenant]),
    byThread: async (tenant, thread) => (await teams('select team from teams where tenant = $1 and thread = $2', [tenant, thread]))[0],
    page: (tenant, search, after, limit) =>
      database.query<TeamPlace>(PAGE, [tenant, search, after?.name ?? null, after && teamKey(tenant, after.team), limit]),
    due: (tenant, now) => teams('select team from teams where tenant = $1 and due_at <= $2 order by due_at, key', [tenant, now]),
    forget: rewriting(database, 'teams', 'key'),
  };
}
