// What the rows of an open box could tell of the order in which its ballots came, and how little of it is left.
import { ANSWERS } from './casts.ts';
import type { Database } from './database.ts';

export interface Orderly {
  /** Soon, together with others. */
  later(pulse: string): void;
  /** Without waiting. Never rejects: what is left undone is done with the next ballot of the box. */
  now(): Promise<void>;
}

/** In milliseconds: under load one run serves thousands of ballots. */
const SOON = 5_000;
/** A box with more ids is left as it is: it is a crowd, and this would cost more than the ballots. */
const IDS_MOST = 500;

/** Taken out and put in again by one transaction, in the order of the ids. Who counts or closes meanwhile waits, and finds them all. */
const ORDER = `
  with open as (
    select pulse from boxes join tally using (pulse)
    where pulse = any ($1) and phase = 'open' and (select sum(ballots) from unnest(counts[:${ANSWERS}]) as ballots) <= ${IDS_MOST}
    order by pulse for update of boxes
  ), taken as (
    delete from spent using open where spent.pulse = open.pulse returning spent.pulse, id
  )
  insert into spent (pulse, id) select pulse, id from taken order by pulse, id`;

/**
 * Makes the rows of small boxes look as if they had come at once. Each row of `spent` carries the number of the transaction that
 * wrote it (`xmin`) and a place in the file (`ctid`): an order of ballots, which somebody could lay beside the order in which members
 * drew. What stays while a pulse is open: large boxes, the last seconds, the versions before until autovacuum, the write-ahead log.
 */
export function orderly(database: Database): Orderly {
  const pulses = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  async function now(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (pulses.size === 0) return;
    const some = [...pulses];
    pulses.clear();
    await database.query(ORDER, [some], { name: 'order' }).catch(() => undefined);
  }

  return {
    later: (pulse) => {
      pulses.add(pulse);
      timer ??= setTimeout(() => void now(), SOON).unref();
    },
    now,
  };
}
