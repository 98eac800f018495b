// Teams in files, and in memory when each of them is due and what it is called.
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
  /** In the order of the names; made anew when it is asked for after a change. */
  let sorted: Listed[] | undefined;

  function noticed(key: string, team: TeamRecord | undefined): void {
    index.set(key, team && teamDueAt(team));
    if (team?.name === names.get(key)?.name) return;
    sorted = undefined;
    if (team === undefined) names.delete(key);
    else names.set(key, { tenant: team.tenant, team: team.team, name: team.name, folded: team.name.toLowerCase() });
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
    page: async (tenant, search, after, limit) => {
      sorted ??= [...names.values()].toSorted(byName);
      const wanted = search.toLowerCase();
      const found: TeamPlace[] = [];
      for (const one of sorted) {
        if (found.length === limit) break;
        if (one.tenant !== tenant || !one.folded.includes(wanted)) continue;
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
}

const byName = (one: Named, other: Named) =>
  one.folded === other.folded ? Number(one.team > other.team) - Number(one.team < other.team) : one.folded < other.folded ? -1 : 1;
