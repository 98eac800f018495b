// The rooms of the product in this process, with ways to people that cost nothing.
import { composeRooms, type Gateways, type Rooms, type Stores } from '../../server/compose.ts';
import { Refusal } from '#contract/problem';
import type { Instant, UserId } from '#domain/ids';
import { openBallotBox } from '../../server/compose-ballots.ts';
import { openMembers } from '../../server/store/embedded/members.ts';
import { join } from 'node:path';
import pino from 'pino';
import { fatal } from './folder.ts';
import { SECRET } from './registration.ts';
import { everyoneEverywhere, TENANT } from './teams.ts';

/** Nothing arrives anywhere, and at once. */
const NOWHERE: Omit<Gateways, 'directory'> = {
  series: { create: unused, startOf: unused, rename: unused, update: unused, remove: unused, occurrences: unused },
  channel: {
    announce: async () => ({ card: 'card' }),
    publish: async () => {},
    publishPromise: async () => {},
    lookUp: async () => 'absent',
  },
  feed: { notify: async () => {}, remindOfPromise: async () => {} },
  calendars: {
    workingHours: async () => new Map(),
    zoneOf: async () => null,
    busy: unused,
    invite: unused,
    timeOf: unused,
    cancel: unused,
  },
};

export const roomsOn = (stores: Stores, people: readonly UserId[], clock: () => Instant, gateways: Partial<Gateways> = {}): Rooms =>
  composeRooms(
    stores,
    { ...NOWHERE, directory: everyoneEverywhere(people), ...gateways },
    { keySecret: SECRET, tenant: TENANT },
    clock,
    pino({ level: 'error' }),
  );

/** On the embedded store in a data folder, which is free again afterwards. */
export async function inRooms<T>(dataFolder: string, people: readonly UserId[], act: (rooms: Rooms) => Promise<T>): Promise<T> {
  const members = await openMembers(join(dataFolder, 'members'), fatal);
  const box = await openBallotBox({ dataFolder, ballotDatabase: undefined }, { clock: Date.now, fatal });
  try {
    return await act(roomsOn({ ...members, ...box }, people, Date.now));
  } finally {
    await Promise.all([members.close(), box.close()]);
  }
}

function unused(): Promise<never> {
  return Promise.reject(new Refusal('fault'));
}
