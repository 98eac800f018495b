// A team's week over HTTP: the real client of the voter, the real clients of Microsoft, stand-ins behind them.
// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CadenceView, Conversation, PulseView } from '#contract/api';
import type { Bulletin } from '#domain/ballot/bulletin';
import type { PublishedReport } from '#domain/report/report';
import { CADENCE } from '../support/cadence.ts';
import { aDevice } from '../support/device.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let team: string;

describe.each([
  ['one process', false],
  ['the ballot box as a process of its own', true],
])('With %s', (_shape, apart) => {
  beforeAll(async () => {
    sandbox = await aSandbox({ apart });
    team = sandbox.team;
  });
  afterAll(() => sandbox.close());

  describe('a pulse’s week', () => {
    week();
  });
  describe('a pulse that fewer than five answer', () => {
    tooFew();
  });
});

const at = async () => {
  const { pulse } = await sandbox.stage();
  return `/api/teams/${team}/pulses/${pulse?.pulse}`;
};

/** One member on one device. */
const voter = async (first: string, storage?: Storage) => sandbox.voter(first, await at(), undefined, storage);

const devices = new Map<string, Storage>();

function week() {
  it('begins with a sentence of the admin that stands in her calendar as a series', async () => {
    const saved = await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE);
    expect(saved.status).toBe(200);
    const { occurrences, roll } = saved.body as CadenceView;
    expect(roll).toBe(14);
    expect(
      occurrences.slice(0, 2).map(({ opensAt, closesAt }) => [opensAt, closesAt].map((moment) => new Date(moment).toISOString())),
    ).toEqual([
      ['2026-11-10T09:00:00.000Z', '2026-11-12T16:00:00.000Z'],
      ['2026-11-24T09:00:00.000Z', '2026-11-26T16:00:00.000Z'],
    ]);
    const { id } = sandbox.person('Amara');
    const { calendar } = await sandbox.stage();
    expect(calendar.filter(({ owner, source }) => owner === id && source === 'cadence').length).toBeGreaterThan(1);
  });

  it('an occurrence dragged in Outlook moves the pulse, and the clock at it opens it', async () => {
    const { id } = sandbox.person('Amara');
    const first = (await sandbox.stage()).calendar.find(({ owner, source }) => owner === id && source === 'cadence');
    const wednesday = Date.UTC(2026, 10, 11, 9);
    await sandbox.post('/occurrence', { id: first?.id, start: wednesday });
    const stage = await sandbox.post('/clock', { to: 'opening' });
    expect(stage.now).toBe(wednesday);
    expect(stage.pulse).toMatchObject({ phase: 'open', roll: 14, turnout: 'few', closesAt: Date.UTC(2026, 10, 13, 16) });
  });

  it('puts one card into the channel and a notice into the feed of each who is asked, of nobody else', async () => {
    const { posts, notices, people } = await sandbox.stage();
    expect(posts.filter(({ author }) => author === null)).toHaveLength(1);
    expect(notices.map(({ to }) => to).toSorted()).toEqual(
      people
        .filter(({ member }) => member)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('counts a member’s ballot and gives a receipt of four words', async () => {
    for (const first of ['Mei', 'Tomás', 'Priya']) {
      const storage = aDevice();
      devices.set(first, storage);
      const voting = await voter(first, storage);
      await voting.cast([4, 5, 2, 4]);
      expect(voting.state).toBe('done');
      expect(voting.receipt).toHaveLength(4);
    }
  });

  it('says no number while fewer than five are counted, and the number afterwards', async () => {
    expect(((await sandbox.as('Jonas', 'GET', await at())).body as PulseView).turnout).toBe('few');
    for (const first of ['Lena', 'Samir']) await (await voter(first)).cast([3, 4, 3, 5]);
    expect(((await sandbox.as('Jonas', 'GET', await at())).body as PulseView).turnout).toBe(5);
  });

  it('refuses the second ballot of a member who begins on another device', async () => {
    await expect((await voter('Mei', aDevice())).cast([1, 1, 1, 1])).rejects.toMatchObject({ code: 'ballot-elsewhere' });
  });

  it('reminds those who have not begun, and only those', async () => {
    const before = (await sandbox.stage()).notices.length;
    await sandbox.post('/clock', { to: Date.UTC(2026, 10, 12, 17) });
    const { notices, people } = await sandbox.stage();
    const begun = new Set(['Mei', 'Tomás', 'Priya', 'Lena', 'Samir']);
    const reminded = notices
      .filter(({ text }) => text.includes('seconds'))
      .map(({ to }) => people.find(({ id }) => id === to)?.name.split(' ')[0] ?? '');
    expect(notices).toHaveLength(before);
    expect(reminded).toHaveLength(14 - begun.size);
    expect(reminded.filter((name) => begun.has(name))).toEqual([]);
  });

  it('closes at its time: one report for everyone, at the same moment', async () => {
    const stage = await sandbox.post('/clock', { to: 'closing' });
    expect(stage.pulse).toMatchObject({ phase: 'closed', outcome: 'published' });
    const [leader, member] = await Promise.all(['Jonas', 'Mei'].map(async (who) => sandbox.as(who, 'GET', `${await at()}/report`)));
    expect(leader?.body).toEqual(member?.body);
    const report = member?.body as PublishedReport;
    expect(report.ballots).toBe(5);
    expect(report.items.map((item) => 'n' in item && item.n)).toEqual([5, 5, 5, 5]);
  });

  it('takes no ballot afterwards', async () => {
    await expect((await voter('Claire')).cast([1, 1, 1, 1])).rejects.toMatchObject({ code: 'pulse-closed' });
  });

  it('lets each device find its own ballot in the published list', async () => {
    const { pulse } = await sandbox.stage();
    const bulletin = (await sandbox.nobody('GET', `/ballot/${pulse?.pulse}/bulletin`)).body as Bulletin;
    expect(bulletin).toMatchObject({ roll: 14, issued: 5, counted: 5 });
    for (const [first, storage] of devices) expect(await (await voter(first, storage)).check(bulletin)).toBe('in-list');
  });

  it('posts the result, takes the button from the first card, and notifies leader and team', async () => {
    const { posts, notices } = await sandbox.stage();
    const cards = posts.filter(({ author }) => author === null);
    expect(cards.map(({ edited }) => edited)).toEqual([true, false]);
    expect(cards.map(({ card }) => JSON.stringify(card).includes('task/fetch'))).toEqual([false, false]);
    expect(notices.filter(({ text }) => text.includes('same time'))).toHaveLength(15);
  });

  it('proposes the first half hour that is free for all; confirmed, it stands in every calendar, once', async () => {
    const path = `${await at()}/conversation`;
    const proposal = (await sandbox.as('Jonas', 'GET', path)).body as Conversation;
    expect(proposal).toMatchObject({ state: 'proposed', people: 15 });
    const { calendar, people } = await sandbox.stage();
    const invited = new Set(people.filter(({ member, role }) => member || role === 'leader').map(({ id }) => id));
    const clash = calendar.filter(
      ({ owner, source, start, end }) =>
        invited.has(owner) && source === 'other' && start < (proposal.end ?? 0) && end > (proposal.start ?? 0),
    );
    expect(clash).toEqual([]);
    for (const _twice of [1, 2]) await sandbox.as('Jonas', 'POST', path, { start: proposal.start });
    await sandbox.post('/clock', { to: sandbox.world.now() });
    expect((await sandbox.as('Jonas', 'GET', path)).body).toMatchObject({ state: 'confirmed', start: proposal.start });
    const events = (await sandbox.stage()).calendar.filter(({ source }) => source === 'conversation');
    expect(events).toHaveLength(15);
    expect(new Set(events.map(({ owner }) => owner)).size).toBe(15);
    expect(events[0]?.body).toContain('1. Read the result together');
  });
}

function tooFew() {
  it('says nothing to anybody, not even how many answered', async () => {
    const stage = await sandbox.post('/clock', { to: 'opening' });
    expect(stage.pulse).toMatchObject({ phase: 'open' });
    await (await voter('Mei')).cast([4, 4, 4, 4]);
    expect((await sandbox.post('/clock', { to: 'closing' })).pulse).toMatchObject({
      phase: 'closed',
      outcome: 'below-floor',
      turnout: 'few',
    });
    const report = (await sandbox.as('Jonas', 'GET', `${await at()}/report`)).body;
    expect(Object.keys(report)).toEqual(['outcome', 'terms']);
    const { pulse, notices } = await sandbox.stage();
    const told = notices.filter(({ title }) => title === 'Fewer than 5 answered').map(({ text }) => text);
    expect(told).toEqual(Array.from({ length: 15 }, () => 'So nothing is shown, to anyone. The next pulse may show more.'));
    expect(notices.filter(({ place, title }) => place.includes(pulse?.pulse ?? '?') && title === 'The result is here')).toEqual([]);
    expect((await sandbox.nobody('GET', `/ballot/${pulse?.pulse}/bulletin`)).code).toBe('unknown-pulse');
  });
}
