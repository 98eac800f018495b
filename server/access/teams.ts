// Which teams somebody has to do with: their own, or for an admin all of them, a page at a time.
import pLimit from 'p-limit';
import * as z from 'zod/mini';
import { NameText, TeamId, type UserId } from '#domain/ids';
import { readJson } from '#domain/json';
import { Refusal } from '#contract/problem';
import type { Me, TeamsPage, TeamView } from '#contract/api';
import type { TeamPlace, Teams } from '../records/team.ts';
import type { Directory } from './directory.ts';
import type { Caller } from './token.ts';

const PAGE = 50;
/** Teams that Graph is asked about at the same time. */
const AT_ONCE = 4;

interface Dependencies {
  teams: Teams;
  directory: Directory;
}

export interface TeamList {
  me(caller: Caller): Promise<Me>;
  /** The teams with Mutual that somebody is in. */
  own(user: UserId): Promise<TeamId[]>;
  /** @param after where the page before said it ended. Refuses `malformed` for what it has not said. */
  page(search: string, after: string | undefined): Promise<TeamsPage>;
}

export function teamList({ teams, directory }: Dependencies): TeamList {
  async function viewOf(team: TeamId, caller: Caller): Promise<TeamView | undefined> {
    const found = await teams.read(team);
    if (found === undefined || found.presence === 'gone') return undefined;
    const leads = (await directory.roleOf(caller.user, team)) === 'owner';
    return { id: team, name: found.name, leads, governs: leads || caller.admin };
  }

  return {
    async me(caller) {
      const limit = pLimit(AT_ONCE);
      const own = await directory.teamsOf(caller.user);
      const views = await Promise.allSettled(own.map((team) => limit(() => viewOf(team, caller))));
      // A team that can't be read is missing alone.
      const found = views.flatMap((view) => (view.status === 'fulfilled' && view.value ? [view.value] : []));
      return { user: caller.user, admin: caller.admin, teams: found };
    },

    async own(user) {
      const found = await Promise.allSettled((await directory.teamsOf(user)).map((team) => teams.read(team)));
      // A team that can't be read is missing alone.
      return found.flatMap(({ status, ...read }) => {
        const record = status === 'fulfilled' && 'value' in read ? read.value : undefined;
        return record && record.presence !== 'gone' ? [record.team] : [];
      });
    },

    async page(search, after) {
      const found = await teams.page(search, after === undefined ? null : readCursor(after), PAGE + 1);
      const shown = found.slice(0, PAGE);
      const last = shown.at(-1);
      return { teams: shown.map(({ team, name }) => ({ id: team, name })), next: last && found.length > PAGE ? writeCursor(last) : null };
    },
  };
}

const Cursor = z.strictObject({ name: NameText, team: TeamId });

const writeCursor = (place: TeamPlace): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function readCursor(text: string): TeamPlace {
  const { data } = Cursor.safeParse(readJson(Buffer.from(text, 'base64url').toString()));
  if (data === undefined) throw new Refusal('malformed');
  return data;
}
