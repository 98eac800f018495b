// Rolls as rows, one for each member, there from the beginning and only ever updated.
import type { Rolls, RollTerms } from '../../credential/credential.ts';
import type { Database } from './database.ts';
import { rewriting } from './rewrite.ts';

/** In the order of their ids, so that the file says nothing about the order in which they were asked. */
const CREATE = `
  with roll as (insert into rolls (pulse, terms) values ($1, $2) on conflict do nothing returning pulse)
  insert into roll_members (pulse, member) select pulse, member from roll, unnest($3::uuid[]) as member order by member`;

/** Waits for whoever draws in the same name at the same moment, and then finds what that one recorded. */
const DRAW = 'update roll_members set hash = coalesce(hash, $3) where pulse = $1 and member = $2 returning hash';

const REMOVE = 'with members as (delete from roll_members where pulse = $1) delete from rolls where pulse = $1';

export function postgresRolls(database: Database): Rolls {
  const rewriteRolls = rewriting(database, 'rolls', 'pulse');
  const rewriteMembers = rewriting(database, 'roll_members', 'pulse, member');

  return {
    create: async (pulse, terms, members) => void (await database.query(CREATE, [pulse, JSON.stringify(terms), members], { long: true })),
    find: async (pulse) => {
      const [found] = await database.query<{ terms: RollTerms }>('select terms from rolls where pulse = $1', [pulse], { name: 'roll' });
      return found?.terms;
    },
    draw: async (pulse, member, hash) => {
      const [drawn] = await database.query<{ hash: string }>(DRAW, [pulse, member, hash], { name: 'draw' });
      return drawn?.hash;
    },
    hasDrawn: async (pulse, member) => {
      const text = 'select from roll_members where pulse = $1 and member = $2 and hash is not null';
      return (await database.query(text, [pulse, member])).length > 0;
    },
    issued: async (pulse) => {
      const text = 'select count(hash)::int as issued from roll_members where pulse = $1';
      const [found] = await database.query<{ issued: number }>(text, [pulse]);
      return found?.issued ?? 0;
    },
    remove: async (pulse) => {
      await database.query(REMOVE, [pulse], { long: true });
      await Promise.all([rewriteRolls(), rewriteMembers()]);
    },
  };
}
