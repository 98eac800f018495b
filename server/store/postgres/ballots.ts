// The store in PostgreSQL of everything that knows what: ballot boxes and voices. It shares nothing with the one that knows who.
import { OPEN_VOICES, PUBLISHED_VOICES } from '../../ballot/record.ts';
import type { BallotStore } from '../ballot-store.ts';
import { postgresBoxes } from './boxes.ts';
import { openDatabase, type DatabaseLocation } from './database.ts';
import { DOCUMENT, postgresDocuments } from './documents.ts';

/**
 * `tally`, `spent` and `voices` hold open pulses only. `statistics 0` keeps samples of them out of `pg_statistic`. No foreign keys: they
 * would lock a row for each ballot.
 */
const STEPS = [
  `create table boxes (
     pulse text collate "C" primary key, spki text not null, items smallint not null, closes_at bigint not null, floor integer not null,
     phase text not null default 'open' check (phase in ('open', 'sealed', 'published')),
     counted integer not null default 0, bulletin json
   );
   alter table boxes alter pulse set statistics 0, alter spki set statistics 0;

   create table tally (pulse text collate "C" primary key, counts integer[] not null) with (fillfactor = 50);
   alter table tally alter pulse set statistics 0, alter counts set statistics 0;

   create table spent (pulse text collate "C", id bytea, primary key (pulse, id));
   alter table spent alter pulse set statistics 0, alter id set statistics 0;

   create table voices (${DOCUMENT});
   alter table voices alter key set statistics 0, alter revision set statistics 0, alter document set statistics 0;

   create table threads (${DOCUMENT});
   alter table threads alter key set statistics 0;`,
];

/** Opens the store; any number of processes can. @throws an Error if the database can't be reached or is of a newer version */
export async function openBallots(location: DatabaseLocation): Promise<BallotStore> {
  const database = await openDatabase(location, STEPS);
  const boxes = postgresBoxes(database);
  return {
    boxes,
    voices: postgresDocuments(database, { table: 'voices', kind: OPEN_VOICES }),
    threads: postgresDocuments(database, { table: 'threads', kind: PUBLISHED_VOICES }),
    /** Waits for the ballots that came in. */
    close: async () => {
      await boxes.settled();
      await database.close();
    },
  };
}
