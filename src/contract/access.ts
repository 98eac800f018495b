// Who may do what: each endpoint in somebody's name carries one of these rules. The server's guard, the tests and the page for the
// works council read the same rows.
import type { ProblemCode } from './problem.ts';

/**
 * Towards one team, as Entra ID and Graph say it. `member`: on the roll of the pulse. `guest`: in the team and not asked.
 * `leader`: owns the team. `admin`: has the app role and is in no team. `colleague`: of the same organisation, not in the team.
 */
export const ROLES = ['member', 'guest', 'leader', 'admin', 'colleague', 'foreigner', 'nobody'] as const;
export type Role = (typeof ROLES)[number];

export type AccessRow = Readonly<Record<Role, 'may' | ProblemCode>>;

/** Answers nothing about the person, so it asks nobody who they are. */
const everybody: AccessRow = {
  member: 'may',
  guest: 'may',
  leader: 'may',
  admin: 'may',
  colleague: 'may',
  foreigner: 'may',
  nobody: 'may',
};
/** Refused before any rule is read: of another organisation; not signed in. Everyone is told only of their own teams. */
const organisation: AccessRow = { ...everybody, foreigner: 'foreign-tenant', nobody: 'no-token' };
const team: AccessRow = { ...organisation, colleague: 'not-in-team' };
const governors: AccessRow = { ...team, member: 'not-admin', guest: 'not-admin' };
const leader: AccessRow = { ...team, member: 'not-leader', guest: 'not-leader', admin: 'not-leader' };
const asked: AccessRow = { ...team, guest: 'not-in-roll', leader: 'not-in-roll', admin: 'not-in-roll' };
const admins: AccessRow = { ...organisation, member: 'not-admin', guest: 'not-admin', leader: 'not-admin', colleague: 'not-admin' };

/** `governors`: the team's owners and the admins. `asked`: whoever is on the roll of the pulse. */
export const ACCESS = { organisation, team, governors, leader, asked, admins } as const;
export type Access = keyof typeof ACCESS;

/** The row of an endpoint; one that is called as nobody is for everybody. */
export const accessRow = (endpoint: { audience: 'anonymous' } | { audience: 'member'; access: Access }): AccessRow =>
  endpoint.audience === 'member' ? ACCESS[endpoint.access] : everybody;
