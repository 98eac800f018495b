// The store in PostgreSQL of everything that knows who: teams and rolls.
import { openDatabase, type Place } from './database.ts';
import { DOCUMENT } from './documents.ts';
import { postgresRolls } from './rolls.ts';
import { postgresTeams } from './teams.ts';

/**
 * A row in a roll says that somebody has drawn (who, only with the secret), and by the number of its transaction (`xmin`) also in which order; it is gone when the
 * pulse is published. Half of each page is left free, so that a row with a hash lies beside the others as it did without. `statistics 0`
 * keeps samples of what must be forgotten out of `pg_statistic`.
 */
const STEPS = [
  `create table teams (${DOCUMENT}, tenant text not null, due_at bigint, people uuid[] not null);
   create index teams_tenant on teams (tenant);
   create index teams_due on teams (due_at, key) where due_at is not null;
   create index teams_people on teams using gin (people);
   alter table teams alter key set statistics 0, alter people set statistics 0;

   create table rolls (pulse text collate "C" primary key, terms json not null);
   alter table rolls alter pulse set statistics 0, alter terms set statistics 0;

   create table roll_members (pulse text collate "C", member uuid, hash text, primary key (pulse, member)) with (fillfactor = 50);
   alter table roll_members alter pulse set statistics 0, alter member set statistics 0, alter hash set statistics 0;`,
];

/** Opens the store; any number of processes can. @throws an Error if the database can't be reached or is of a newer version */
export async function openMembers(place: Place) {
  const database = await openDatabase(place, STEPS);
  return { teams: postgresTeams(database), rolls: postgresRolls(database), close: database.close };
}
