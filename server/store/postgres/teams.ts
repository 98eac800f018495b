// Teams as rows, with an index of the moment at which each is due and one of the people on its rolls.
import { dueAt, peopleOf, type TeamDocument, type Teams } from '../../records/team.ts';
import type { Database } from './database.ts';
import { postgresDocuments } from './documents.ts';
import { rewriting } from './rewrite.ts';

export function postgresTeams(database: Database): Teams {
  async function where(condition: string, values: unknown[]): Promise<TeamDocument[]> {
    const found = await database.query<{ document: TeamDocument }>(`select document from teams where ${condition}`, values);
    return found.map(({ document }) => document);
  }

  return {
    ...postgresDocuments<TeamDocument>(database, 'teams', { tenant: ({ tenant }) => tenant, due_at: dueAt, people: peopleOf }),
    list: (tenant) => where('tenant = $1', [tenant]),
    sharing: (tenant, people) => where('tenant = $1 and people && $2::uuid[]', [tenant, people]),
    forget: rewriting(database, 'teams', 'key'),
    due: async (now) => {
      const found = await database.query<{ key: string }>('select key from teams where due_at <= $1 order by due_at, key', [now]);
      return found.map(({ key }) => key);
    },
  };
}
