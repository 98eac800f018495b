// What the works council is told about what is kept is what is kept: by type, and by the bytes on the disk while a pulse lives and after.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT, ROLLS_KEPT, ROLL_WEEKS } from '#domain/privacy/retention';
import { tally } from '#domain/report/tally';
import type { BoxRecord, OpenVoices, PublishedVoices } from '../../server/ballot/record.ts';
import type { CredentialRecord } from '../../server/credential/record.ts';
import type { Effect, EffectGroup } from '../../server/records/effects.ts';
import { pulsesOf, type PulseRecord } from '../../server/records/pulse.ts';
import { rollsOf, type RollRecord } from '../../server/records/roll.ts';
import { teamsOf, type TeamRecord } from '../../server/records/team.ts';
import { reportRoom } from '../../server/report/report.ts';
import type { BallotParts } from '../../server/store/ballot-parts.ts';
import type { MemberParts } from '../../server/store/member-parts.ts';
import type { KeptBallot, KeptRead, KeptVoice } from '../../src/tab/voter/device-records.ts';
import { WEEK } from '../unit/domain/made-up.ts';
import { CADENCE } from '../support/cadence.ts';
import { aDevice } from '../support/device.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { person } from '../support/rolls-contract.ts';
import { pulseOf, TENANT } from '../support/store-contract.ts';
import { temporaryStore } from '../support/temporary-store.ts';

type Entry = (typeof KEPT)[number];
type Place = Entry['where'];
type Named<P extends Place> = Extract<Entry, { where: P }>['fields'][number];
/** The fields of a document; of a union, those of any member. */
type Fields<T> = T extends unknown ? keyof T & string : never;
type Within<P extends string, T> = `${P}.${Fields<T>}`;
type Nested = { cadence: NonNullable<TeamRecord['cadence']>; opening: NonNullable<TeamRecord['opening']> };
type TeamFields = Exclude<Fields<TeamRecord>, keyof Nested> | { [P in keyof Nested]: Within<P, Nested[P]> }[keyof Nested];

/** Does not compile if a field is stored that the catalogue does not have, or the catalogue has one that is not stored: `Missing` names it. */
type Same<Stored, Told> = { [Missing in Exclude<Stored | Told, Stored & Told> & string]: never };
const BY_TYPE: [
  Same<TeamFields, Named<'teams'>>,
  Same<Fields<PulseRecord>, Named<'pulses'>>,
  Same<Fields<RollRecord>, Named<'rolls'>>,
  Same<Exclude<Fields<EffectGroup>, 'effects'> | Within<'effects', Effect>, Named<'effects'>>,
  Same<'members' | Within<'keys', CredentialRecord['keys']>, Named<'credentials'>>,
  Same<Fields<BoxRecord>, Named<'boxes'>>,
  Same<Fields<OpenVoices>, Named<'voices'>>,
  Same<Fields<PublishedVoices>, Named<'threads'>>,
  Same<Within<'ballot', KeptBallot> | Within<'voice', KeptVoice> | Within<'read', KeptRead>, Named<'device'>>,
  /** A part of a store that has no place in the catalogue. */
  Record<Exclude<keyof MemberParts | keyof BallotParts, Place>, never>,
] = [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}];

let sandbox: Sandbox;
let team: string;
const device = aDevice();
beforeAll(async () => {
  sandbox = await aSandbox();
  team = sandbox.team;
});
afterAll(() => sandbox.close());

/** The parts of the two stores, and the objects in their documents whose fields the catalogue names one by one. */
const FOLDERS = {
  teams: 'members',
  pulses: 'members',
  rolls: 'members',
  effects: 'members',
  credentials: 'members',
  boxes: 'ballots',
  voices: 'ballots',
  threads: 'ballots',
} as const;
const PARTS: Partial<Record<Place, string[]>> = { teams: ['cadence', 'opening'], effects: ['effects'], credentials: ['keys'] };
const STORED = Object.keys(FOLDERS) as (keyof typeof FOLDERS)[];

/** Every field that stands in the files of one part, named as the catalogue names them. */
async function stored(place: keyof typeof FOLDERS): Promise<string[]> {
  const folder = join(sandbox.folder, FOLDERS[place], place);
  const documents = await Promise.all((await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  return [...new Set(documents.flatMap((document) => fieldsOf(document, PARTS[place] ?? [])))].toSorted();
}

const fieldsOf = (document: object, parts: string[]): string[] =>
  Object.entries(document).flatMap(([name, value]) => {
    // What every stored thing has; it says nothing.
    if (name === 'version') return [];
    if (!parts.includes(name)) return [name];
    return [value].flat().flatMap((part) => Object.keys((part as object | null) ?? {}).map((field) => `${name}.${field}`));
  });

const entries: readonly Entry[] = KEPT;
/** What the catalogue says of a place, without what is gone by now. */
const told = (place: Place, ...gone: Entry['until'][]) =>
  entries.flatMap(({ where, until, fields }): string[] => (where === place && !gone.includes(until) ? [...fields] : [])).toSorted();

/** What lies on a device, named as the catalogue names it: `mutual-ballot.…` and `mutual-voice.…`. */
const onDevice = (): string[] =>
  Array.from({ length: device.length }, (_, nth) => device.key(nth) ?? '')
    .flatMap((name) =>
      Object.keys(JSON.parse(device.getItem(name) ?? '{}') as object).map((field) => `${/-(\w+)\./.exec(name)?.[1]}.${field}`),
    )
    .toSorted();

/** A member answers and speaks. */
async function takePart(first: string): Promise<void> {
  const { pulse } = await sandbox.stage();
  const voting = await sandbox.voter(first, `/api/teams/${team}/pulses/${pulse?.pulse}`, undefined, device);
  await voting.obtain();
  expect(onDevice().filter((field) => !told('device').includes(field))).toEqual([]);
  await voting.cast([4, 5, 2, 4]);
  await voting.voice.castVoice({ problem: 'The build is slow.', considered: '', proposal: '' });
}

describe('What is kept', () => {
  it('has a place in the catalogue, field by field, by the types of what is stored', () => {
    expect(BY_TYPE).toHaveLength(10);
  });

  it('while a pulse is open, is in the files only what the catalogue says', async () => {
    await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE);
    await sandbox.post('/clock', { to: 'opening' });
    await takePart('Mei');
    for (const place of STORED) expect((await stored(place)).filter((field) => !told(place).includes(field))).toEqual([]);
    for (const place of ['rolls', 'credentials', 'voices'] as const) expect(await stored(place)).toEqual(told(place));
    expect(await stored('boxes')).toEqual(expect.arrayContaining(['counts', 'spent']));
  });

  it('until the ballot is counted and the voice is said, is gone from the device then', () => {
    expect(onDevice()).toEqual(told('device', 'counted', 'said'));
  });

  it('until the report is out, is gone from the files then', async () => {
    await sandbox.post('/clock', { to: 'closing' });
    const gone = ['closed', 'shown', 'opened'] as const;
    for (const place of STORED) expect((await stored(place)).filter((field) => !told(place, ...gone).includes(field))).toEqual([]);
    for (const place of ['rolls', 'credentials', 'boxes', 'voices', 'threads'] as const)
      expect(await stored(place)).toEqual(told(place, ...gone));
  });

  it.each([
    ['week', WEEK, ROLL_WEEKS + 1],
    ['quarter', 13 * WEEK, ROLLS_KEPT],
  ])('of rolls, is what the catalogue says if a pulse closes every %s', async (_, every, kept) => {
    const stores = await temporaryStore();
    const pulses = Array.from({ length: kept + 3 }, (__, nth) => closedPulse(nth * every));
    const last: PulseRecord = { ...closedPulse(pulses.length * every), phase: 'open', report: null };
    const all = [...pulses, last];
    const rolls = rollsOf(stores.rolls, TENANT);
    for (const record of all) {
      const { pulse, team: of } = record.terms;
      await stores.pulses.create(pulse, record);
      await rolls.create({ team: of, pulse, people: FIVE });
    }
    const room = reportRoom({
      teams: teamsOf(stores.teams, TENANT),
      pulses: pulsesOf(stores.pulses, TENANT),
      rolls,
      issued: notAsked,
      hasBox: async () => true,
      hasCredentials: async () => true,
      lost: () => {},
      publishBulletin: notAsked,
      publishVoices: notAsked,
      scrubCredentials: notAsked,
      seal: async () => tally(last.terms.items.map(() => [0, 0, 0, 0, 0, 0])),
    });
    await room.publish(last);
    const after = await Promise.all(all.map(async ({ terms }) => (await rolls.people(terms.pulse)).length > 0));
    expect(after).toEqual(all.map((__, nth) => nth > pulses.length - kept));
  });
});

const FIVE = [1, 2, 3, 4, 5].map(person);
const notAsked = () => Promise.reject(new Error('not asked'));

/** A pulse of five who were asked, of whom too few answered. */
function closedPulse(closesAt: number): PulseRecord {
  const made = pulseOf(1, { roll: 5, opensAt: closesAt, closesAt });
  return { ...made, phase: 'closed', scrubbed: true, report: { outcome: 'below-floor', terms: made.terms } };
}
