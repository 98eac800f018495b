// The second team of the tenant: eleven who are asked and whoever leads them, with those who came and went in the course of the year.
import type { Seed, Someone } from '../world/world.ts';
import { wallToInstant } from '../world/zones.ts';

const GENERAL = '19:lighthouse@thread.tacv2';

export const LIGHTHOUSE = {
  id: 'ba4b0a4d-0000-4000-8000-000000000002',
  name: 'Lighthouse',
  channel: GENERAL,
  channels: [{ id: GENERAL, name: 'General' }],
};

/** The first leads; of the others, eleven are asked at a time. */
const NAMES = [
  'Ruth Adeyemi',
  ...['Anna Kowalska', 'Bilal Rahman', 'Carmen Ortiz', 'Dara Sok', 'Emil Berg', 'Fatima Zahra', 'Greta Neumann', 'Hugo Martins'],
  ...['Iris Papadaki', 'Joon Park', 'Katya Ivanova', 'Liam Byrne', 'Maya Cohen', 'Noor Aziz'],
] as const;

const guid = (last: number) => `b1c0ffee-0000-4000-8000-${String(last).padStart(12, '0')}`;
/** Far behind those of the first team. */
const FIRST = 101;

const personOf = <M extends 'owner' | 'member'>(nth: number, timeZone: string, membership: M): Someone & { membership: M } => ({
  id: guid(FIRST + nth),
  name: NAMES[nth] ?? '',
  mail: `${(NAMES[nth] ?? '').toLowerCase().replace(' ', '.')}@harbour.example`,
  admin: false,
  membership,
  playable: nth === 0,
  timeZone,
});

/** @param nth 0 … 13: of those who are asked at some time of the year */
export const memberOf = (nth: number, timeZone: string): Someone & { membership: 'member' } => personOf(nth + 1, timeZone, 'member');

export const leaderOf = (timeZone: string): Someone & { membership: 'owner' } => personOf(0, timeZone, 'owner');

/**
 * The same tenant, with the same people in it but for the first team: what is kept of the year has to be at home beside that.
 * @param asked whoever is in the team on the first day, by `memberOf`
 */
export function seedOf(base: Seed, asked: readonly number[]): Seed {
  const { timeZone } = base;
  const admin = base.people.filter((person) => person.admin);
  return {
    ...base,
    start: wallToInstant({ dateTime: '2025-11-17T14:05:00', timeZone }),
    team: LIGHTHOUSE,
    chosen: GENERAL,
    people: [...admin, leaderOf(timeZone), ...asked.map((nth) => memberOf(nth, timeZone))],
    posts: [],
    appointments: [],
  };
}
