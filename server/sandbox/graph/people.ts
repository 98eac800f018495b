// People, the team and its members, working hours.
import type { Someone, Team, World } from '../world/world.ts';
import { onlyOptions, page, select } from './query.ts';
import { GraphRefusal, noSuchUser } from './refusal.ts';
import { ok, type Route } from './route.ts';

/** @throws GraphRefusal 404 */
export function personOf(world: World, id: string): Someone {
  const person = world.people.get(id) ?? world.byAddress(id);
  if (person === undefined) throw noSuchUser(id);
  return person;
}

/** @throws GraphRefusal 404 */
function teamOf({ team, state }: World, id: string): Team {
  if (team.id !== id || state === 'deleted') throw new GraphRefusal(404, 'NotFound', `No team found with Group Id ${id}`);
  return team;
}

const directory = { denied: 'Authorization_RequestDenied' };
const teams = { denied: 'Forbidden', delegated: [] };

export const people: Route[] = [
  {
    // https://learn.microsoft.com/graph/api/user-get
    ...directory,
    method: 'GET',
    path: '/users/:user',
    app: ['User.Read.All'],
    delegated: ['User.Read'],
    answer({ world, params, query }) {
      onlyOptions(query, ['$select']);
      const { id, name, mail, membership } = personOf(world, params['user'] ?? '');
      return ok(
        select(query, { id, displayName: name, mail, userPrincipalName: mail, userType: membership === 'guest' ? 'Guest' : 'Member' }),
      );
    },
  },
  {
    // https://learn.microsoft.com/graph/api/user-list-joinedteams
    ...teams,
    method: 'GET',
    path: '/users/:user/joinedTeams',
    app: ['Team.ReadBasic.All'],
    answer({ world, params }) {
      const { membership } = personOf(world, params['user'] ?? '');
      return ok({ value: membership === null || world.state === 'deleted' ? [] : [view(world, world.team)] });
    },
  },
  {
    // https://learn.microsoft.com/graph/api/team-get
    ...teams,
    method: 'GET',
    path: '/teams/:team',
    app: ['Team.ReadBasic.All'],
    answer: ({ world, params }) => ok(view(world, teamOf(world, params['team'] ?? ''))),
  },
  {
    // https://learn.microsoft.com/graph/api/team-list-members
    ...teams,
    method: 'GET',
    path: '/teams/:team/members',
    app: ['TeamMember.Read.All'],
    answer(call) {
      onlyOptions(call.query, ['$top', '$skip']);
      const { id } = teamOf(call.world, call.params['team'] ?? '');
      const members = call.world.members().map((person) => member(call.world, id, person));
      return ok(page(call, members, { usual: 100, most: 999 }));
    },
  },
  {
    // https://learn.microsoft.com/graph/api/user-get-mailboxsettings
    denied: 'ErrorAccessDenied',
    method: 'GET',
    path: '/users/:user/mailboxSettings',
    app: ['MailboxSettings.Read'],
    delegated: ['MailboxSettings.Read'],
    answer({ world, params }) {
      const { timeZone, membership } = personOf(world, params['user'] ?? '');
      if (membership === 'guest')
        throw new GraphRefusal(
          404,
          'MailboxNotEnabledForRESTAPI',
          'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
        );
      return ok({ timeZone, workingHours: hours(timeZone) });
    },
  },
];

const view = ({ registration }: World, { id, name }: Team) => ({ id, displayName: name, tenantId: registration.tenant, isArchived: false });

const member = ({ registration }: World, team: string, { id, name, mail, membership }: Someone) => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  id: Buffer.from(`${team}##${id}`).toString('base64url'),
  roles: membership === 'member' ? [] : [membership],
  displayName: name,
  visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
  userId: id,
  email: mail,
  tenantId: registration.tenant,
});

const hours = (timeZone: string) => ({
  daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  startTime: '09:00:00.0000000',
  endTime: '17:00:00.0000000',
  timeZone: { name: timeZone },
});
