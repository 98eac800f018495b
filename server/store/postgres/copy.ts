// The stores in PostgreSQL, row by row, in the form of the embedded ones.
import { Client, escapeIdentifier } from 'pg';
import type { Bulletin } from '#domain/ballot/bulletin';
import type { PulseId } from '#domain/ids';
import type { RollName, RollTerms } from '../../credential/credential.ts';
import type { TeamDocument } from '../../records/team.ts';
import type { OpenVoices, PublishedVoices } from '../../ballot/voice.ts';
import type { Copyable, Entry, Part } from '../copy/copy.ts';
import { openBallots } from './ballots.ts';
import { ANSWERS } from './casts.ts';
import type { Place } from './database.ts';
import { openMembers } from './members.ts';

/** Each gives `key` and `content` of a part, in the order of the keys. */
const READ: Record<Part, string> = {
  teams: 'select key, document as content from teams order by key',
  rolls: `select pulse as key, json_build_object('terms', terms, 'members',
    (select json_object_agg(member, hash order by member) from roll_members where roll_members.pulse = rolls.pulse)) as content
    from rolls order by pulse`,
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

interface BoxTerms {
  spki: string;
  items: number;
  closesAt: number;
  floor: number;
}
type BoxFile = BoxTerms &
  ({ phase: 'open' | 'sealed'; counts: number[][]; spent: string[] } | { phase: 'published'; bulletin: Bulletin | null });
type BoxRow = BoxTerms & { phase: BoxFile['phase']; bulletin: Bulletin | null; cells: number[] | null; spent: string[] };

const fromRow = ({ bulletin, cells, spent, phase, ...terms }: BoxRow): BoxFile => {
  if (phase === 'published') return { ...terms, phase, bulletin };
  const counts = Array.from({ length: terms.items }, (_, item) => (cells ?? []).slice(item * ANSWERS, (item + 1) * ANSWERS));
  return { ...terms, phase, counts, spent };
};

/** Makes the tables if need be. What is read of one database is what it was at one moment; servers that run go on. */
export async function copyPostgres(places: { members: Place; ballots: Place }): Promise<Copyable> {
  const [members, ballots] = [await openMembers(places.members), await openBallots(places.ballots)];
  const clients = { members: await connected(places.members), ballots: await connected(places.ballots) };
  const clientOf = (part: Part) => clients[part === 'teams' || part === 'rolls' ? 'members' : 'ballots'];
  const parts = Object.keys(READ) as Part[];

  async function* read(): AsyncGenerator<Entry> {
    await together(clients.members, clients.ballots, places.members.url === places.ballots.url);
    for (const part of parts) {
      const { rows } = await clientOf(part).query<{ key: string; content: unknown }>(READ[part]);
      for (const { key, content } of rows) yield { part, key, content: part === 'boxes' ? fromRow(content as BoxRow) : content };
    }
    for (const client of Object.values(clients)) await client.query('commit');
  }

  async function writeRoll(pulse: PulseId, { terms, members: drawn }: { terms: RollTerms; members: Record<RollName, string | null> }) {
    const people = Object.entries(drawn) as [RollName, string | null][];
    await members.rolls.create(
      pulse,
      terms,
      people.map(([member]) => member),
    );
    for (const [member, hash] of people) if (hash !== null) await members.rolls.draw(pulse, member, hash);
  }

  async function writeBox(pulse: string, box: BoxFile) {
    const { spki, items, closesAt, floor, phase } = box;
    const { bulletin, counts, spent } = { bulletin: null, counts: [], spent: [], ...box };
    const values = [pulse, spki, items, closesAt, floor, phase, bulletin?.counted ?? 0, bulletin && JSON.stringify(bulletin)];
    await clients.ballots.query(WRITE_BOX, [...values, counts.flat(), spent]);
  }

  const write: Record<Part, (key: string, content: never) => Promise<void>> = {
    teams: (key, content: TeamDocument) => members.teams.create(key, content),
    rolls: (key, content: Parameters<typeof writeRoll>[1]) => writeRoll(key as PulseId, content),
    boxes: (key, content: BoxFile) => writeBox(key, content),
    voices: (key, content: OpenVoices) => ballots.voices.create(key, content),
    threads: (key, content: PublishedVoices) => ballots.threads.create(key, content),
  };

  return {
    read,
    isEmpty: async () => {
      const found = await Promise.all(parts.map((part) => clientOf(part).query(`select from ${part} limit 1`)));
      return found.every(({ rowCount }) => rowCount === 0);
    },
    write: async (entries) => {
      for await (const { part, key, content } of entries) await write[part](key, content as never);
    },
    close: async () => {
      await Promise.all([members.close(), ballots.close(), ...Object.values(clients).map((client) => client.end())]);
    },
  };
}

async function connected({ url, schema }: Place): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path to ${escapeIdentifier(schema)}; set synchronous_commit to on`);
  return client;
}

/** Both see the same moment if they are in one database (https://www.postgresql.org/docs/current/sql-set-transaction.html). */
async function together(one: Client, other: Client, isSame: boolean): Promise<void> {
  const begin = 'begin isolation level repeatable read read only';
  await one.query(begin);
  const { rows } = await one.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
  await other.query(isSame ? `${begin}; set transaction snapshot '${rows[0]?.snapshot}'` : begin);
}
