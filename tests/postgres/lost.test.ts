// Rows of an open pulse are gone from one of the databases, as after a backup that is older: it ends in words, and there is a way on.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '#domain/report/report';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { ask } from '../support/postgres.ts';
import { temporaryDatabase } from '../support/postgres-store.ts';
import { aTenant } from '../support/tenant.ts';

graphAtOnce();

/** A pulse that the leader has sent, in two databases. */
async function anOpenPulse() {
  const [members, ballots] = [await temporaryDatabase(), await temporaryDatabase()];
  const on = await aTenant({ DATABASE_URL: members, BALLOT_DATABASE_URL: ballots });
  onTestFinished(on.close);
  await on.ms.install();
  const team = `/api/teams/${on.team}`;
  const send = () => on.as('Jonas', 'POST', `${team}/pulses`, { items: null, workingDays: 3 });
  const pulse: string = (await send()).body.pulse;
  return { on, members, ballots, team, pulse, send };
}

describe.each([
  ['box', 'ballots', ['ballots.boxes', 'ballots.tally', 'ballots.spent']],
  ['box', 'ballots', ['ballots.tally']],
  ['credentials', 'members', ['members.credentials', 'members.credential_members']],
  ['credentials', 'members', ['members.credential_members']],
  ['roll', 'members', ['members.rolls', 'members.roll_people']],
  ['roll', 'members', ['members.roll_people']],
] as const)('An open pulse whose %s is gone from the database of %s (%j)', (missing, database, tables) => {
  it('closes once, without a result and with the reason, and the next one opens', async () => {
    const { on, team, pulse, send, ...urls } = await anOpenPulse();
    for (const table of tables) await ask(urls[database], `delete from ${table} where pulse = $1`, [pulse]);
    await on.beginAgain();
    for (let tick = 0; tick < 3; tick++) await on.later(60_000);
    const report = (await on.as('Mei', 'GET', `${team}/pulses/${pulse}/report`)).body as Report;
    expect(report).toMatchObject({ outcome: 'lost', missing });
    expect((await on.as('Amara', 'GET', `${team}/deliveries`)).body).toMatchObject({ noResult: missing });
    expect((await send()).status).toBe(200);
    expect((await on.as('Amara', 'GET', `${team}/deliveries`)).body).toMatchObject({ noResult: null });
  });
});

describe('An open pulse whose own row is gone', () => {
  it('does not keep its team from the next one, and leaves nothing of it behind', async () => {
    const { on, pulse, send, members, ballots } = await anOpenPulse();
    await ask(members, 'delete from members.pulses where key = $1', [pulse]);
    await on.beginAgain();
    await on.later(60_000);
    expect((await send()).status).toBe(200);
    const left = await Promise.all([
      ask(ballots, 'select from ballots.boxes where pulse = $1', [pulse]),
      ask(members, 'select from members.credentials where pulse = $1', [pulse]),
      ask(members, 'select from members.rolls where pulse = $1', [pulse]),
    ]);
    expect(left).toEqual([[], [], []]);
  });
});

describe('A database of ballots that is empty again', () => {
  it('costs the open pulse its result and nothing else', async () => {
    const { on, team, pulse, send, ballots } = await anOpenPulse();
    await ask(ballots, 'truncate ballots.boxes, ballots.tally, ballots.spent, ballots.voices, ballots.threads');
    await on.beginAgain();
    for (let tick = 0; tick < 3; tick++) await on.later(60_000);
    expect((await on.as('Mei', 'GET', `${team}/pulses/${pulse}/report`)).body).toMatchObject({ outcome: 'lost', missing: 'box' });
    expect((await send()).status).toBe(200);
  });
});

describe('A database of members that is empty again', () => {
  it('is a server that knows no team; what happens in a team makes it known, and a pulse can be sent', async () => {
    const { on, team, pulse, send, members } = await anOpenPulse();
    const tables = await ask<{ name: string }>(members, `select tablename as name from pg_tables where schemaname = 'members'`);
    const rows = tables.map(({ name }) => name).filter((name) => name !== 'migrations');
    await ask(members, `truncate ${rows.map((name) => `members.${name}`).join()}`);
    await on.beginAgain();
    await on.later(60_000);
    expect((await on.as('Mei', 'GET', `${team}/pulses/${pulse}`)).status).toBe(404);
    await on.ms.install();
    expect((await send()).status).toBe(200);
  });
});
