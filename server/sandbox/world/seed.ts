// The first day: a tenant with one team of seventeen, on a Monday afternoon.
import { namesOf } from '../../microsoft/permissions.ts';
import { appointments } from './seed-appointments.ts';
import { wallToInstant } from './zones.ts';
import type { Registration, Seed, Someone } from './world.ts';

const GENERAL = '19:harbour@thread.tacv2';
/** Not the first: people choose where an app goes. */
const CHOSEN = '19:retros@thread.tacv2';

const guid = (last: number) => `b1c0ffee-0000-4000-8000-${String(last).padStart(12, '0')}`;

const REGISTRATION: Registration = {
  tenant: '7e4a11ed-0000-4000-8000-000000000001',
  clientId: '7e4a11ed-0000-4000-8000-000000000002',
  clientSecret: 'a secret of the sandbox only',
  secretExpired: false,
  wantsSecondFactor: false,
  botRegistered: true,
  roles: namesOf('application'),
  scopes: namesOf('delegated'),
  teamGrants: namesOf('resource-specific'),
};

type Role = Pick<Someone, 'admin' | 'membership' | 'playable'>;

const member: Role = { admin: false, membership: 'member', playable: true };
const answersOnly: Role = { ...member, playable: false };

const PEOPLE: [name: string, role: Role][] = [
  ['Amara Okafor', { admin: true, membership: null, playable: true }],
  ['Jonas Lindqvist', { ...member, membership: 'owner' }],
  ['Mei Tanaka', member],
  ['Tomás Rivera', member],
  ['Priya Nair', member],
  ['Lena Vogel', member],
  ['Samir Haddad', member],
  ['Claire Dubois', member],
  ['Ben Whitaker', { ...member, membership: 'guest' }],
  ['Aiko Mori', answersOnly],
  ['David Osei', answersOnly],
  ['Elif Kaya', answersOnly],
  ['Freya Holm', answersOnly],
  ['Goran Petrović', answersOnly],
  ['Hana Novák', answersOnly],
  ['Ivo Marchetti', answersOnly],
  ['Yara Haddad', answersOnly],
  ['Nuno Alves', { admin: false, membership: null, playable: false }],
];

/** @param timeZone where everybody lives. Fourteen are asked: nine can be played, but not the admin, the leader and the guest; eight more only answer. */
export function seed(timeZone = 'Europe/Berlin'): Seed {
  const monday = (time: string) => wallToInstant({ dateTime: `2026-11-09T${time}:00`, timeZone });
  const people = PEOPLE.map(([name, role], nth): Someone => ({
    id: guid(nth + 1),
    name,
    mail: mailOf(name),
    timeZone,
    ...role,
  }));
  const lena = people.find(({ name }) => name.startsWith('Lena'));
  return {
    start: monday('14:05'),
    timeZone,
    registration: REGISTRATION,
    team: {
      id: 'ba4b0a4d-0000-4000-8000-000000000001',
      name: 'Harbour',
      channel: GENERAL,
      channels: [
        { id: GENERAL, name: 'General' },
        { id: CHOSEN, name: 'Retros' },
      ],
    },
    chosen: CHOSEN,
    people,
    posts: [{ author: lena?.id ?? null, at: monday('11:32'), text: 'Release notes are up for review.', card: null }],
    appointments: appointments(people, timeZone),
  };
}

const mailOf = (name: string) =>
  `${name
    .normalize('NFD')
    .replace(/[^a-z ]/gi, '')
    .toLowerCase()
    .replace(' ', '.')}@harbour.example`;
