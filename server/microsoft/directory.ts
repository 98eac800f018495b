// People and teams from Graph, remembered for a minute: one answer serves the requests of a page.
import type { AadUserConversationMember, Team } from '@microsoft/microsoft-graph-types';
import { PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { LRUCache } from 'lru-cache';
import { TeamId, UserId, type Instant } from '#domain/ids';
import type { Directory, TeamMember } from '../access/directory.ts';
import { refuse, type Graph } from './graph.ts';

const FRESH_MS = 60_000;
/** Teams, and people, that are remembered at the same time. */
const REMEMBERED_MOST = 2_000;

interface Members {
  all: readonly TeamMember[];
  byId: ReadonlyMap<UserId, TeamMember>;
}

/** https://learn.microsoft.com/graph/api/team-list-members, https://learn.microsoft.com/graph/api/user-list-joinedteams */
export function directory(graph: Graph, clock: () => Instant): Directory {
  const teamsOf = remembered(clock, async (user: UserId) => {
    const teams = await all<Team>(graph, `/users/${user}/joinedTeams`);
    return teams.flatMap(({ id }) => TeamId.safeParse(id).data ?? []);
  });
  const membersOf = remembered(clock, async (team: TeamId): Promise<Members> => {
    const found = (await all<AadUserConversationMember>(graph, `/teams/${team}/members`)).flatMap((member) => toMember(member) ?? []);
    return { all: found, byId: new Map(found.map((member) => [member.id, member])) };
  });
  return {
    teamsOf,
    members: async (team) => (await membersOf(team)).all,
    roleOf: async (user, team) => (await membersOf(team)).byId.get(user)?.role,
  };
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

/** What can't be had is asked for again the next time. */
function remembered<K extends string, V extends object>(clock: () => Instant, load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new LRUCache<K, V>({
    max: REMEMBERED_MOST,
    ttl: FRESH_MS,
    // The sandbox's clock is moved by hand.
    perf: { now: clock },
    ttlResolution: 0,
    fetchMethod: load,
  });
  let latest: Instant = 0;
  return async (key) => {
    const now = clock();
    // After a clock went back what is known would be fresh for as long as it went.
    if (now < latest) known.clear();
    latest = now;
    return (await known.fetch(key)) as V;
  };
}
