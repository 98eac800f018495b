// Ballot boxes as rows: what a box is, its tally, and each spent id. Never a sheet or a time.
import type { Bulletin } from '#domain/ballot/bulletin';
import { tally } from '#domain/report/tally';
import type { BallotBoxes, Box } from '../../ballot/ballot.ts';
import { MissingDocument } from '../../records/documents.ts';
import { microBatch } from './micro-batch.ts';
import { ANSWERS, castAll, type Cast } from './casts.ts';
import type { Database } from './database.ts';
import { orderly } from './order.ts';
import { rewriting } from './rewrite.ts';

const BATCH_MOST = 500;

const OPEN = `
  with box as (
    insert into boxes (pulse, spki, items, closes_at, floor) values ($1, $2, $3, $4, $5) on conflict do nothing returning pulse, items
  )
  insert into tally (pulse, counts) select pulse, array_fill(0, array[items * ${ANSWERS}]) from box`;

/** Each row of the tally sums to the number of ballots. A box that is not published and has lost its tally is no box any more. */
const FIND = `
  select pulse, spki, items, closes_at::float8 as "closesAt", floor, phase,
    coalesce((select sum(ballots) from unnest(counts[:${ANSWERS}]) as ballots), counted)::integer as counted
  from boxes left join tally using (pulse) where pulse = any ($1) and (phase = 'published' or counts is not null)`;

/** Waits for the batches that are counting into this box; whatever comes later finds it closed. */
const CLOSE = `update boxes set phase = 'sealed' where pulse = $1 and phase = 'open'`;

const CONTENT = `
  select counts, (select string_agg(encode(id, 'hex'), ',' order by id) from spent where spent.pulse = boxes.pulse) as spent, bulletin
  from boxes left join tally using (pulse) where pulse = $1`;

const PUBLISH = `
  with box as (
    update boxes set phase = 'published', bulletin = $2, counted = $3 where pulse = $1 and phase = 'sealed'
  ), ids as (delete from spent where pulse = $1), counts as (delete from tally where pulse = $1)
  select from boxes where pulse = $1`;

const REMOVE = `
  with box as (delete from boxes where pulse = $1), ids as (delete from spent where pulse = $1)
  delete from tally where pulse = $1`;

interface Content {
  counts: number[] | null;
  spent: string | null;
  bulletin: Bulletin | null;
}

export function postgresBoxes(database: Database): BallotBoxes & { settled(): Promise<void> } {
  const rewriteBoxes = rewriting(database, 'boxes', 'pulse');
  const rewriteSpent = rewriting(database, 'spent', 'pulse, id');
  const rewriteTally = rewriting(database, 'tally', 'pulse');

  const looks = microBatch(BATCH_MOST, async (pulses: string[]) => {
    const rows = await database.query<Box & { pulse: string }>(FIND, [[...new Set(pulses)]], { name: 'find' });
    const found = new Map(rows.map(({ pulse, ...box }) => [pulse, box]));
    return pulses.map((pulse) => found.get(pulse));
  });

  const casts = microBatch(BATCH_MOST, (batch: Cast[]) => castAll(database, batch));
  const order = orderly(database);

  /** What became of a ballot that came to a box that was not open. */
  async function late({ pulse, spent }: Cast): Promise<'already-counted' | 'closed'> {
    const text = 'select exists (select from spent where spent.pulse = boxes.pulse and id = $2) as spent from boxes where pulse = $1';
    const [found] = await database.query<{ spent: boolean }>(text, [pulse, Buffer.from(spent, 'hex')]);
    if (found === undefined) throw new MissingDocument(pulse);
    return found.spent ? 'already-counted' : 'closed';
  }

  return {
    open: async (pulse, { spki, items, closesAt, floor }) => void (await database.query(OPEN, [pulse, spki, items, closesAt, floor])),
    find: (pulse) => looks.add(pulse),
    add: async (pulse, spent, answers) => {
      const cast = { pulse, spent, answers };
      const outcome = await casts.add(cast);
      if (outcome === 'counted') order.later(pulse);
      return outcome === 'not-open' ? late(cast) : outcome;
    },
    seal: async (pulse) => {
      await database.query(CLOSE, [pulse]);
      const [found] = await database.query<Content>(CONTENT, [pulse], { long: true });
      if (found === undefined) throw new MissingDocument(pulse);
      return { tally: tally(rowsOf(found.counts ?? [])), spent: found.bulletin?.spent ?? found.spent?.split(',') ?? [] };
    },
    publish: async (pulse, bulletin) => {
      await database.query(CLOSE, [pulse]);
      const found = await database.query(PUBLISH, [pulse, bulletin && JSON.stringify(bulletin), bulletin?.counted ?? 0], { long: true });
      if (found.length === 0) throw new MissingDocument(pulse);
      await Promise.all([rewriteSpent(), rewriteTally()]);
    },
    remove: async (pulse) => {
      await database.query(REMOVE, [pulse], { long: true });
      await Promise.all([rewriteBoxes(), rewriteSpent(), rewriteTally()]);
    },
    bulletin: async (pulse) => {
      const [found] = await database.query<Pick<Content, 'bulletin'>>('select bulletin from boxes where pulse = $1', [pulse], {
        long: true,
      });
      return found?.bulletin ?? null;
    },
    settled: async () => {
      await Promise.all([looks.settled(), casts.settled()]);
      await order.now();
    },
  };
}

/** One row for each item. */
const rowsOf = (counts: readonly number[]) =>
  Array.from({ length: counts.length / ANSWERS }, (_, item) => counts.slice(item * ANSWERS, (item + 1) * ANSWERS));
