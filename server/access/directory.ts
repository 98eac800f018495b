// The port to people: who is in a team, and in which teams somebody is.
import type { TeamId, UserId } from '#domain/ids';
import { Refusal } from '#contract/problem';

export interface TeamMember {
  id: UserId;
  name: string;
  /** Calendars are asked for and invited by address. */
  mail: string;
  role: 'owner' | 'member' | 'guest';
}

/** Somebody whose token was verified. `assertion` is that token, for calls in their own name. */
export interface Caller {
  user: UserId;
  admin: boolean;
  assertion: string;
}

export interface Directory {
  teamsOf(user: UserId): Promise<TeamId[]>;
  members(team: TeamId): Promise<TeamMember[]>;
}

/** Who may see a team's pulses: its people and the admins. Refuses `not-in-team`. */
export async function mustSee(directory: Directory, caller: Caller, team: TeamId): Promise<void> {
  if (!caller.admin && (await roleIn(directory, caller, team)) === undefined) throw new Refusal('not-in-team');
}

/** Who may set a team's cadence: its owners and the admins. Refuses `not-in-team` and `not-admin`. */
export async function mustGovern(directory: Directory, caller: Caller, team: TeamId): Promise<void> {
  await mustSee(directory, caller, team);
  if (!caller.admin && (await roleIn(directory, caller, team)) !== 'owner') throw new Refusal('not-admin');
}

/** Who may open a pulse and call the team together: its owners. Refuses `not-in-team` and `not-leader`. */
export async function mustLead(directory: Directory, caller: Caller, team: TeamId): Promise<void> {
  await mustSee(directory, caller, team);
  if ((await roleIn(directory, caller, team)) !== 'owner') throw new Refusal('not-leader');
}

export async function roleIn(directory: Directory, caller: Caller, team: TeamId): Promise<TeamMember['role'] | undefined> {
  return (await directory.members(team)).find((member) => member.id === caller.user)?.role;
}
