// What version 53fa092 stored, and what must be true of it once a later version has opened it: that all is there, and that it goes on.
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import type { TeamMember } from '../../server/access/directory.ts';
import type { Gateways } from '../../server/compose.ts';
import type { Effect } from '../../server/records/effects.ts';
import { aWorld } from './instance.ts';
import type { Parts, Store } from './store-contract.ts';
import { temporaryFolder } from './temporary-store.ts';

const FOLDER = join(import.meta.dirname, '../product/stored/53fa092');
export const BACKUP = join(FOLDER, 'backup.jsonl');
export const SQL = join(FOLDER, 'postgres.sql');

type Name = 'Harbour' | 'Lighthouse' | 'Pier';
interface Facts {
  tenant: TenantId;
  moment: number;
  teams: Record<Name, FactsOfTeam>;
  open: { pulse: PulseId; cast: string[]; notDrawn: string[]; signed: { ballot: string; spentId: string } };
  outlook: { owner: string; id: string; exceptions: Record<string, object>; cancelled: string[] };
  voices: { replied: { pulse: PulseId; messages: number } };
}
interface FactsOfTeam {
  team: TeamId;
  key: string;
  channel: string;
  people: TeamMember[];
  opening: PulseId | null;
  pulses: { pulse: PulseId; phase: string; ballots: number | null; drawn: number; asked: number; done: number }[];
  outbox: Record<string, number>;
}

export const facts = JSON.parse(await readFile(join(FOLDER, 'stored.json'), 'utf8')) as Facts;

/** A data folder of that version, which may be changed. */
export async function firstFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'data');
  await cp(join(FOLDER, 'embedded'), folder, { recursive: true });
  return folder;
}

/** "notice waiting unavailable": how it stood with an effect. */
const stateOf = ({ kind, parked, error, attempts, due }: Effect, now: number) =>
  `${kind} ${parked ? 'parked' : error !== null ? 'failed' : attempts > 0 ? 'claimed' : due <= now ? 'due' : 'later'}`;

/** Everything that was there is there, in the records of today. */
export async function expectUpgraded({ teams, pulses, rolls, effects, credentials, boxes }: Parts): Promise<void> {
  for (const { team, key, channel, opening, pulses: own, outbox } of Object.values(facts.teams)) {
    const record = (await teams.read(key)) ?? expect.fail('no team');
    const open = own.find(({ phase }) => phase === 'open')?.pulse ?? opening;
    expect([record.channel, record.pulse, record.opening?.pulse ?? null]).toEqual([channel, open, opening]);
    const found = await pulses.ofTeam(facts.tenant, team);
    expect(found.map(({ phase, terms, report }) => [terms.pulse, phase, report?.outcome === 'published' ? report.ballots : null])).toEqual(
      own.map(({ pulse, phase, ballots }) => [pulse, phase, ballots]),
    );
    const states: string[] = [];
    for (const [nth, { pulse, asked, drawn, done }] of own.entries()) {
      const { planned, waiting } = await effects.ofPulse(pulse);
      expect([planned - waiting.length, (await rolls.people(pulse)).length, await credentials.issued(pulse)]).toEqual([done, asked, drawn]);
      states.push(...waiting.map((effect) => `${nth + 1} ${stateOf(effect, facts.moment)}`));
    }
    expect(Object.fromEntries([...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]))).toEqual(
      Object.fromEntries(Object.entries(outbox)),
    );
  }
  const harbour = await teams.read(facts.teams.Harbour.key);
  expect(harbour).toMatchObject({
    cadence: { settings: { recurrence: { rhythm: 'weekly', every: 1, weekday: 'tuesday' }, time: '10:00' } },
    joinedTeams: [facts.teams.Lighthouse.team],
    policy: { thriving: false },
    chosenNext: null,
  });
  expect(await boxes.find(facts.open.pulse)).toMatchObject({ phase: 'open', counted: facts.open.cast.length });
}

/** The stand-ins know one team; who is in the two others is said here, and what is sent to them arrives. */
function withOthers(gateways: Gateways): Gateways {
  const known = new Map(Object.values(facts.teams).map(({ team, people }) => [team, people]));
  const isHarbour = (team: TeamId) => team === facts.teams.Harbour.team;
  const elsewhere = new Set([...facts.teams.Lighthouse.people, ...facts.teams.Pier.people].map(({ id }) => id));
  const peopleOf = (team: TeamId) => known.get(team) ?? [];
  return {
    ...gateways,
    directory: {
      ...gateways.directory,
      members: async (team) => (isHarbour(team) ? gateways.directory.members(team) : peopleOf(team)),
      roleOf: async (user, team) =>
        isHarbour(team) ? gateways.directory.roleOf(user, team) : peopleOf(team).find(({ id }) => id === user)?.role,
    },
    channel: {
      ...gateways.channel,
      announce: async (channel, terms) => (isHarbour(terms.team) ? gateways.channel.announce(channel, terms) : { card: 'card' }),
      publish: async (channel, report, card) =>
        isHarbour(report.terms.team) ? gateways.channel.publish(channel, report, card) : undefined,
    },
    feed: {
      ...gateways.feed,
      notify: async (to, kind, terms, channel) =>
        elsewhere.has(to) && !isHarbour(terms.team) ? undefined : gateways.feed.notify(to, kind, terms, channel),
    },
  };
}

/** The week goes on to its end, as if nothing had been in between: what was begun is finished, what was drawn is good for a ballot. */
export async function expectToGoOn(store: Store): Promise<void> {
  const all = await aWorld();
  try {
    const { world } = all;
    world.installed = true;
    world.moveTo(facts.moment);
    const { id, exceptions, cancelled, owner, ...wish } = facts.outlook;
    const series = world.mailboxes.add(owner, wish as never);
    Object.assign(series, { id, exceptions: new Map(Object.entries(exceptions)), cancelled: new Set(cancelled) });
    const rooms = all.instance(store, undefined, { gateways: withOthers });
    const at = async (moment: number) => {
      world.moveTo(moment);
      await rooms.tick();
    };
    await at(facts.moment);
    await rooms.ballot.cast(facts.open.pulse, facts.open.signed.ballot);
    await expect(rooms.ballot.cast(facts.open.pulse, facts.open.signed.ballot)).rejects.toMatchObject({ code: 'already-counted' });
    const blinded = Buffer.alloc(256, 1).toString('base64url');
    const priya = facts.teams.Harbour.people.find(({ name }) => name.startsWith('Priya')) ?? expect.fail('nobody is called Priya');
    const mei = facts.teams.Harbour.people.find(({ name }) => name.startsWith('Mei')) ?? expect.fail('nobody is called Mei');
    const drawn = await rooms.credential.sign(facts.open.pulse, UserId.parse(priya.id), { ballot: blinded, voice: blinded });
    expect(drawn.ballot).toHaveLength(342);
    await expect(rooms.credential.sign(facts.open.pulse, UserId.parse(mei.id), { ballot: blinded, voice: blinded })).rejects.toMatchObject({
      code: 'ballot-elsewhere',
    });
    for (const moment of ['02T12:30', '03T08:00', '03T16:00', '03T16:01', '03T17:00', '08T09:00'])
      await at(Date.parse(`2026-12-${moment}:00Z`));

    const outcomes = async (name: Name) =>
      (await store.pulses.ofTeam(facts.tenant, facts.teams[name].team)).map(({ phase, scrubbed, report, rollUp }) => [
        ...[phase, scrubbed, report?.outcome, report?.outcome === 'published' ? report.ballots : null],
        rollUp === null || rollUp === 'waiting' ? rollUp : `${rollUp.published} of ${rollUp.teams}`,
      ]);
    expect(await outcomes('Harbour')).toEqual([
      ['closed', true, 'published', 8, null],
      ['closed', true, 'published', 9, '2 of 2'],
      ['closed', true, 'below-floor', null, null],
      ['closed', true, 'published', 6, '2 of 2'],
    ]);
    expect(await outcomes('Lighthouse')).toEqual([
      ['closed', true, 'published', 6, null],
      ['closed', true, 'published', 5, null],
    ]);
    expect(await outcomes('Pier')).toEqual([
      ['closed', true, 'published', 6, null],
      ['closed', true, 'below-floor', null, null],
    ]);
    const bulletin = await rooms.ballot.bulletin(facts.open.pulse);
    expect([bulletin.counted, bulletin.issued, bulletin.spent.includes(facts.open.signed.spentId)]).toEqual([6, 7, true]);
    for (const { pulses } of Object.values(facts.teams))
      for (const { pulse } of pulses) expect((await store.effects.ofPulse(pulse)).waiting.filter(({ parked }) => !parked)).toEqual([]);
    const replied = await rooms.voice.list(facts.voices.replied.pulse);
    expect(replied.flatMap(({ messages }) => messages)).toHaveLength(facts.voices.replied.messages);
    // The next occurrence was moved to Wednesday in Outlook before the upgrade, and opens there.
    await at(Date.parse('2026-12-09T09:00:00Z'));
    const { phase, terms, choice } = (await store.pulses.ofTeam(facts.tenant, facts.teams.Harbour.team)).at(-1) ?? expect.fail('no pulse');
    expect([phase, choice?.previous, choice?.whys?.length]).toEqual(['open', facts.open.pulse, terms.items.length]);
    expect(rooms.logged).toEqual([]);
  } finally {
    await all.close();
  }
}
