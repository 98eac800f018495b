// The port to people: who is in a team, and in which teams somebody is.
import type { TeamId, UserId } from '#domain/ids';

export interface TeamMember {
  id: UserId;
  name: string;
  /** Calendars are asked for and invited by address. */
  mail: string;
  role: 'owner' | 'member' | 'guest';
}

export interface Directory {
  teamsOf(user: UserId): Promise<TeamId[]>;
  members(team: TeamId): Promise<readonly TeamMember[]>;
  /** `undefined`: is not in the team. Costs the same in a small team and in a large one. */
  roleOf(user: UserId, team: TeamId): Promise<TeamMember['role'] | undefined>;
}

const joined = new WeakMap<readonly TeamMember[], string>();

/** As pages carry them; joined once for each list that the directory remembers. */
export function namesOf(members: readonly TeamMember[]): string {
  const known = joined.get(members) ?? members.map(({ name }) => name).join(';');
  joined.set(members, known);
  return known;
}
