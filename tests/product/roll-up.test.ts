// Several teams under one cadence, and teams of nearly the same people: the real rooms on a real store, with a directory of our own.
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/ballot/ballot';
import { TeamId, TenantId, UserId, HOUR } from '#domain/ids';
import { ballotRoom } from '../../server/ballot/ballot.ts';
import type { TeamMember } from '../../server/access/directory.ts';
import type { Caller } from '../../server/access/token.ts';
import { composeRooms, type Gateways } from '../../server/compose.ts';
import { schedule } from '../../server/schedule/schedule.ts';
import { newTeam, teamKey } from '../../server/records/team.ts';
import { voiceRoom } from '../../server/ballot/voice.ts';
import { cadenceWith } from '../support/cadence.ts';
import { spentId } from '../support/store-contract.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
const id = (kind: string, number: number) => `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const team = (number: number) => TeamId.parse(id('b', number));
const person = (number: number) => UserId.parse(id('c', number));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth);
const LEADER = person(900);
const ADMIN: Caller = { user: person(999), admin: true, assertion: '' };
const OPENS = Date.UTC(2026, 10, 10, 9);

/** Teams of these members, each with Mutual, all led by one person. */
async function organisation(teams: Record<number, number[]>) {
  const store = await temporaryStore();
  const clock = { now: OPENS - HOUR };
  const nobody = async () => {};
  const membersOf = async (of: TeamId): Promise<TeamMember[]> => {
    const members = Object.entries(teams).find(([number]) => team(Number(number)) === of)?.[1] ?? [];
    return [
      { id: LEADER, name: 'Jonas', mail: '', role: 'owner' },
      ...members.map((number) => ({ id: person(number), name: `Person ${number}`, mail: '', role: 'member' as const })),
    ];
  };
  const gateways: Gateways = {
    directory: {
      teamsOf: async () => [],
      members: membersOf,
      roleOf: async (user, of) => (await membersOf(of)).find(({ id: known }) => known === user)?.role,
    },
    series: {
      create: async () => ({ owner: ADMIN.user, ownerName: 'Amara', series: 'series', link: null }),
      startOf: async () => '2026-11-10',
      rename: nobody,
      update: nobody,
      remove: nobody,
      occurrences: async () => [{ id: 'first', start: OPENS, moved: false }],
    },
    channel: { announce: async () => ({ card: 'card' }), publish: nobody, publishPromise: nobody, lookUp: async () => 'absent' },
    feed: { notify: nobody, remindOfPromise: nobody },
    calendars: {
      workingHours: async () => new Map(),
      zoneOf: async () => null,
      busy: async () => ({ busy: [], unread: 0 }),
      invite: async () => ({ event: '', link: null }),
      timeOf: async () => null,
      cancel: nobody,
    },
  };
  const { boxes, voices: open, threads: published, ...members } = store;
  const now = () => clock.now;
  const box = { ballot: ballotRoom({ boxes, clock: now }), voice: voiceRoom({ open, published, clock: now }) };
  const rooms = composeRooms(
    { ...members, ...box },
    gateways,
    { keySecret: 'k'.repeat(32), tenant: TENANT },
    now,
    pino({ level: 'silent' }),
  );
  const { tick } = schedule({ ...rooms, clock: now, log: pino({ level: 'silent' }) });
  for (const number of Object.keys(teams).map(Number))
    await store.teams.create(
      teamKey(TENANT, team(number)),
      newTeam({ tenant: TENANT, team: team(number), name: `Team ${number}`, channel: '' }),
    );
  const newest = async (number: number) => (await store.pulses.ofTeam(TENANT, team(number))).at(-1);
  return {
    ...rooms,
    newest,
    at: async (moment: number) => {
      clock.now = moment;
      await tick();
    },
    askTogether: (of: number, ...others: number[]) => rooms.cadence.save(ADMIN, team(of), cadenceWith({}, {}, others.map(team))),
    answer: async (of: number, ...answers: Answer[]) => {
      const { terms } = (await newest(of)) ?? expect.fail('no pulse');
      for (const [nth, answer] of answers.entries())
        await boxes.add(
          terms.pulse,
          spentId(of * 100 + nth),
          terms.items.map(() => answer),
        );
    },
    openNow: (of: number) => rooms.pulse.openNow(team(of), LEADER, { items: null, workingDays: 3 }),
  };
}

describe('Teams that one cadence asks together', () => {
  const TREE = { 1: range(1, 6), 2: range(11, 17), 3: range(21, 25), 4: range(31, 33) };

  it('get the same statements at the same moment, and close together; one that is too small stays out', async () => {
    const { askTogether, at, newest } = await organisation(TREE);
    await askTogether(1, 2, 3, 4);
    await at(OPENS);
    const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map(newest));
    const frame = ({ items, opensAt, closesAt }: NonNullable<typeof first>['terms']) => ({ items, opensAt, closesAt });
    expect(frame(second!.terms)).toEqual(frame(first!.terms));
    expect(frame(third!.terms)).toEqual(frame(first!.terms));
    expect(new Set([first, second, third].map((pulse) => pulse?.terms.pulse)).size).toBe(3);
    expect(fourth).toBeUndefined();
    // To another team, with another past, the reason is that it is asked along.
    const why = (pulse: typeof first) => pulse?.choice?.whys?.map(({ because }) => because);
    expect([why(first), why(second)]).toEqual([
      ['core', 'core', 'core', 'never'],
      ['core', 'core', 'core', 'together'],
    ]);
  });

  it('have a sum of what each was told, once all are closed, and a team below the floor is in no sum', async () => {
    const { askTogether, at, newest, answer, report } = await organisation(TREE);
    await askTogether(1, 2, 3, 4);
    await at(OPENS);
    await answer(1, 4, 4, 4, 2, 2, 5);
    await answer(2, 5, 5, 5, 5, 1, 1, 3);
    await answer(3, 1, 1, 1, 1);
    const { terms } = (await newest(1))!;
    await expect(report.rollUp(team(1), terms.pulse)).rejects.toMatchObject({ code: 'not-closed' });
    await at(terms.closesAt);
    await at(terms.closesAt);
    const sum = await report.rollUp(team(1), terms.pulse);
    expect(sum).toMatchObject({ teams: 4, published: 2, ballots: 13, roll: 13 });
    const reports = await Promise.all([1, 2].map(async (number) => (await newest(number))!.report));
    for (const [nth, { n, atMost }] of sum!.items.entries()) {
      const told = reports.map((one) =>
        one?.outcome === 'published' && 'n' in one.items[nth]! ? one.items[nth] : expect.fail('withheld'),
      );
      expect(n).toBe(13);
      expect(atMost).toEqual(
        [0, 1, 2, 3].map((cut) => [0, 1].map((end) => told.reduce((total, one) => total + one.atMost[cut]![end]!, 0))),
      );
    }
    expect((await newest(2))?.rollUp).toBeNull();
  });

  it('can be named only if they have Mutual, and never twice', async () => {
    const { askTogether, guard } = await organisation(TREE);
    for (const others of [[2, 2], [1]]) await expect(askTogether(1, ...others)).rejects.toMatchObject({ code: 'malformed' });
    await expect(guard('governors', ADMIN, { team: team(77) })).rejects.toMatchObject({ code: 'unknown-team' });
    const stranger: Caller = { user: person(1), admin: false, assertion: '' };
    await expect(guard('governors', stranger, { team: team(1) })).rejects.toMatchObject({ code: 'not-admin' });
    await expect(guard('governors', stranger, { team: team(2) })).rejects.toMatchObject({ code: 'not-in-team' });
  });
});

describe('Two teams of the same people but for one to four', () => {
  it.each([
    ['one more', range(1, 9)],
    ['one other', [...range(1, 7), 20]],
    ['four more', range(1, 12)],
  ])('are not asked at the same time: %s', async (_, members) => {
    const { openNow, newest, at } = await organisation({ 1: range(1, 8), 2: members });
    await openNow(1);
    await expect(openNow(2)).rejects.toMatchObject({ code: 'overlapping-team' });
    await at((await newest(1))!.terms.closesAt);
    await openNow(2);
    expect(await newest(2)).toMatchObject({ phase: 'open' });
  });

  it('are not asked at once either if both begin at the same moment', async () => {
    const { openNow, newest } = await organisation({ 1: range(1, 8), 2: range(1, 9) });
    await Promise.allSettled([openNow(1), openNow(2)]);
    expect((await Promise.all([1, 2].map(newest))).filter((pulse) => pulse !== undefined).length).toBeLessThan(2);
  });

  it.each([
    ['the same people', range(1, 8)],
    ['five more', range(1, 13)],
    ['nobody in common', range(21, 28)],
  ])('are no such teams with %s', async (_, members) => {
    const { openNow, newest } = await organisation({ 1: range(1, 8), 2: members });
    await openNow(1);
    await openNow(2);
    expect(await newest(2)).toMatchObject({ phase: 'open' });
  });
});
