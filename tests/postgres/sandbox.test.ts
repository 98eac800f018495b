// The sandbox on PostgreSQL: it begins and begins again in schemas of its own, and takes no step outside them.
import { expect, it, onTestFinished } from 'vitest';
import { ask } from '../support/postgres.ts';
import { openIn, temporaryDatabase } from '../support/postgres-store.ts';
import { aSandbox } from '../support/sandbox.ts';
import { newPulse } from '../support/signed-ballot.ts';
import { ANSWERS, BOX, key, spentId, team } from '../support/store-contract.ts';

const SCHEMAS = `select nspname::text as name from pg_namespace where nspname ~ '(members|ballots)$' order by 1`;
const schemasOf = async (url: string) => (await ask<{ name: string }>(url, SCHEMAS)).map(({ name }) => name);

it('opens a pulse in PostgreSQL, starts afresh, and leaves alone what production has in the same database', async () => {
  const [url, other] = [await temporaryDatabase(), await temporaryDatabase()];
  const production = await openIn(url);
  onTestFinished(production.close);
  const pulse = newPulse();
  await production.teams.create(key(1), team(1));
  await production.boxes.open(pulse, BOX);
  await production.boxes.add(pulse, spentId(1), ANSWERS);

  const sandbox = await aSandbox({ urls: { DATABASE_URL: url, BALLOT_DATABASE_URL: other } });
  onTestFinished(sandbox.close);
  expect([await schemasOf(url), await schemasOf(other)]).toEqual([['ballots', 'members', 'sandbox_members'], ['sandbox_ballots']]);
  const { id } = (await sandbox.stage()).team;
  const opened = await sandbox.as('Jonas', 'POST', `/api/teams/${id}/pulses`, { items: null, workingDays: 1 });
  const boxes = await ask(other, 'select pulse, phase from sandbox_ballots.boxes');
  expect(boxes).toEqual([{ pulse: opened.body.pulse, phase: 'open' }]);
  expect((await sandbox.as('Mei', 'GET', '/api/pulses')).body.pulses).toHaveLength(1);

  await sandbox.post('/restart', {});
  expect((await sandbox.as('Mei', 'GET', '/api/pulses')).body.pulses).toEqual([]);
  expect(await ask(other, 'select from sandbox_ballots.boxes')).toEqual([]);
  expect(await production.teams.read(key(1))).toEqual(team(1));
  expect(await production.boxes.add(pulse, spentId(1), ANSWERS)).toBe('already-counted');
});
