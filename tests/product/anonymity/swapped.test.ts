// Two weeks that differ in who said what, in order and in time, and in nothing else: can anybody tell which of them happened?
// @module-tag long
import { cp } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#domain/ballot/ballot';
import type { ForEach } from '#domain/ballot/credential';
import { HOUR } from '#domain/ids';
import { aProduct, type Product } from '../../support/product.ts';
import { storedIn, storeOf, type Stored } from '../../support/stored.ts';
import { folderForAll } from '../../support/temporary-store.ts';

const SECRET = 'the same secret in both of the weeks';
const PEOPLE = ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir', 'Claire'];
const SHEETS: Answer[][] = [
  [4, 5, 2, 4],
  [1, 3, 3, 2],
  [1, 2, 5, 0],
  [5, 5, 5, 5],
  [2, 4, 4, 1],
  [4, 4, 1, 2],
];

/** Everything that one device sends. */
interface Device {
  blinded: ForEach<string>;
  ballot: string;
  voice: string;
}

interface Seen {
  open: Stored;
  closed: Stored;
  /** What people read, by reader. */
  read: Record<string, string[]>;
}

let team: string;
let pulse: string;
let one: Seen;
let other: Seen;

const path = () => `/api/teams/${team}/pulses/${pulse}`;

const folders = [folderForAll(), folderForAll()] as const;

beforeAll(async () => {
  const product = await aProduct(folders[0], SECRET);
  ({ team } = product);
  pulse = (await product.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 })).body.pulse;
  await cp(...folders, { recursive: true, filter: (file) => !file.endsWith('lock') });

  const devices: Device[] = [];
  one = await played(
    product,
    folders[0],
    PEOPLE,
    [1, 2, 3, 4, 5, 6],
    async (first, nth) => void devices.push(await visit(product, first, nth)),
  );

  const [mei, tomas] = devices.map(({ ballot }) => ballot);
  // Their second and third answers change places: other sheets, the same counts.
  devices[0]!.ballot = `${mei!.slice(0, -4)}${tomas!.slice(-4, -2)}${mei!.slice(-2)}`;
  devices[1]!.ballot = `${tomas!.slice(0, -4)}${mei!.slice(-4, -2)}${tomas!.slice(-2)}`;
  const again = await aProduct(folders[1], SECRET);
  const places = [1, 0, 5, 4, 3, 2];
  other = await played(again, folders[1], PEOPLE.toReversed(), [2, 20, 26, 26, 28, 50], (first) =>
    sendAll(again, first, devices[places[PEOPLE.indexOf(first)]!]!),
  );
}, 120_000);

/** One member answers and writes with the real client. @returns what it sent */
async function visit(product: Product, first: string, nth: number): Promise<Device> {
  const own = { blinded: { ballot: '', voice: '' }, ballot: '', voice: '' };
  const voting = await product.voter(first, path(), (calls) => ({
    credential: (blinded) => calls.credential((own.blinded = blinded)),
    cast: (ballot) => calls.cast((own.ballot = ballot)),
    castVoice: (voice) => calls.castVoice((own.voice = voice)),
  }));
  await voting.cast(SHEETS[nth]!);
  await voting.voice.castVoice({ problem: `Number ${nth} says so.`, considered: '', proposal: '' });
  return own;
}

/** Another member sends the same, byte for byte. */
async function sendAll(product: Product, first: string, { blinded, ballot, voice }: Device): Promise<void> {
  const replies = [
    await product.as(first, 'POST', `${path()}/credential`, blinded),
    await product.cast(pulse, ballot),
    await product.speak(pulse, voice),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 204, 204]);
}

/** @param hours after opening, at which each in the order comes */
async function played(
  product: Product,
  folder: string,
  order: string[],
  hours: number[],
  come: (first: string, nth: number) => Promise<void>,
): Promise<Seen> {
  const read: Seen['read'] = { Jonas: [], Amara: [], Ivo: [] };
  const look = async (...places: string[]) => {
    for (const reader of Object.keys(read))
      for (const place of places) read[reader]!.push(JSON.stringify((await product.as(reader, 'GET', place)).body));
  };
  // The card is posted; its id is the moment.
  await product.clock(product.now);
  for (const [nth, first] of order.entries()) {
    await product.clock(product.now + hours[nth]! * HOUR);
    await come(first, nth);
    await look(path(), '/api/pulses');
  }
  const { closesAt } = (await product.as('Jonas', 'GET', path())).body.terms;
  await product.clock(closesAt - 1);
  const open = await storedIn(folder);
  await look(`/api/teams/${team}/deliveries`);
  await product.clock(closesAt);
  await look(path(), '/api/pulses', `/api/teams/${team}/deliveries`, `${path()}/report`, `${path()}/voices`, `${path()}/conversation`);
  await look(`/ballot/${pulse}/bulletin`, `/ballot/${pulse}/keys`);
  const closed = await storedIn(folder);
  await product.kill();
  return { open, closed, read };
}

const roll = ({ open }: Seen) => {
  const members = JSON.parse(open.files.get(`members/credentials/${pulse}.json`) ?? '{}').members as Record<string, string | null>;
  const drawn = Object.values(members).filter((hash) => hash !== null);
  return { names: Object.keys(members), hashes: Object.values(members), drawn: drawn.toSorted() };
};

describe('Members who trade all they answer and write, come in another order, at other times, and mix their sheets', () => {
  it('have answered and written both times', () => {
    expect(roll(one).drawn).toHaveLength(PEOPLE.length);
    expect(JSON.parse(one.read['Jonas']!.at(-5)!)).toMatchObject({ outcome: 'published', ballots: PEOPLE.length });
    expect(one.read['Jonas']!.join()).toContain('Number 5 says so.');
  });

  it('leave a store of ballots and voices that is the same to the byte', () => {
    expect(storeOf(other.open, 'ballots')).toEqual(storeOf(one.open, 'ballots'));
  });

  it('leave a store of members in which nothing differs but which hash of something random stands with which name', () => {
    const without = ({ open }: Seen) => [...storeOf(open, 'members')].filter(([file]) => !file.includes('credentials'));
    expect(without(other)).toEqual(without(one));
    expect(roll(other).names).toEqual(roll(one).names);
    expect(roll(other).hashes).not.toEqual(roll(one).hashes);
    expect(roll(other).drawn).toEqual(roll(one).drawn);
  });

  it('leave, once the pulse is closed, two data folders that are the same to the byte', () => {
    const parts = [...one.closed.files.keys()].map((path) => path.split('/')[1] ?? '');
    expect(parts.toSorted()).toEqual(['boxes', 'effects', 'effects', 'pulses', 'rolls', 'teams', 'threads']);
    expect(other.closed.files).toEqual(one.closed.files);
  });

  it.each(['Jonas', 'Amara', 'Ivo'])(
    'show %s, the leader, the admin or a member, the same pages to the byte after each ballot and at the end',
    (reader) => {
      expect(one.read[reader]).toHaveLength(2 * PEOPLE.length + 9);
      expect(other.read[reader]).toEqual(one.read[reader]);
    },
  );
});
