// Rolls as rows, one for each person on each, so that looking somebody up costs the same on a long roll.
import type { PulseId, UserId } from '#domain/ids';
import type { RollRecord, StoredRolls } from '../../records/roll.ts';
import type { Database } from './database.ts';
import { rewriting } from './rewrite.ts';

const CREATE = `
  with roll as (insert into rolls (pulse, tenant, team) values ($1, $2, $3) on conflict do nothing returning pulse)
  insert into roll_people (pulse, person) select pulse, person from roll, unnest($4::uuid[]) as person on conflict do nothing`;

/** People in the order of their ids. */
const SHARING = `
  select pulse, tenant, team, array(select person::text from roll_people where roll_people.pulse = rolls.pulse order by person) as people
  from rolls where tenant = $1 and team <> $3 and pulse in (select pulse from roll_people where person = any ($2::uuid[]))`;

const REPLACE = `
  update roll_people set person = $3 from rolls where rolls.pulse = roll_people.pulse and tenant = $1 and person = $2`;

const REMOVE = 'with people as (delete from roll_people where pulse = $1) delete from rolls where pulse = $1';

export function postgresRolls(database: Pick<Database, 'query'>): StoredRolls {
  const rewriteRolls = rewriting(database, 'rolls', 'pulse');
  const rewritePeople = rewriting(database, 'roll_people', 'pulse, person');
  const forget = async () => void (await Promise.all([rewriteRolls(), rewritePeople()]));

  return {
    create: async ({ pulse, tenant, team, people }) => void (await database.query(CREATE, [pulse, tenant, team, people], { long: true })),
    people: async (pulse: PulseId) => {
      const text = 'select person::text as person from roll_people where pulse = $1 order by person';
      return (await database.query<{ person: UserId }>(text, [pulse], { long: true })).map(({ person }) => person);
    },
    has: async (pulse, person) => {
      const text = 'select from roll_people where pulse = $1 and person = $2';
      return (await database.query(text, [pulse, person], { name: 'on-roll' })).length > 0;
    },
    sharing: (tenant, people, except) => database.query<RollRecord>(SHARING, [tenant, people, except], { long: true }),
    replacePerson: async (tenant, person, by) => void (await database.query(REPLACE, [tenant, person, by])),
    remove: async (pulse) => {
      await database.query(REMOVE, [pulse], { long: true });
      await forget();
    },
    forget,
  };
}
