// A second team of the tenant that has Mutual, beside the one whose channel is on the stage: who is in which.
import type { Someone, Team, World } from './world.ts';

/** With its people: owners and members of it, and of no other. */
export function addTeam(world: World, team: Team, people: readonly (Someone & { membership: 'owner' | 'member' })[]): void {
  world.other = { team, roles: new Map(people.map(({ id, membership }) => [id, membership])) };
  for (const person of people) world.people.set(person.id, { ...person, membership: null });
  world.changed();
}

/** The teams that can be reached. */
export const teamsIn = ({ team, state, other }: World): Team[] => [...(state === 'deleted' ? [] : [team]), ...(other ? [other.team] : [])];

/** Everybody in a team, with what they are there. */
export function membersOf(world: World, team: string): Someone[] {
  const { other } = world;
  if (other?.team.id !== team) return world.members();
  return [...other.roles].flatMap(([id, membership]) => {
    const person = world.people.get(id);
    return person ? [{ ...person, membership }] : [];
  });
}

export const isIn = (world: World, person: Someone, team: string): boolean =>
  team === world.team.id ? person.membership !== null : world.other?.team.id === team && world.other.roles.has(person.id);

/** The team that a channel is in. */
export const teamWith = ({ team, channels, other }: World, channel: string): Team | undefined =>
  channels.some(({ id }) => id === channel) ? team : other?.team.channel === channel ? other.team : undefined;

/** Has Mutual been added to a team? */
export const hasMutual = ({ team, installed, other }: World, id: string | undefined): boolean =>
  (id === team.id && installed) || (other !== null && id === other.team.id);

/** Does what comes through a team's installation of Mutual reach somebody? */
export const reachesIn = (world: World, person: Someone, team: string): boolean =>
  team === world.team.id ? world.reachesInTeam(person) : isIn(world, person, team);

/** Does somebody lead any team? */
export const leadsAny = ({ other }: World, { id, membership }: Someone): boolean =>
  membership === 'owner' || other?.roles.get(id) === 'owner';
