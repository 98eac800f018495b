// Two hundred teams that were asked together, on a real store: a page at a time, by their names, and only what may be read.
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, PulseId, TeamId, TenantId, UserId, type ItemId } from '#domain/ids';
import { disclose } from '#domain/report/disclosure';
import { tally } from '#domain/report/tally';
import { pulsesOf, type PulseRecord, type Pulses } from '../../../server/records/pulse.ts';
import { teamsOf, type JoinedPulse } from '../../../server/records/team.ts';
import { joinedReports, type JoinedReports } from '../../../server/report/joined.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { MEMORY } from '../../../server/store/embedded/memory.ts';
import { fatal } from '../../support/temporary-store.ts';
import { ITEM, people, termsOf, WEEK } from '../domain/made-up.ts';

const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
const ROLL = people('abcdefghijkl');
const ITEMS = [ITEM, 'ownership-1' as ItemId, 'candour-1' as ItemId];
const id = (kind: string, number: number) => `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const team = (number: number) => TeamId.parse(id('b', number));
const pulse = (number: number, round = 1) => PulseId.parse(`${String(round)}${String(number).padStart(21, '0')}`);
const joined: JoinedPulse[] = Array.from({ length: 200 }, (_, nth) => ({ team: team(nth + 2), pulse: pulse(nth + 2) }));
const HEAD = { team: team(1), pulse: pulse(1) };
/** Of these there is nothing but the name, or not even that. */
const [OPEN, FEW, NOT_ASKED, GONE, FOREIGN] = [10, 11, 12, 13, 14];
const everything = async () => true;

let reports: JoinedReports;

async function publish(pulses: Pulses, number: number, round: number, answers: number[]): Promise<void> {
  const opensAt = 1_000 * WEEK + round * 2 * WEEK;
  const terms = termsOf(0, {
    team: team(number),
    pulse: pulse(number, round),
    roll: ROLL.length,
    items: ITEMS,
    opensAt,
    closesAt: opensAt + 2 * DAY,
  });
  await pulses.create({ terms, reminders: 0, owners: [UserId.parse(id('c', 1))], joined: number === 1 ? joined : [] });
  if (number === OPEN) return;
  const earlier = (await pulses.ofTeam(team(number))).flatMap((one) => (one.report ? [{ report: one.report, roll: ROLL }] : []));
  const report = disclose({ tally: tally(ITEMS.map(() => [0, ...answers])), terms, roll: ROLL, earlier, others: [] });
  await pulses.change(
    terms.pulse,
    (draft: PulseRecord) => void Object.assign(draft, { phase: 'closed', report, unplanned: [], scrubbed: true }),
  );
}

beforeAll(async () => {
  const store = await openMembers(MEMORY, fatal);
  const [teams, pulses] = [teamsOf(store.teams, TENANT), pulsesOf(store.pulses, TENANT)];
  for (let number = 1; number <= 201; number++) {
    // Told backwards, so that the order of their ids is not that of their names.
    const name = `Team ${String(300 - number)}`;
    if (number !== GONE) await teams.create({ team: team(number), thread: '', channel: '', name });
    if (number === NOT_ASKED || number === GONE) continue;
    await publish(pulses, number, 0, [5, 4, 3, 0, 0]);
    await publish(pulses, number, 1, number === FEW ? [0, 0, 0, 2, 2] : number % 2 === 0 ? [0, 0, 3, 4, 5] : [5, 4, 3, 0, 0]);
  }
  reports = joinedReports({ teams, pulses });
});

async function pages(search?: string) {
  const found = [];
  let after: TeamId | undefined;
  do {
    const page = await reports.page(HEAD, { search, after }, everything);
    found.push(page);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

describe('Two hundred teams that were asked together', () => {
  it('come twenty-five at a time, each once, in the order of their names', async () => {
    const found = await pages();
    expect(found.map(({ teams }) => teams.length)).toEqual([25, 25, 25, 25, 25, 25, 25, 25, 1]);
    expect(new Set(found.map(({ count }) => count))).toEqual(new Set([201]));
    const names = found.flatMap(({ teams }) => teams.map(({ name }) => name));
    expect(names).toEqual(names.toSorted());
    expect(new Set(found.flatMap(({ teams }) => teams.map((one) => one.team))).size).toBe(201);
  });

  it('say what each was told, the change against its own earlier result included, or why nothing', async () => {
    const all = (await pages()).flatMap(({ teams }) => teams);
    const of = (number: number) => all.find((one) => one.team === team(number));
    expect(of(2)).toMatchObject({ standing: 'published', cells: ITEMS.map((item) => ({ item, n: 12, agree: [9, 9], change: 'up' })) });
    expect(of(3)).toMatchObject({ standing: 'published', cells: ITEMS.map((item) => ({ item, n: 12, change: 'no-clear-change' })) });
    expect([OPEN, FEW, NOT_ASKED, GONE].map((number) => of(number)?.standing)).toEqual(['open', 'below-floor', 'not-asked', 'not-asked']);
    expect(all.filter(({ standing, cells }) => standing !== 'published' && cells.length > 0)).toEqual([]);
  });

  it('are found by a part of the name', async () => {
    const found = (await pages('team 29')).flatMap(({ teams }) => teams.map(({ name }) => name));
    expect(found).toEqual(Array.from({ length: 10 }, (_, nth) => `Team ${290 + nth}`).filter((name) => name !== `Team ${300 - GONE}`));
    expect(await pages('nowhere')).toEqual([{ teams: [], count: 0, next: null }]);
  });

  it('say nothing of a team whose result the reader may not read, and are asked about no team of another page', async () => {
    const asked: TeamId[] = [];
    const mayRead = async (one: TeamId) => (asked.push(one), one !== team(FOREIGN));
    const { teams } = await reports.page(HEAD, { search: `Team ${300 - FOREIGN}` }, mayRead);
    expect(teams).toEqual([{ team: team(FOREIGN), name: `Team ${300 - FOREIGN}`, standing: 'not-yours', cells: [] }]);
    expect(asked).toEqual([team(FOREIGN)]);
  });

  it('have no page after a team that is not among them, and none in a pulse that nobody knows', async () => {
    await expect(reports.page(HEAD, { after: team(999) }, everything)).rejects.toMatchObject({ code: 'malformed' });
    await expect(reports.page({ ...HEAD, pulse: pulse(999) }, {}, everything)).rejects.toMatchObject({ code: 'unknown-pulse' });
  });
});
