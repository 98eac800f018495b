// The sandbox on PostgreSQL: a pulse from beginning to end there, and no step outside its own schemas.
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { PulseView } from '#contract/api';
import { ballotCalls } from '../src/tab/ballot-calls.ts';
import { openVoting } from '../src/tab/voting.ts';
import { ask, somePostgres } from './support/postgres.ts';
import { openIn, temporaryDatabase } from './support/postgres-store.ts';
import { aDevice, aSandbox, type Sandbox } from './support/sandbox.ts';
import { newPulse } from './support/signed-ballot.ts';
import { ANSWERS, BOX, key, spentId, team } from './support/store-contract.ts';

const server = await somePostgres();
afterAll(server.stop);

const SCHEMAS = `select nspname::text as name from pg_namespace where nspname ~ '(members|ballots)$' order by 1`;
const schemasOf = async (url: string) => (await ask<{ name: string }>(url, SCHEMAS)).map(({ name }) => name);

async function vote(sandbox: Sandbox, pulse: string, first: string): Promise<void> {
  const view = (await sandbox.as(first, 'GET', pulse)).body as PulseView;
  const { tenant } = await sandbox.stage();
  const { id } = await sandbox.person(first);
  const api = ballotCalls(view, () => sandbox.token(first), sandbox.url);
  const voting = openVoting({
    api,
    storage: aDevice(),
    member: { tenant, user: id } as never,
    terms: view.terms,
    cardKey: view.terms.keyId,
  });
  await (await voting).cast([4, 5, 2, 4]);
}

it('plays a pulse to its report in PostgreSQL, starts afresh, and leaves alone what production has in the same database', async () => {
  const [url, other] = [await temporaryDatabase(server), await temporaryDatabase(server)];
  const production = await openIn(url);
  onTestFinished(production.close);
  const pulse = newPulse();
  await production.teams.create(key(1), team(1));
  await production.boxes.open(pulse, BOX);
  await production.boxes.add(pulse, spentId(1), ANSWERS);

  const sandbox = await aSandbox({ urls: { DATABASE_URL: url, BALLOT_DATABASE_URL: other } });
  onTestFinished(sandbox.close);
  expect([await schemasOf(url), await schemasOf(other)]).toEqual([['ballots', 'members', 'sandbox_members'], ['sandbox_ballots']]);
  const played = `/api/teams/${(await sandbox.stage()).team.id}`;
  const opened = await sandbox.as('Jonas', 'POST', `${played}/pulses`, { items: null, workingDays: 1 });
  const open = `${played}/pulses/${opened.body.pulse}`;
  await vote(sandbox, open, 'Mei');
  expect((await sandbox.as('Mei', 'GET', open)).body).toMatchObject({ begun: true, turnout: 'few' });
  expect(await ask(other, 'select from sandbox_ballots.spent')).toHaveLength(1);
  await sandbox.post('/clock', { to: 'closing' });
  expect((await sandbox.as('Mei', 'GET', `${open}/report`)).body).toMatchObject({ outcome: 'below-floor' });
  const left = [await ask(other, 'select from sandbox_ballots.spent'), await ask(url, 'select from sandbox_members.roll_members')];
  expect(left).toEqual([[], []]);

  await sandbox.post('/restart', {});
  expect((await sandbox.as('Jonas', 'GET', '/api/pulses')).body).toEqual({ pulses: [] });
  expect(await production.teams.read(key(1))).toEqual(team(1));
  expect(await production.boxes.add(pulse, spentId(1), ANSWERS)).toBe('already-counted');
});
