// Teams in files, and in memory when each of them is due and what it is called, by people and by Teams.
import type { TeamId, TenantId } from '#domain/ids';
import { teamDueAt, TEAM, type StoredTeams, type TeamPlace, type TeamRecord } from '../../records/team.ts';
import { dueIndex } from './due-index.ts';
import { embeddedDocuments } from './documents.ts';
import type { Fatal } from './slot.ts';

export function embeddedTeams(
  folder: string,
  stored: ReadonlyMap<string, TeamRecord>,
  fatal: Fatal,
): StoredTeams & { settled(): Promise<void> } {
  const index = dueIndex();
  const names = new Map<string, Listed>();
  /** By tenant and conversation id. */
  const threads = new Map<string, TeamId>();
  /** In the order of the names; made anew when it is asked for after a change. */
  let sorted: Listed[] | undefined;

  function noticed(key: string, team: TeamRecord | undefined): void {
    index.set(key, team && teamDueAt(team));
    const known = names.get(key);
    if (team && known?.name === team.name && known.thread === team.thread && known.isGone === (team.presence === 'gone')) return;
    sorted = undefined;
    if (known) threads.delete(threadKey(known));
    names.delete(key);
    if (team === undefined) return;
    const { name, thread, presence } = team;
    names.set(key, { tenant: team.tenant, team: team.team, name, thread, isGone: presence === 'gone', folded: name.toLowerCase() });
    threads.set(threadKey(team), team.team);
  }

  const { settled, ...documents } = embeddedDocuments<TeamRecord>({ folder, kind: TEAM, stored, fatal, noticed });
  const ofTenant = (tenant: TenantId, keys: readonly string[]) =>
    keys.flatMap((key) => {
      const named = names.get(key);
      return named?.tenant === tenant ? [named.team] : [];
    });

  return {
    ...documents,
    settled,
    all: async (tenant) => ofTenant(tenant, [...names.keys()]),
    byThread: async (tenant, thread) => threads.get(threadKey({ tenant, thread })),
    page: async (tenant, search, after, limit) => {
      sorted ??= [...names.values()].toSorted(byName);
      const wanted = search.toLowerCase();
      const found: TeamPlace[] = [];
      for (const one of sorted) {
        if (found.length === limit) break;
        if (one.tenant !== tenant || one.isGone || !one.folded.includes(wanted)) continue;
        if (after === null || byName(one, { folded: after.name.toLowerCase(), team: after.team }) > 0)
          found.push({ name: one.name, team: one.team });
      }
      return found;
    },
    due: async (tenant, now) => ofTenant(tenant, index.upTo(now)),
    // A file is replaced whole.
    forget: async () => {},
  };
}

/** What the order of names is made of. */
interface Named {
  /** Without case. */
  folded: string;
  team: TeamId;
}

interface Listed extends Named {
  tenant: TenantId;
  name: string;
  thread: string;
  isGone: boolean;
}

const threadKey = ({ tenant, thread }: Pick<TeamRecord, 'tenant' | 'thread'>) => `${tenant} ${thread}`;

const byName = (one: Named, other: Named) =>
  one.folded === other.folded ? Number(one.team > other.team) - Number(one.team < other.team) : one.folded < other.folded ? -1 : 1;
