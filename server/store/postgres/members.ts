// The store in PostgreSQL of everything that knows who.
import type { MemberStore } from '../member-store.ts';
import { postgresCredentials } from './credentials.ts';
import { openDatabase, type DatabaseLocation } from './database.ts';
import { DOCUMENT } from './documents.ts';
import { postgresEffects } from './effects.ts';
import { postgresPulses } from './pulses.ts';
import { postgresRolls } from './rolls.ts';
import { splitTeams } from './split-teams.ts';
import { postgresTeams } from './teams.ts';

const FIRST = `
  create table teams (${DOCUMENT}, tenant text not null, due_at bigint, people uuid[] not null);
  create index teams_tenant on teams (tenant);
  create index teams_due on teams (due_at, key) where due_at is not null;
  create index teams_people on teams using gin (people);
  alter table teams alter key set statistics 0, alter people set statistics 0;

  create table rolls (pulse text collate "C" primary key, terms json not null);
  alter table rolls alter pulse set statistics 0, alter terms set statistics 0;

  create table roll_members (pulse text collate "C", member uuid, hash text, primary key (pulse, member)) with (fillfactor = 50);
  alter table roll_members alter pulse set statistics 0, alter member set statistics 0, alter hash set statistics 0;`;

/**
 * A row in `credential_members` says that somebody has drawn (who, only with the secret), and by the number of its transaction (`xmin`)
 * also in which order; it is gone when the pulse is published. Half of each page is left free, so that a row with a hash lies beside the
 * others as it did without. `statistics 0` keeps samples of what must be forgotten out of `pg_statistic`.
 */
const SPLIT = `
  alter table rolls rename to credentials;
  alter table credentials rename constraint rolls_pkey to credentials_pkey;
  alter table credentials rename terms to keys;
  alter table roll_members rename to credential_members;
  alter table credential_members rename constraint roll_members_pkey to credential_members_pkey;

  create table pulses (${DOCUMENT}, tenant text not null, team text not null, opens_at bigint not null, due_at bigint not null);
  create index pulses_team on pulses (tenant, team, opens_at);
  create index pulses_due on pulses (tenant, due_at);
  alter table pulses alter key set statistics 0, alter document set statistics 0;

  create table rolls (pulse text collate "C" primary key, tenant text not null, team text not null);
  create table roll_people (pulse text collate "C", person uuid, primary key (pulse, person));
  create index roll_people_person on roll_people (person);
  alter table rolls alter pulse set statistics 0;
  alter table roll_people alter pulse set statistics 0, alter person set statistics 0;

  create table effect_queues (
    pulse text collate "C", cause text, tenant text not null, team text not null, planned integer not null, due_at bigint,
    revision integer not null default 0, primary key (pulse, cause)
  );
  create index effect_queues_due on effect_queues (tenant, due_at) where due_at is not null;
  create index effect_queues_team on effect_queues (tenant, team) where due_at is not null;
  create table effects (
    pulse text collate "C", cause text, nth integer, kind text not null, person uuid, due bigint not null,
    attempts integer not null default 0, error text, parked boolean not null default false, primary key (pulse, cause, nth)
  );
  create index effects_due on effects (pulse, cause, due, nth) where not parked;
  alter table effect_queues alter pulse set statistics 0;
  alter table effects alter pulse set statistics 0, alter person set statistics 0;

  drop index teams_tenant, teams_due, teams_people;
  alter table teams alter document set statistics 0;
  alter table teams drop column people, add column team text not null default '', add column name text not null default '';
  create index teams_due on teams (tenant, due_at) where due_at is not null;
  create index teams_name on teams (tenant, (lower(name) collate "C"), key);`;

/** Activities name a team by its conversation id. What was there before had its cards in the channel of that id. */
const THREADS = `
  alter table teams add column thread text not null default '', add column gone boolean not null default false;
  update teams set thread = coalesce(document ->> 'thread', document ->> 'channel', '');
  create index teams_thread on teams (tenant, thread);`;

/** Opens the store; any number of processes can. @throws an Error if the database can't be reached or is of a newer version */
export async function openMembers(location: DatabaseLocation): Promise<MemberStore> {
  const database = await openDatabase(location, [FIRST, SPLIT, splitTeams, THREADS]);
  return {
    teams: postgresTeams(database),
    pulses: postgresPulses(database),
    rolls: postgresRolls(database),
    effects: postgresEffects(database),
    credentials: postgresCredentials(database),
    close: database.close,
  };
}
