// The store in PostgreSQL: the sentences that hold for every store, on a real server; then what only this one can break.
import { Client } from 'pg';
import { afterAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import type { PulseId } from '#domain/ids';
import { durableContract, isIn, type Home } from '../support/durable-contract.ts';
import { ask, bytesOf, dropDatabase, newDatabase, ownPostgres } from '../support/postgres.ts';
import { openIn, temporaryDatabase } from '../support/postgres-store.ts';
import { origin, planned } from '../support/effects-contract.ts';
import { KEYS, member, person, roll } from '../support/rolls-contract.ts';
import { newPulse } from '../support/signed-ballot.ts';
import { ANSWERS, BOX, key, pulseOf, spentId, storeContract, team } from '../support/store-contract.ts';
import { bytesBelow } from '../support/temporary-store.ts';

const shared = await newDatabase(inject('postgres'));
afterAll(() => dropDatabase(shared));

async function home(): Promise<Home> {
  const url = await temporaryDatabase();
  return { open: () => openIn(url), bytes: () => bytesOf(url) };
}

describe('the store in PostgreSQL', () => {
  let opened = 0;
  storeContract(() => openIn(shared, `store${opened++}_`));
  durableContract(home);
});

describe('the store in PostgreSQL on its own', () => {
  async function opened() {
    const url = await temporaryDatabase();
    const store = await openIn(url);
    onTestFinished(store.close);
    const pulse = newPulse();
    await store.boxes.open(pulse, BOX);
    return { ...store, url, pulse };
  }

  it('makes itself once, however many start at the same moment on an empty database', async () => {
    const url = await temporaryDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openIn(url)));
    await Promise.all(stores.map((store, number) => store.teams.create(key(number), team(number))));
    for (const store of stores) expect(await store.teams.all(team(0).tenant)).toHaveLength(4);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('does not start on a database that a newer version has changed', async () => {
    const { url } = await opened();
    await ask(url, 'insert into ballots.migrations values (999)');
    await expect(openIn(url)).rejects.toThrow('newer version');
  });

  it('keeps who and what apart: each in a schema of its own that knows no table of the other', async () => {
    const { url } = await opened();
    const tables = await ask<{ schema: string; tables: string[] }>(
      url,
      `select schemaname as schema, array_agg(tablename::text order by tablename) as tables from pg_tables
       where schemaname in ('members', 'ballots') group by schemaname order by schemaname`,
    );
    expect(tables).toEqual([
      { schema: 'ballots', tables: ['boxes', 'migrations', 'spent', 'tally', 'threads', 'voices'] },
      {
        schema: 'members',
        tables: [
          ...['credential_members', 'credentials', 'effect_queues', 'effects', 'migrations'],
          ...['pulses', 'roll_people', 'rolls', 'teams'],
        ],
      },
    ]);
  });

  it('waits at its end for the ballots that have come in', async () => {
    const { boxes, pulse, url, close } = await opened();
    const casts = Array.from({ length: 50 }, (_, number) => boxes.add(pulse, spentId(number), ANSWERS));
    await close();
    expect(new Set(await Promise.all(casts))).toEqual(new Set(['counted']));
    expect(await ask(url, 'select from ballots.spent')).toHaveLength(50);
  });

  it('shows no order among the ids of a box, unless it is large: soon one transaction has written them, sorted', async () => {
    const { boxes, pulse: small, url } = await opened();
    const large = newPulse();
    await boxes.open(large, BOX);
    await Promise.all(Array.from({ length: 501 }, (_, number) => boxes.add(large, spentId(number), ANSWERS)));
    for (const number of [9, 1, 5, 3]) await boxes.add(small, spentId(number), ANSWERS);
    const rows = (pulse: PulseId) =>
      ask<{ id: string; xmin: string }>(
        url,
        `select encode(id, 'hex') as id, xmin::text from ballots.spent where pulse = $1 order by ctid`,
        [pulse],
      );
    const transactions = async (pulse: PulseId) => new Set((await rows(pulse)).map(({ xmin }) => xmin)).size;
    await vi.waitFor(async () => expect(await transactions(small)).toBe(1), 20_000);
    expect((await rows(small)).map(({ id }) => id)).toEqual([1, 3, 5, 9].map(spentId));
    expect(await transactions(large)).toBeGreaterThan(1);
    expect(await rows(large)).toHaveLength(501);
  });

  it('keeps no sample of what is open among the statistics of the database', async () => {
    const { boxes, credentials, rolls, effects, pulses, voices, pulse, url } = await opened();
    await Promise.all(Array.from({ length: 50 }, (_, number) => boxes.add(pulse, spentId(number), ANSWERS)));
    await voices.create(pulse, { spki: '', closesAt: 1, sealed: false, spent: [spentId(1)], voices: [] });
    await credentials.create(pulse, KEYS, [member(1)]);
    await rolls.create(roll(1, [person(1)], pulse));
    await effects.create(origin(1), planned(1, 1));
    const record = pulseOf(1);
    await pulses.create(record.terms.pulse, record);
    await ask(url, 'analyze');
    const sampled = await ask<{ table: string }>(
      url,
      `select distinct tablename::text as table from pg_stats where schemaname in ('members', 'ballots') and attname in
       ('pulse', 'key', 'person', 'member', 'hash', 'id', 'counts', 'spent', 'document') order by 1`,
    );
    expect(sampled).toEqual([]);
  });

  it('holds nothing of a box that was scrubbed, even if somebody has looked at the database all the while', async () => {
    const { boxes, pulse, url } = await opened();
    await boxes.add(pulse, spentId(1), ANSWERS);
    const backup = new Client({ connectionString: url });
    await backup.connect();
    await backup.query('begin isolation level repeatable read');
    await backup.query('select from pg_class');
    await boxes.publish(pulse, null);
    expect(isIn(await bytesOf(url), spentId(1))).toBe(false);
    await backup.end();
  });

  it('gives up a scrub while somebody holds the table, counts on, and scrubs at the next try', async () => {
    const { boxes, pulse, url } = await opened();
    const over = newPulse();
    await boxes.open(over, BOX);
    await boxes.add(over, spentId(1), ANSWERS);
    const backup = new Client({ connectionString: url });
    await backup.connect();
    await backup.query('begin; lock table ballots.spent in access share mode');
    const [scrub, cast] = await Promise.allSettled([boxes.publish(over, null), boxes.add(pulse, spentId(2), ANSWERS)]);
    expect(scrub).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    expect(cast).toEqual({ status: 'fulfilled', value: 'counted' });
    await backup.end();
    await boxes.publish(over, null);
    expect(isIn(await bytesOf(url), spentId(1))).toBe(false);
    expect(await boxes.add(pulse, spentId(2), ANSWERS)).toBe('already-counted');
  });

  it('finds the ten teams that are due among 20,000 by an index, and looks at no other', async () => {
    const { url } = await opened();
    await ask(
      url,
      `insert into members.teams (key, document, tenant, due_at)
       select n, '{}', 't', case when n <= 10 then 1 else 1000 + n end from generate_series(1, 20000) as n`,
    );
    await ask(url, 'analyze members.teams');
    const [explained] = await ask<{ 'QUERY PLAN': [{ Plan: Record<string, unknown> }] }>(
      url,
      `explain (analyze, format json) select team from members.teams where tenant = 't' and due_at <= 10 order by due_at`,
    );
    expect(explained?.['QUERY PLAN'][0].Plan).toMatchObject({ 'Index Name': 'teams_due', 'Actual Rows': 10 });
    expect(explained?.['QUERY PLAN'][0].Plan).not.toHaveProperty('Plans');
  });

  it('has a roll of 20,000 members, of whom each is found', async () => {
    const { credentials } = await opened();
    const pulse = newPulse();
    const members = Array.from({ length: 20_000 }, (_, number) => member(number));
    await credentials.create(pulse, KEYS, members);
    const some = [0, 9_999, 19_999].map(member);
    expect(await Promise.all(some.map((one) => credentials.draw(pulse, one, 'hash')))).toEqual(['hash', 'hash', 'hash']);
    expect([await credentials.draw(pulse, member(20_000), 'hash'), await credentials.issued(pulse)]).toEqual([undefined, 3]);
  });
});

it('a server as we recommend it for ballots holds nothing of a scrubbed pulse in any file, once it has passed a checkpoint', async () => {
  const own = await ownPostgres();
  onTestFinished(own.stop);
  const url = await temporaryDatabase(own.url);
  const { boxes, credentials, close } = await openIn(url);
  onTestFinished(close);
  const pulse = newPulse();
  const [id, asked, hash, sealed] = [spentId(424_242), member(424_242), 'hash-424242', 'sealed-key-424242'];
  await boxes.open(pulse, BOX);
  await credentials.create(pulse, { ...KEYS, ballot: { ...KEYS.ballot, key: sealed } }, [asked]);
  await Promise.all([boxes.add(pulse, id, ANSWERS), credentials.draw(pulse, asked, hash)]);
  const found = async () => {
    const bytes = await bytesBelow(own.folder);
    return [id, asked, hash, sealed].map((trace) => isIn(bytes, trace));
  };
  await ask(url, 'checkpoint');
  expect(await found()).toEqual([true, true, true, true]);
  await Promise.all([boxes.publish(pulse, null), credentials.remove(pulse)]);
  await ask(url, 'select pg_switch_wal()');
  await ask(url, 'checkpoint');
  expect(await found()).toEqual([false, false, false, false]);
});
