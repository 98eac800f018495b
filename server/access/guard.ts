// The only place that says no to a role: reads the rule that an endpoint carries.
import { ACCESS, type Access, type Role } from '#contract/access';
import { Refusal } from '#contract/problem';
import type { PulseId, TeamId, UserId } from '#domain/ids';
import type { Teams } from '../records/team.ts';
import type { Directory } from './directory.ts';
import type { Caller } from './token.ts';

/** What an endpoint is about. */
export interface Subject {
  team?: TeamId;
  pulse?: PulseId;
}

/** Refuses what the rule says of the caller's role, and `unknown-team` where Mutual was not added. */
export type Guard = (access: Access, caller: Caller, subject: Subject) => Promise<void>;

interface Dependencies {
  teams: Pick<Teams, 'get'>;
  directory: Pick<Directory, 'roleOf'>;
  /** Is somebody on the roll of a pulse? */
  isAsked: (pulse: PulseId, user: UserId) => Promise<boolean>;
}

/** Whoever may in one of their roles may: an admin who is a member of the team, too. Otherwise the role in the team says why not. */
export function guard({ teams, directory, isAsked }: Dependencies): Guard {
  async function roleIn(team: TeamId, pulse: PulseId | undefined, { user }: Caller): Promise<Role | undefined> {
    const role = await directory.roleOf(user, team);
    if (role === undefined) return undefined;
    if (role === 'owner') return 'leader';
    return role === 'member' || (pulse !== undefined && (await isAsked(pulse, user))) ? 'member' : 'guest';
  }

  return async (access, caller, { team, pulse }) => {
    if (team !== undefined) await teams.get(team);
    // Before anybody asks who is in the team: of one that Mutual was removed from nobody is told any more.
    if (caller.admin && ACCESS[access].admin === 'may') return;
    const inTeam = team === undefined ? undefined : await roleIn(team, pulse, caller);
    const roles: Role[] = [...(inTeam ? [inTeam] : []), ...(caller.admin ? ['admin' as const] : [])];
    const outcomes = (roles.length > 0 ? roles : ['colleague' as const]).map((role) => ACCESS[access][role]);
    const [refusal] = outcomes;
    if (refusal !== undefined && refusal !== 'may' && !outcomes.includes('may')) throw new Refusal(refusal);
  };
}
