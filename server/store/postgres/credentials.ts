// Who has drawn, as rows, one for each member, there from the beginning and only ever updated.
import { CredentialKeys, type Credentials } from '../../credential/record.ts';
import { UnreadableRecord } from '../../records/versions.ts';
import type { Database } from './database.ts';
import { rewriting } from './rewrite.ts';

/** In the order of their ids, so that the file says nothing about the order in which they were asked. */
const CREATE = `
  with pulse as (insert into credentials (pulse, keys) values ($1, $2) on conflict do nothing returning pulse)
  insert into credential_members (pulse, member) select pulse, member from pulse, unnest($3::uuid[]) as member order by member`;

/** Keys without anybody who may draw are of no use: their members are lost. */
const FIND = `
  select keys from credentials where pulse = $1 and exists (select from credential_members where credential_members.pulse = credentials.pulse)`;

/** Waits for whoever draws in the same name at the same moment, and then finds what that one recorded. */
const DRAW = 'update credential_members set hash = coalesce(hash, $3) where pulse = $1 and member = $2 returning hash';

const REMOVE = 'with members as (delete from credential_members where pulse = $1) delete from credentials where pulse = $1';

export function postgresCredentials(database: Pick<Database, 'query'>): Credentials {
  const rewriteKeys = rewriting(database, 'credentials', 'pulse');
  const rewriteMembers = rewriting(database, 'credential_members', 'pulse, member');

  return {
    create: async (pulse, keys, members) => void (await database.query(CREATE, [pulse, JSON.stringify(keys), members], { long: true })),
    find: async (pulse) => {
      const [found] = await database.query<{ keys: unknown }>(FIND, [pulse], { name: 'keys' });
      if (found === undefined) return undefined;
      const { data } = CredentialKeys.safeParse(found.keys);
      if (data === undefined) throw new UnreadableRecord(`The row ${pulse} of credentials is damaged (keys). Restore it from a backup.`);
      return data;
    },
    draw: async (pulse, member, hash) => {
      const [drawn] = await database.query<{ hash: string }>(DRAW, [pulse, member, hash], { name: 'draw' });
      return drawn?.hash;
    },
    hasDrawn: async (pulse, member) => {
      const text = 'select from credential_members where pulse = $1 and member = $2 and hash is not null';
      return (await database.query(text, [pulse, member], { name: 'has-drawn' })).length > 0;
    },
    issued: async (pulse) => {
      const text = 'select count(hash)::int as issued from credential_members where pulse = $1';
      const [found] = await database.query<{ issued: number }>(text, [pulse]);
      return found?.issued ?? 0;
    },
    remove: async (pulse) => {
      await database.query(REMOVE, [pulse], { long: true });
      await Promise.all([rewriteKeys(), rewriteMembers()]);
    },
  };
}
