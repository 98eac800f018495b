// Ballots into boxes, many in one statement: ids are spent and answers are counted together, or not at all.
import type { Answer } from '#domain/ballot/ballot';
import type { Database } from './database.ts';

export interface Cast {
  pulse: string;
  /** Hex. */
  spent: string;
  answers: readonly Answer[];
}

/** `not-open`: it is closed, or there is none. */
export type Outcome = 'counted' | 'already-counted' | 'not-open';

/** How many answers an item can have: 0…5. */
export const ANSWERS = 6;

/**
 * In this order, and within each step sorted, so that two instances never wait for each other in a circle: shares the boxes that are
 * open (whoever closes one waits, and whoever waited for a closing finds it closed), spends the ids that are not spent, adds the answers of
 * those to the tally. A place in `cells` is a place in `tally.counts`. `on conflict`, because it alone adds to the newest version of a row.
 */
const COUNT = `
  with ballot as (
    select * from unnest($1::text[], $2::bytea[], $3::text[]) with ordinality as ballot (pulse, id, cells, place)
  ), open as (
    select pulse from boxes where pulse = any ($1) and phase = 'open' order by pulse for share
  ), fresh as (
    insert into spent (pulse, id) select pulse, id from ballot join open using (pulse) order by pulse, id
    on conflict do nothing returning pulse, id
  ), counted as (
    select pulse, place, cells from ballot join fresh using (pulse, id)
  ), added as (
    insert into tally (pulse, counts)
    select pulse, array_agg(cell) from counted, unnest(cells::integer[]) as cell group by pulse order by pulse
    on conflict (pulse) do update set counts = (
      select array_agg(before + coalesce(more, 0) order by cell)
      from unnest(tally.counts) with ordinality as old (before, cell)
      left join (select cell, count(*)::integer as more from unnest(excluded.counts) as cell group by cell) as new using (cell)
    )
  )
  select (select array_agg(place::integer) from counted) as counted, (select array_agg(pulse) from open) as open`;

/** Outcomes in the order of the casts; of several with the same id in the same box, the first counts. */
export async function castAll(database: Database, casts: readonly Cast[]): Promise<Outcome[]> {
  const different = [...new Map(casts.toReversed().map((cast) => [`${cast.pulse} ${cast.spent}`, cast])).values()];
  const values = [
    different.map(({ pulse }) => pulse),
    different.map(({ spent }) => Buffer.from(spent, 'hex')),
    different.map(({ answers }) => `{${answers.map((answer, item) => item * ANSWERS + answer + 1).join()}}`),
  ];
  const [found] = await database.query<{ counted: number[] | null; open: string[] | null }>(COUNT, values, { name: 'count' });
  const counted = new Set(found?.counted?.map((place) => different[place - 1]));
  const open = new Set(found?.open);
  return casts.map((cast) => {
    if (counted.has(cast)) return 'counted';
    return open.has(cast.pulse) ? 'already-counted' : 'not-open';
  });
}
