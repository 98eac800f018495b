// People and teams from Graph, remembered for a minute: one answer serves the requests of a page.
import type { AadUserConversationMember, Team } from '@microsoft/microsoft-graph-types';
import { PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { TeamId, UserId, type Instant } from '#domain/ids';
import type { Directory, TeamMember } from '../access/directory.ts';
import { refuse, type Graph } from './graph.ts';

const FRESH_FOR = 60_000;

/** https://learn.microsoft.com/graph/api/team-list-members, https://learn.microsoft.com/graph/api/user-list-joinedteams */
export function directory(graph: Graph, clock: () => Instant): Directory {
  const teamsOf = remembered(clock, async (user: string) => {
    const teams = await all<Team>(graph, `/users/${user}/joinedTeams`);
    return teams.flatMap(({ id }) => TeamId.safeParse(id).data ?? []);
  });
  const members = remembered(clock, async (team: string) => {
    const found = await all<AadUserConversationMember>(graph, `/teams/${team}/members`);
    return found.flatMap((member) => toMember(member) ?? []);
  });
  return { teamsOf: (user) => teamsOf(user), members: (team) => members(team) };
}

function toMember({ userId, displayName, email, roles }: AadUserConversationMember): TeamMember | undefined {
  const id = UserId.safeParse(userId).data;
  const role = roles?.includes('owner') ? 'owner' : roles?.includes('guest') ? 'guest' : 'member';
  return id && { id, name: displayName ?? '', mail: email ?? '', role };
}

async function all<T>(graph: Graph, path: string): Promise<T[]> {
  const found: T[] = [];
  try {
    const page = (await graph.asApp.api(path).get()) as PageCollection;
    await new PageIterator(graph.asApp, page, (item: T) => found.push(item) > 0).iterate();
  } catch (error) {
    refuse(error);
  }
  return found;
}

function remembered<T>(clock: () => Instant, load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, { until: Instant; value: Promise<T> }>();
  return (key) => {
    const entry = known.get(key);
    if (entry && entry.until > clock()) return entry.value;
    const value = load(key);
    known.set(key, { until: clock() + FRESH_FOR, value });
    value.catch(() => known.delete(key));
    return value;
  };
}
