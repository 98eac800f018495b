// People, the team and its members, working hours.
import { isIn, membersOf, teamsIn } from '../world/other-team.ts';
import type { Someone, Team, World } from '../world/world.ts';
import { CUSTOM, windowsOf } from '../world/zones.ts';
import { onlyOptions, page, select } from './query.ts';
import { GraphRefusal, noSuchUser } from './refusal.ts';
import { ok, type Route } from './route.ts';

/** @throws GraphRefusal 404 */
export function personOf(world: World, id: string): Someone {
  const person = world.people.get(id) ?? world.byAddress(id);
  if (person === undefined) throw noSuchUser(id);
  return person;
}

/** Has this person a mailbox in Exchange Online? A guest has none; nor has whoever has no licence for it. */
export const hasMailbox = ({ membership, unlicensed }: Someone): boolean => membership !== 'guest' && unlicensed !== true;

/** @throws GraphRefusal 404 for nobody, or somebody without a mailbox. */
export function mailboxOf(world: World, id: string): Someone {
  const person = personOf(world, id);
  if (!hasMailbox(person))
    throw new GraphRefusal(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.');
  return person;
}

/** @throws GraphRefusal 404 */
export function teamOf(world: World, id: string): Team {
  const team = teamsIn(world).find((one) => one.id === id);
  if (team === undefined) throw new GraphRefusal(404, 'NotFound', `No team found with Group Id ${id}`);
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
      const person = personOf(world, params['user'] ?? '');
      const joined = teamsIn(world).filter(({ id }) => isIn(world, person, id));
      return ok({ value: joined.map((team) => view(world, team)) });
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
    app: ['TeamMember.Read.Group', 'TeamMember.Read.All'],
    answer(call) {
      onlyOptions(call.query, ['$top', '$skip']);
      const { id } = teamOf(call.world, call.params['team'] ?? '');
      const members = membersOf(call.world, id).map((person) => member(call.world, id, person));
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
      const person = mailboxOf(world, params['user'] ?? '');
      return ok({ timeZone: windowsOf(person.timeZone), workingHours: hoursOf(person) });
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

/** https://learn.microsoft.com/graph/api/resources/workinghours: Windows names by default, or a zone that somebody has made up in Outlook. */
export const hoursOf = ({ timeZone, customHours = false }: Pick<Someone, 'timeZone' | 'customHours'>): object => ({
  daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  startTime: '09:00:00.0000000',
  endTime: '17:00:00.0000000',
  timeZone: customHours || timeZone === CUSTOM ? MADE_UP : { name: windowsOf(timeZone) },
});

/** As on that page. */
const MADE_UP = {
  '@odata.type': '#microsoft.graph.customTimeZone',
  bias: -200,
  name: CUSTOM,
  standardOffset: { time: '02:00:00.0000000', dayOccurrence: 4, dayOfWeek: 'sunday', month: 5, year: 0 },
  daylightOffset: { daylightBias: -100, time: '02:00:00.0000000', dayOccurrence: 2, dayOfWeek: 'sunday', month: 10, year: 0 },
};
