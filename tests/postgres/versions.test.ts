// A database of the first version is upgraded once, whoever starts and is killed; what can't be read is refused by its row.
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { copyPostgres } from '../../server/store/postgres/copy.ts';
import { copyEmbedded } from '../../server/store/embedded/copy.ts';
import { readEntry, type Copyable, type Entry } from '../../server/store/copy/copy.ts';
import { expectToGoOn, expectUpgraded, facts, firstFolder, SQL } from '../support/first-version.ts';
import { expectReportsAsTheyWere, expectToBeReferredTo, SECOND_SQL } from '../support/second-version.ts';
import { ask } from '../support/postgres.ts';
import { openIn, temporaryDatabase } from '../support/postgres-store.ts';
import { openStore } from '../support/temporary-store.ts';

async function firstDatabase(): Promise<string> {
  const url = await temporaryDatabase();
  await ask(url, await readFile(SQL, 'utf8'));
  return url;
}

async function entriesIn(copied: Promise<Copyable>): Promise<Entry[]> {
  const store = await copied;
  const entries: Entry[] = [];
  for await (const entry of store.read()) entries.push(entry);
  await store.close();
  return entries.toSorted((one, other) => (one.part + one.key < other.part + other.key ? -1 : 1));
}

const entriesOf = (url: string) => entriesIn(copyPostgres({ members: { url, schema: 'members' }, ballots: { url, schema: 'ballots' } }));

/** The same content, whatever the version in which it lies there, and the order of ids on a roll. */
const sorted = (entries: Entry[]) =>
  entries
    .flatMap((entry) => readEntry(entry, entry.key))
    .map((entry) => (entry.part === 'rolls' ? { ...entry, record: { ...entry.record, people: entry.record.people.toSorted() } } : entry));

describe('A database of the first version', () => {
  it('opens with everything that was in it, the same as a folder of that version', async () => {
    const url = await firstDatabase();
    const store = await openIn(url);
    await expectUpgraded(store);
    await store.close();
    const folder = await firstFolder();
    await (await openStore(folder)).close();
    expect(sorted(await entriesOf(url))).toEqual(sorted(await entriesIn(copyEmbedded(folder))));
  });

  it('goes on: what was drawn can be cast, what was begun is finished, nothing is sent twice', async () => {
    const store = await openIn(await firstDatabase());
    onTestFinished(store.close);
    await expectToGoOn(store);
  });

  it('is upgraded once by four that start together', async () => {
    const [url, alone] = [await firstDatabase(), await firstDatabase()];
    const stores = await Promise.all(Array.from({ length: 4 }, () => openIn(url)));
    await Promise.all(stores.map((store) => store.close()));
    expect(await entriesOf(url)).toEqual(await entriesOf(alone));
  });

  it('is as it was when the one that upgrades it is killed half-way, and the next one upgrades it', async () => {
    const url = await firstDatabase();
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; select from members.teams where key = $1 for update'.replace('$1', `'${facts.teams.Pier.key}'`));
    const opening = openIn(url).then(
      () => 'opened',
      () => 'killed',
    );
    const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await vi.waitFor(async () => expect(await ask(url, waiting)).toHaveLength(1), { timeout: 60_000 });
    await ask(url, `select pg_terminate_backend(pid) from (${waiting}) as waiting`);
    expect(await opening).toBe('killed');
    await holder.end();
    const tables = await ask<{ name: string }>(
      url,
      `select tablename::text as name from pg_tables where schemaname = 'members' order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(['migrations', 'roll_members', 'rolls', 'teams']);
    const store = await openIn(url);
    await expectUpgraded(store);
    await store.close();
  });

  it('with a team that can’t be read is refused with the row, and stays as it was', async () => {
    const url = await firstDatabase();
    const damage = `update members.teams set document = (document::jsonb - 'channel')::json where key = '${facts.teams.Pier.key}'`;
    await ask(url, damage);
    await expect(openIn(url)).rejects.toThrow(`The row ${facts.teams.Pier.key} of teams`);
    expect(await ask(url, 'select from members.teams')).toHaveLength(3);
    expect(await ask(url, 'select from members.migrations')).toHaveLength(1);
  });
});

describe('A database from before teams had a conversation id of their own', () => {
  it('finds them by that of the channel that their cards went to, which it was', async () => {
    const url = await firstDatabase();
    await (await openIn(url)).close();
    await ask(
      url,
      `alter table members.teams drop column thread, drop column gone;
      update members.teams set document = ((document::jsonb - 'thread' - 'presence' - 'unreachable') || '{"version":1}')::json;
      delete from members.migrations where step = 3`,
    );
    const store = await openIn(url);
    onTestFinished(store.close);
    for (const { team, key, channel } of Object.values(facts.teams)) {
      expect(await store.teams.byThread(facts.tenant, channel)).toBe(team);
      expect(await store.teams.read(key)).toMatchObject({ thread: channel, channel, presence: 'here', unreachable: null });
    }
    await expectToGoOn(store);
  });
});

it('A database from before numbers referred to earlier ones opens with every report as it was; the next one is held to the last of them', async () => {
  const url = await temporaryDatabase();
  await ask(url, await readFile(SECOND_SQL, 'utf8'));
  const store = await openIn(url);
  onTestFinished(store.close);
  await expectReportsAsTheyWere(store);
  await expectToBeReferredTo(store);
});

describe('A row that can’t be read', () => {
  it.each([
    ['of a newer version', `'{"version":99}'`, /newer version/],
    ['that is {}', `'{}'`, /damaged/],
    ['that is []', `'[]'`, /damaged/],
    ['with a missing field', `(document::jsonb - 'terms')::json`, /damaged/],
  ])('%s is refused with its key, and can’t be changed', async (_, document, words) => {
    const url = await firstDatabase();
    const store = await openIn(url);
    onTestFinished(store.close);
    await ask(url, `update members.pulses set document = ${document} where key = '${facts.open.pulse}'`);
    const row = `The row ${facts.open.pulse} of pulses`;
    await expect(store.pulses.read(facts.open.pulse)).rejects.toThrow(row);
    await expect(store.pulses.read(facts.open.pulse)).rejects.toThrow(words);
    const before = await ask(url, 'select key, revision, document::text from members.pulses order by key');
    await expect(store.pulses.change(facts.open.pulse, (draft) => void (draft.scrubbed = true))).rejects.toThrow(row);
    expect(await ask(url, 'select key, revision, document::text from members.pulses order by key')).toEqual(before);
  });
});
