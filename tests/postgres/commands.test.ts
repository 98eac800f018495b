// Back up, restore, move, erase: on a store with an open and a closed pulse, embedded and in PostgreSQL.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/ballot/ballot';
import { DAY, KeyId, PulseId, UserId } from '#domain/ids';
import { REPORT_DAYS } from '#domain/privacy/retention';
import { ThreadId } from '#domain/ballot/voice';
import { rollNames } from '../../server/credential/roll-name.ts';
import { erasures } from '../../server/records/erasure.ts';
import { copyEmbedded } from '../../server/store/embedded/copy.ts';
import { copyPostgres } from '../../server/store/postgres/copy.ts';
import type { Copyable, Entry } from '../../server/store/copy/copy.ts';
import { effectsOf } from '../../server/records/effects.ts';
import { pulsesOf, type PulseRecord } from '../../server/records/pulse.ts';
import { rollsOf } from '../../server/records/roll.ts';
import { teamKey, teamsOf } from '../../server/records/team.ts';
import { termsOf } from '../unit/domain/made-up.ts';
import { isIn } from '../support/durable-contract.ts';
import { openIn, temporaryDatabase } from '../support/postgres-store.ts';
import { ask, bytesOf } from '../support/postgres.ts';
import { KEYS } from '../support/rolls-contract.ts';
import { newPulse } from '../support/signed-ballot.ts';
import { BOX, pulseOf, spentId, team, type Store } from '../support/store-contract.ts';
import { bytesBelow, openStore, temporaryFolder } from '../support/temporary-store.ts';

const MUTUAL = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

const user = (number: number) => UserId.parse(`dddddddd-0000-4000-8000-${String(number).padStart(12, '0')}`);
const [LEADER, LEAVER, OTHER] = [user(1), user(2), user(3)];
const MEMBERS = [LEAVER, OTHER, ...[4, 5, 6].map(user)];
const nameOf = rollNames('a secret of thirty-two characters or more');
const NAMES = MEMBERS.map((member) => nameOf('p'.repeat(22) as PulseId, member));
const ANSWERS: Answer[] = [4, 0, 2];
const DOCUMENT = team(1);
/** When both pulses open and close. */
const WHEN = { opensAt: termsOf(0).opensAt, closesAt: termsOf(0).closesAt };
const KEY = teamKey(DOCUMENT.tenant, DOCUMENT.team);
const thread = (said: string) => ({
  id: ThreadId.parse('t'.repeat(43)),
  parts: { problem: said, considered: '', proposal: '' },
  messages: [],
});

function record(pulse: PulseId, phase: 'open' | 'closed'): PulseRecord {
  const made = pulseOf(1, { pulse, roll: 5, leaderName: 'Leonora', keyId: KeyId.parse('k'.repeat(43)), ...WHEN });
  const report = { outcome: 'below-floor' as const, terms: made.terms };
  return { ...made, ...(phase === 'closed' && { phase, report, scrubbed: true }), owners: [LEADER] };
}

/** One team with a pulse that is closed and one that is open, in which one member has drawn and two ballots are counted. */
async function fill({ teams, pulses, rolls, effects, credentials, boxes, voices, threads }: Store) {
  const [past, present] = [newPulse(), newPulse()];
  await teams.create(KEY, { ...DOCUMENT, pulse: present });
  for (const [pulse, phase] of [
    [past, 'closed'],
    [present, 'open'],
  ] as const) {
    await pulses.create(pulse, record(pulse, phase));
    await rolls.create({ tenant: DOCUMENT.tenant, team: DOCUMENT.team, pulse, people: MEMBERS });
  }
  const origin = { tenant: DOCUMENT.tenant, team: DOCUMENT.team, pulse: present, cause: 'opening' as const };
  const others = Array.from({ length: 130 }, (_, nth) => ({ kind: 'reminder' as const, to: user(1_000 + nth), due: 7 }));
  await effects.create(origin, [{ kind: 'announcement', due: 5 }, { kind: 'notice', to: LEAVER, due: 6 }, ...others]);
  const claimed = await effects.claim(DOCUMENT.tenant, DOCUMENT.team, 5);
  if (claimed) await effects.settle(claimed);
  await boxes.open(past, BOX);
  await boxes.add(past, spentId(1), ANSWERS);
  const { spent } = await boxes.seal(past);
  const keyId = KeyId.parse('k'.repeat(43));
  await boxes.publish(past, { pulse: past, keyId, roll: 5, issued: 5, counted: 1, spent, root: 'a'.repeat(64) });
  await threads.create(past, { spki: 'c3BraQ==', threads: [thread('An old voice')] });
  await credentials.create(present, KEYS, NAMES);
  await credentials.draw(present, NAMES[0]!, 'a-drawn-hash');
  await boxes.open(present, BOX);
  for (const number of [7, 3]) await boxes.add(present, spentId(number), ANSWERS);
  const open = { spki: 'c3BraQ==', closesAt: 9, sealed: false, spent: [spentId(8)], voices: [thread('A new voice')] };
  await voices.create(present, open);
  return { past, present };
}

interface Kind {
  open(): Promise<Store>;
  copy(): Promise<Copyable>;
  bytes(): Promise<string>;
  environment: Record<string, string>;
}

async function embedded(): Promise<Kind> {
  const folder = await temporaryFolder();
  const open = () => openStore(folder);
  return { open, copy: () => copyEmbedded(folder), bytes: () => bytesBelow(folder), environment: { DATA_FOLDER: folder } };
}

async function postgres(): Promise<Kind> {
  const url = await temporaryDatabase();
  const places = { members: { url, schema: 'members' }, ballots: { url, schema: 'ballots' } };
  await (await openIn(url)).close();
  // A long document would be compressed, and nothing could be searched for in it.
  await ask(
    url,
    'alter table members.teams alter document set storage external; alter table members.pulses alter document set storage external',
  );
  return { open: () => openIn(url), copy: () => copyPostgres(places), bytes: () => bytesOf(url), environment: { DATABASE_URL: url } };
}

const kinds = [
  ['embedded', embedded],
  ['in PostgreSQL', postgres],
] as const;

async function filled(kind: () => Promise<Kind>) {
  const home = await kind();
  const store = await home.open();
  const pulses = await fill(store);
  await store.close();
  return { ...home, ...pulses };
}

/** Everything, in an order of its own. */
async function entriesIn({ copy }: Kind): Promise<Entry[]> {
  const store = await copy();
  const entries: Entry[] = [];
  for await (const entry of store.read()) entries.push(entry);
  await store.close();
  return entries.toSorted((one, other) => (one.part + one.key < other.part + other.key ? -1 : 1));
}

const mutual = (environment: Record<string, string>, ...words: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [MUTUAL, ...words], { env: environment }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

describe.each(kinds)('A store %s', (_, from) => {
  it.each(kinds)('is backed up into one file and restored %s, and nothing is lost or changed', async (_name, to) => {
    const [one, other] = [await filled(from), await to()];
    const file = join(await temporaryFolder(), 'backup');
    expect(await mutual(one.environment, 'backup', file)).toMatchObject({ code: 0 });
    expect(await mutual(other.environment, 'restore', file)).toMatchObject({ code: 0 });
    expect(await entriesIn(other)).toEqual(await entriesIn(one));
    const store = await other.open();
    expect(await store.boxes.add(one.present, spentId(7), ANSWERS)).toBe('already-counted');
    expect(await store.boxes.add(one.present, spentId(9), ANSWERS)).toBe('counted');
    expect((await store.boxes.seal(one.present)).tally.counts[0]).toEqual([0, 0, 0, 0, 3, 0]);
    expect(await store.credentials.draw(one.present, NAMES[0]!, 'another')).toBe('a-drawn-hash');
    await store.close();
  });

  it('is not filled from a backup if there is something in it, nor from one that is cut short or altered', async () => {
    const one = await filled(from);
    const file = join(await temporaryFolder(), 'backup');
    await mutual(one.environment, 'backup', file);
    const before = await entriesIn(one);
    expect(await mutual(one.environment, 'restore', file)).toMatchObject({ code: 1, said: expect.stringContaining('not empty') });
    expect(await entriesIn(one)).toEqual(before);
    const text = await readFile(file, 'utf8');
    const empty = await from();
    for (const [damaged, words] of [
      [text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), 'not whole'],
      [text.slice(0, text.length / 2), 'damaged at line'],
      [text.replace('{"part"', '{"past"'), 'damaged at line 1'],
    ] as const) {
      await writeFile(file, damaged);
      expect(await mutual(empty.environment, 'restore', file)).toMatchObject({ code: 1, said: expect.stringContaining(words) });
    }
    expect(await entriesIn(empty)).toEqual([]);
  });

  it('holds nothing of a tenant that is erased, byte for byte, and all of another tenant', async () => {
    const { environment, bytes, open, past, present } = await filled(from);
    const store = await open();
    await store.teams.create('other', { ...team(2), tenant: 'aaaaaaaa-0000-4000-8000-000000000009' as never, name: 'Stays' });
    await store.close();
    const traces = [past, present, LEADER, LEAVER, OTHER, 'Leonora', 'An old voice', 'A new voice', 'a-drawn-hash', KEYS.ballot.key];
    const before = await bytes();
    expect(traces.filter((trace) => !isIn(before, trace))).toEqual([]);
    expect(await mutual(environment, 'erase-tenant', DOCUMENT.tenant)).toEqual({ code: 0, said: '' });
    const after = await bytes();
    expect([...traces, DOCUMENT.tenant].filter((trace) => isIn(after, trace))).toEqual([]);
    expect(after).toContain('Stays');
  });

  it('holds nothing of a person who is erased; somebody who never was stands in their place, the same one in each pulse', async () => {
    const { environment, bytes, open, past, present } = await filled(from);
    expect(await mutual(environment, 'erase-person', DOCUMENT.tenant, LEAVER)).toEqual({ code: 0, said: '' });
    const after = await bytes();
    expect(isIn(after, LEAVER)).toBe(false);
    const store = await open();
    const [first, second] = await Promise.all([past, present].map((pulse) => store.rolls.people(pulse)));
    expect([...first!].toSorted()).toEqual([...second!].toSorted());
    expect(first).toHaveLength(MEMBERS.length);
    expect(first).toEqual(expect.arrayContaining(MEMBERS.slice(1)));
    const { waiting } = await store.effects.ofPulse(present);
    expect([waiting.length, await store.credentials.issued(present)]).toEqual([130, 1]);
    await store.close();
  });

  it('holds neither id nor name of a leader who is erased', async () => {
    const { environment, bytes } = await filled(from);
    await mutual(environment, 'erase-person', DOCUMENT.tenant, LEADER);
    const after = await bytes();
    expect([LEADER, 'Leonora'].filter((trace) => isIn(after, trace))).toEqual([]);
  });

  it('forgets report, bulletin and voices of a pulse when they are as old as reports are kept, and nothing younger', async () => {
    const { open, bytes, past, present } = await filled(from);
    const { teams, pulses, rolls, effects, credentials, boxes, voices, threads, close } = await open();
    const { tenant } = DOCUMENT;
    const { retire } = erasures({
      teams: teamsOf(teams, tenant),
      pulses: pulsesOf(pulses, tenant),
      rolls: rollsOf(rolls, tenant),
      effects: effectsOf(effects, tenant),
      removeCredentials: credentials.remove,
      removeBallots: boxes.remove,
      removeVoices: async (pulse) => void (await Promise.all([voices.remove(pulse), threads.remove(pulse)])),
      newPerson: () => user(99),
    });
    const age = WHEN.closesAt + REPORT_DAYS * DAY;
    const old = (now: number) => pulses.due(tenant, now);
    expect([await old(age - 1), await old(age)]).toEqual([[present], [present, past]]);
    expect(await bytes()).toContain('An old voice');
    await retire(past);
    await close();
    const after = await bytes();
    expect([past, 'An old voice', spentId(1)].filter((trace) => isIn(after, trace))).toEqual([]);
    expect(after).toContain(present);
  });
});

describe('mutual move', () => {
  it('puts an embedded store into PostgreSQL as it is, and leaves the folder', async () => {
    const [one, other] = [await filled(embedded), await postgres()];
    const before = await entriesIn(one);
    expect(await mutual({ ...one.environment, ...other.environment }, 'move')).toMatchObject({ code: 0 });
    expect([await entriesIn(other), await entriesIn(one)]).toEqual([before, before]);
  });

  it('says what is missing', async () => {
    expect(await mutual({ DATA_FOLDER: await temporaryFolder() }, 'move')).toMatchObject({
      code: 1,
      said: expect.stringContaining('DATABASE_URL'),
    });
  });
});

describe('A command', () => {
  it('does not touch a folder that a server is running on', async () => {
    const home = await filled(embedded);
    const running = await home.open();
    const tried = await mutual(home.environment, 'backup', join(await temporaryFolder(), 'backup'));
    expect(tried).toMatchObject({ code: 1, said: expect.stringContaining('Another process uses the data folder') });
    await running.close();
  });

  it('that is not known is answered with those that are', async () => {
    expect(await mutual({}, 'help')).toMatchObject({ code: 2, said: expect.stringContaining('mutual backup FILE') });
  });
});
