// Effects survive in PostgreSQL, too: a process that dies anywhere loses nothing.
import { afterAll, describe, inject } from 'vitest';
import { copyPostgres } from '../../server/store/postgres/copy.ts';
import { diesAnywhere } from '../support/dying.ts';
import { dropDatabase, newDatabase } from '../support/postgres.ts';
import { openIn } from '../support/postgres-store.ts';

const url = await newDatabase(inject('postgres'));
afterAll(() => dropDatabase(url));

describe('A process that dies on a database', () => {
  let weeks = 0;
  diesAnywhere(async () => {
    const prefix = `week${weeks++}_`;
    const locations = { members: { url, schema: `${prefix}members` }, ballots: { url, schema: `${prefix}ballots` } };
    return { store: await openIn(url, prefix), copy: () => copyPostgres(locations) };
  });
});
