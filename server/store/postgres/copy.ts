// The stores in PostgreSQL, row by row, in the form of the embedded ones.
import { Client, escapeIdentifier } from 'pg';
import { BOX, OPEN_VOICES, PUBLISHED_VOICES, type BoxRecord, type BoxTerms } from '../../ballot/record.ts';
import { CREDENTIALS } from '../../credential/record.ts';
import { EFFECTS, GROUP_MOST, type Effect, type EffectGroup } from '../../records/effects.ts';
import { ROLL } from '../../records/roll.ts';
import { writeRecord, type Kind } from '../../records/versions.ts';
import { isMemberRecord, type AnyRecord, type Copyable, type Entry, type Part } from '../copy/copy.ts';
import { openBallots } from './ballots.ts';
import { ANSWERS } from './casts.ts';
import type { DatabaseLocation } from './database.ts';
import { openMembers } from './members.ts';
import type { Queryable } from './migrations.ts';
import { memberWriter } from './write-members.ts';

/** Each gives `key` and `content` of a part, in the order of the keys. */
const READ: Record<Part, string> = {
  teams: 'select key, document as content from teams order by key',
  pulses: 'select key, document as content from pulses order by key',
  rolls: `select pulse as key, json_build_object('tenant', tenant, 'team', team, 'pulse', pulse, 'people',
    array(select person from roll_people where roll_people.pulse = rolls.pulse order by person)) as content from rolls order by pulse`,
  effects: `select pulse || '.' || cause as key, json_build_object('tenant', tenant, 'team', team, 'pulse', pulse, 'cause', cause,
    'planned', planned, 'effects', array(
      select json_build_object('kind', kind, 'to', person, 'nth', nth, 'due', due, 'attempts', attempts, 'error', error, 'parked', parked)
      from effects where effects.pulse = effect_queues.pulse and effects.cause = effect_queues.cause order by nth
    )) as content from effect_queues order by pulse, cause`,
  credentials: `select pulse as key, json_build_object('keys', keys, 'members',
    (select json_object_agg(member, hash order by member) from credential_members where credential_members.pulse = credentials.pulse)) as content
    from credentials order by pulse`,
  boxes: `select pulse as key, json_build_object('spki', spki, 'items', items, 'closesAt', closes_at, 'floor', floor, 'phase', phase,
      'bulletin', bulletin, 'cells', counts,
      'spent', (select coalesce(json_agg(encode(id, 'hex') order by id), '[]') from spent where spent.pulse = boxes.pulse)) as content
    from boxes left join tally using (pulse) order by pulse`,
  voices: 'select key, document as content from voices order by key',
  threads: 'select key, document as content from threads order by key',
};

const WRITE_BOX = `
  with box as (
    insert into boxes (pulse, spki, items, closes_at, floor, phase, counted, bulletin) values ($1, $2, $3, $4, $5, $6, $7, $8)
  ), ids as (insert into spent (pulse, id) select $1, decode(id, 'hex') from unnest($10::text[]) as id order by id)
  insert into tally (pulse, counts) select $1, $9::integer[] where $6 <> 'published'`;
const WRITE_DOCUMENT = (table: string) => `insert into ${table} (key, document) values ($1, $2)`;

type BoxRow = BoxTerms & Pick<BoxRecord, 'phase'> & { bulletin: unknown; cells: number[] | null; spent: string[] };

const boxOf = ({ bulletin, cells, spent, phase, ...terms }: BoxRow): object => {
  if (phase === 'published') return { ...terms, phase, bulletin };
  const counts = Array.from({ length: terms.items }, (_, item) => (cells ?? []).slice(item * ANSWERS, (item + 1) * ANSWERS));
  return { ...terms, phase, counts, spent };
};

/** Groups as files have them; the first stands for all effects that are done. */
function groupsOf(key: string, { effects, planned, ...origin }: EffectGroup): { key: string; content: object }[] {
  const last = effects.at(-1)?.nth ?? 0;
  const groups = Math.max(1, Math.ceil(planned / GROUP_MOST), Math.floor(last / GROUP_MOST) + 1);
  const inGroup = (group: number) => effects.filter(({ nth }) => Math.floor(nth / GROUP_MOST) === group).map(withoutNobody);
  const later = effects.filter(({ nth }) => nth >= GROUP_MOST).length;
  return Array.from({ length: groups }, (_, group) => {
    const own = inGroup(group);
    return {
      key: `${key}.${group}`,
      content: writeRecord(EFFECTS, { ...origin, planned: group === 0 ? planned - later : own.length, effects: own }),
    };
  });
}

/** Rows of effects that go to no person have a null there. */
function withoutNobody(effect: Effect & { to?: unknown }): Effect {
  const { to, ...rest } = effect;
  return (to === null ? rest : effect) as Effect;
}

/** Documents have their version in them, rows are as the schema is. */
function entriesOf(part: Part, key: string, content: object): { key: string; content: object }[] {
  if (part === 'effects') return groupsOf(key, content as EffectGroup);
  if (part === 'boxes') return [{ key, content: writeRecord(BOX as Kind<object>, boxOf(content as BoxRow)) }];
  if (part === 'rolls') return [{ key, content: writeRecord(ROLL as Kind<object>, content) }];
  if (part === 'credentials') return [{ key, content: writeRecord(CREDENTIALS as Kind<object>, content) }];
  return [{ key, content }];
}

/** Makes the tables if need be. What is read of one database is what it was at one moment; servers that run go on. */
export async function copyPostgres(locations: { members: DatabaseLocation; ballots: DatabaseLocation }): Promise<Copyable> {
  const [members, ballots] = [await openMembers(locations.members), await openBallots(locations.ballots)];
  const clients = { members: await connected(locations.members), ballots: await connected(locations.ballots) };
  const parts = Object.keys(READ) as Part[];
  const clientOf = (part: Part) => (['boxes', 'voices', 'threads'].includes(part) ? clients.ballots : clients.members);
  const writeMember = memberWriter(queryable(clients.members));

  async function* read(): AsyncGenerator<Entry> {
    await atOneMoment(clients.members, clients.ballots, locations.members.url === locations.ballots.url);
    for (const part of parts) {
      const { rows } = await clientOf(part).query<{ key: string; content: object }>(READ[part]);
      for (const row of rows) for (const { key, content } of entriesOf(part, row.key, row.content)) yield { part, key, content };
    }
    for (const client of Object.values(clients)) await client.query('commit');
  }

  async function writeBox(pulse: string, box: BoxRecord) {
    const { spki, items, closesAt, floor, phase } = box;
    const { bulletin, counts, spent } = { bulletin: null, counts: [], spent: [], ...box };
    const values = [pulse, spki, items, closesAt, floor, phase, bulletin?.counted ?? 0, bulletin && JSON.stringify(bulletin)];
    await clients.ballots.query(WRITE_BOX, [...values, counts.flat(), spent]);
  }

  async function write(entry: AnyRecord): Promise<void> {
    if (isMemberRecord(entry)) return writeMember(entry);
    if (entry.part === 'boxes') return writeBox(entry.key, entry.record);
    const kind = (entry.part === 'voices' ? OPEN_VOICES : PUBLISHED_VOICES) as Kind<object>;
    await clients.ballots.query(WRITE_DOCUMENT(entry.part), [entry.key, JSON.stringify(writeRecord(kind, entry.record))]);
  }

  return {
    read,
    isEmpty: async () => {
      const found = await Promise.all(parts.map((part) => clientOf(part).query(`select from ${part} limit 1`)));
      return found.every(({ rowCount }) => rowCount === 0);
    },
    write: async (records) => {
      for await (const record of records) await write(record);
    },
    close: async () => {
      await Promise.all([members.close(), ballots.close(), ...Object.values(clients).map((client) => client.end())]);
    },
  };
}

const queryable = (client: Client): Queryable => ({
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await client.query<Row>(text, [...values])).rows,
});

async function connected({ url, schema }: DatabaseLocation): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path to ${escapeIdentifier(schema)}; set synchronous_commit to on`);
  return client;
}

/** Both see the same moment if they are in one database (https://www.postgresql.org/docs/current/sql-set-transaction.html). */
async function atOneMoment(one: Client, other: Client, isSame: boolean): Promise<void> {
  const begin = 'begin isolation level repeatable read read only';
  await one.query(begin);
  const { rows } = await one.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
  await other.query(isSame ? `${begin}; set transaction snapshot '${rows[0]?.snapshot}'` : begin);
}
