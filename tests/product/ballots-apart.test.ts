// The ballot box as a process of its own: what it takes, from whom, what it never gets to know, and what happens while it is away.
// @module-tag long
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CadenceView, PulseSummary, PulseView } from '#contract/api';
import type { Bulletin } from '#domain/ballot/bulletin';
import { PulseId } from '#domain/ids';
import { linkedBox } from '../../server/http/ballot-link.ts';
import type { Voting } from '../../src/tab/voter/voting.ts';
import type { BallotsApart } from '../support/ballots-apart.ts';
import { CADENCE } from '../support/cadence.ts';
import { aDevice } from '../support/device.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { aForgedBallot } from '../support/signed-ballot.ts';
import { bytesBelow } from '../support/temporary-store.ts';

const SAID = 'Handovers are promised in passing.';
const ROW = [0, 1, 0, 1, 3, 1];

let sandbox: Sandbox;
let box: BallotsApart;
let team: string;
let pulse: string;

beforeAll(async () => {
  sandbox = await aSandbox({ apart: true });
  if (!sandbox.box) throw new Error('it is not apart');
  box = sandbox.box;
  team = sandbox.team;
  pulse = await openedByLeader();
});
afterAll(() => sandbox.close());

const open = () => sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 });
const openedByLeader = async (): Promise<string> => (await open()).body.pulse;
const at = (id = pulse) => `/api/teams/${team}/pulses/${id}`;
const see = (first: string) => sandbox.as(first, 'GET', at());
const summaries = async () => (await sandbox.as('Mei', 'GET', '/api/pulses')).body.pulses as PulseSummary[];
/** What was tried in vain is tried again. */
const tick = async () => sandbox.post('/clock', { to: sandbox.world.now() });
/** Whoever could not be served is tried again after a quarter of an hour at the latest. */
const afterTheLongestRest = () => sandbox.post('/clock', { to: sandbox.world.now() + 15 * 60_000 });

const voter = (first: string, storage?: Storage): Promise<Voting> => sandbox.voter(first, at(), undefined, storage);

const vote = async (first: string, ...answers: number[]): Promise<Voting> => {
  const voting = await voter(first);
  await voting.cast(answers as never);
  return voting;
};

describe('Each of the two servers', () => {
  it('has what is its own and nothing of the other', async () => {
    const of = async (server: string, method: string, path: string, body?: string) =>
      (await sandbox.send(method, path, { 'content-type': 'text/plain' }, body, server)).code;
    for (const path of ['/api/me', '/tab/', '/api/messages']) expect(await of(box.place.url, 'GET', path)).toBe('unknown-address');
    for (const path of [`/ballot/${pulse}`, `/voice/${pulse}`])
      expect(await of(sandbox.url, 'POST', path, aForgedBallot(pulse, [1, 2, 3, 4]))).toBe('unknown-address');
    expect(await of(box.place.url, 'POST', `/ballot/${pulse}`, aForgedBallot(pulse, [1, 2, 3, 4]))).toBe('forged');
  });

  it('lets only the pages of the first read what the second answers', async () => {
    const { headers } = await fetch(`${box.place.url}/ballot/${pulse}/keys`, { headers: { origin: 'https://elsewhere.example' } });
    expect(headers.get('access-control-allow-origin')).toBe(sandbox.url);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('The link between them', () => {
  it.each<[string, (secret: string) => Record<string, string>]>([
    ['nobody', () => ({})],
    ['somebody with another secret', (secret) => ({ authorization: `Bearer ${secret.split('').reverse().join('')}` })],
    ['somebody with half of it', (secret) => ({ authorization: `Bearer ${secret.slice(0, 20)}` })],
    ['somebody with more than it', (secret) => ({ authorization: `Bearer ${secret}x` })],
    ['somebody who says it otherwise', (secret) => ({ authorization: secret })],
  ])('is closed to %s, and nothing has happened', async (_who, headers) => {
    const call = (method: string, name: string, body?: object) =>
      sandbox.send(
        method,
        `/link/${pulse}/${name}`,
        { ...headers(box.place.secret), ...(body && { 'content-type': 'application/json' }) },
        body && JSON.stringify(body),
        box.place.url,
      );
    const calls = [
      call('GET', 'turnout'),
      call('GET', 'threads'),
      call('PUT', 'seal', {}),
      call('PUT', 'bulletin', { head: null }),
      call('PUT', 'threads', { shown: false }),
      call('PUT', 'box', { spki: 'AAAA', items: 4, closesAt: 1, floor: 1 }),
      call('PUT', 'voices', { spki: 'AAAA', closesAt: 1 }),
      call('POST', 'threads', { thread: 'A'.repeat(43), text: 'Why?' }),
    ];
    expect((await Promise.all(calls)).map(({ code, status }) => [code, status])).toEqual(calls.map(() => ['bad-token', 401]));
    expect((await see('Mei')).body).toMatchObject({ phase: 'open', turnout: 'few' });
  });

  it('that makes no sense is a fault, and the log does not hear what it was', async () => {
    const garbage = createServer((_request, response) => response.end('a ballot cut sh')).listen(0, '127.0.0.1');
    await once(garbage, 'listening');
    onTestFinished(() => void garbage.close());
    const { ballot } = linkedBox({ url: `http://127.0.0.1:${(garbage.address() as AddressInfo).port}`, secret: 's'.repeat(32) });
    await expect(ballot.turnout(PulseId.parse('A'.repeat(22)))).rejects.toThrow(/^The ballot box gave an answer that makes no sense\.$/);
  });

  it('is given up after a while, and whoever waits is told', async () => {
    const patience = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    box.relay.answer('held');
    const heard = box.relay.heard();
    const asking = see('Mei');
    await heard;
    patience.abort(new DOMException('too long', 'TimeoutError'));
    expect(await asking).toMatchObject({ status: 503, code: 'unavailable' });
    expect(timeout.mock.lastCall?.[0]).toBeLessThan(20_000);
    box.relay.answer('passed');
  });
});

describe('While the ballot box is away', () => {
  const unsure = aDevice();

  it('members are told that something does not answer now, and a ballot on its way stays on the device', async () => {
    for (const [first, fourth] of [
      ['Mei', 4],
      ['Tomás', 4],
      ['Priya', 4],
    ] as const)
      await vote(first, 1, 2, 3, fourth);
    const author = await vote('Lena', 1, 2, 3, 5);
    await author.voice.castVoice({ problem: SAID, considered: '', proposal: '' });
    const voting = await voter('Samir', unsure);
    await voting.obtain();

    await box.kill();
    expect(await see('Mei')).toMatchObject({ status: 503, code: 'unavailable' });
    await expect(voting.cast([1, 2, 3, 3])).rejects.toMatchObject({ code: 'offline' });
    expect(voting.state).toBe('sent');
    expect(await summaries()).toMatchObject([{ pulse, phase: 'open' }]);
  });

  it('nothing is lost: what was counted is counted, what was on its way arrives', async () => {
    await sandbox.startBox();
    const view = (await see('Samir')).body as PulseView;
    expect(view.turnout).toBe('few');
    await (await voter('Samir', unsure)).cast([1, 2, 3, 3]);
    expect(((await see('Mei')).body as PulseView).turnout).toBe(5);
    await vote('Claire', 1, 2, 3, 1);
  });

  it('a pulse does not close, and closes when it is back', async () => {
    await box.kill();
    await sandbox.post('/clock', { to: (await summaries())[0]?.closesAt });
    expect(await summaries()).toMatchObject([{ pulse, phase: 'open' }]);
    await sandbox.startBox();
    const counts = (JSON.parse(await readFile(join(box.folder, 'ballots', 'boxes', `${pulse}.json`), 'utf8')) as { counts: number[][] })
      .counts;
    expect(counts[3]).toEqual(ROW);
    await tick();
    expect(await summaries()).toMatchObject([{ pulse, phase: 'closed' }]);
    expect((await sandbox.as('Mei', 'GET', `${at()}/report`)).body).toMatchObject({ outcome: 'published', ballots: 6 });
    expect((await sandbox.nobody('GET', `/ballot/${pulse}/bulletin`)).body).toMatchObject({ roll: 14, issued: 6, counted: 6 });
    expect((await sandbox.as('Jonas', 'GET', `${at()}/voices`)).body.threads).toMatchObject([{ parts: { problem: SAID } }]);
  });

  it('an occurrence that is due waits, and opens when it is back', async () => {
    expect((await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE)).status).toBe(200);
    await box.kill();
    await sandbox.post('/clock', { to: 'opening' });
    expect(await summaries()).toHaveLength(1);
    await sandbox.startBox();
    await afterTheLongestRest();
    expect(await summaries()).toMatchObject([{ phase: 'open' }, { pulse, phase: 'closed' }]);
    const { occurrences } = (await sandbox.as('Amara', 'GET', `/api/teams/${team}/cadence`)).body as CadenceView;
    // Were it taken for skipped, it would still stand among those to come.
    expect(occurrences.filter(({ opensAt }) => opensAt <= sandbox.world.now())).toEqual([]);
    expect(occurrences).not.toHaveLength(0);
  });
});

describe('An answer of the ballot box that is lost on the way', () => {
  it('to a reply leaves one message, however often the leader sends it', async () => {
    const path = `${at()}/voices`;
    const [thread] = (await sandbox.as('Jonas', 'GET', path)).body.threads;
    box.relay.answer('lost');
    const reply = () => sandbox.as('Jonas', 'POST', `${path}/${thread.id}`, { text: 'What would help?' });
    expect((await reply()).code).toBe('unavailable');
    box.relay.answer('passed');
    expect((await reply()).status).toBe(204);
    expect((await sandbox.as('Jonas', 'GET', path)).body.threads[0].messages).toEqual([{ from: 'leader', text: 'What would help?' }]);
  });

  it('at closing and at opening delays it, and it has happened once', async () => {
    const [running] = await summaries();
    box.relay.answer('lost');
    await sandbox.post('/clock', { to: running?.closesAt });
    expect((await summaries())[0]).toMatchObject({ phase: 'open' });
    box.relay.answer('passed');
    await tick();
    expect((await summaries())[0]).toMatchObject({ pulse: running?.pulse, phase: 'closed' });
    box.relay.answer('lost');
    expect((await open()).code).toBe('unavailable');
    box.relay.answer('passed');
    await afterTheLongestRest();
    expect(await summaries()).toMatchObject([{ phase: 'open' }, { phase: 'closed' }, { phase: 'closed' }]);
    pulse = (await summaries())[0]?.pulse ?? '';
    expect((await vote('Mei', 1, 1, 1, 1)).state).toBe('done');
  });
});

describe('After all this', () => {
  const people = () => [...sandbox.world.people.values()];
  const who = () => [
    ...people().flatMap(({ id, name, mail }) => [id, name, mail]),
    ...[team, sandbox.world.team.name, sandbox.world.registration.tenant, sandbox.world.registration.clientId],
  ];

  it('what was sent to the ballot box, every byte of it, names nobody: no person, no team, no tenant, no token, no cookie, no referrer', () => {
    const asked = box.relay.asked();
    expect(asked).toContain(`/link/${pulse}/`);
    expect(asked).toContain(SAID);
    expect(
      [...who(), 'Bearer eyJ', '\r\ncookie:', '\r\nreferer:'].filter((trace) => asked.toLowerCase().includes(trace.toLowerCase())),
    ).toEqual([]);
  });

  it('what it has stored names nobody either', async () => {
    const stored = await bytesBelow(box.folder);
    expect(stored).toContain(SAID);
    expect(who().filter((trace) => stored.includes(trace))).toEqual([]);
  });

  it('what the first server has stored holds no ballot, no count, no voice and no box', async () => {
    const closed = (await summaries()).at(-1)?.pulse;
    const { spent } = (await sandbox.nobody('GET', `/ballot/${closed}/bulletin`)).body as Bulletin;
    const [thread] = (await sandbox.as('Jonas', 'GET', `${at(closed)}/voices`)).body.threads;
    expect(spent).toHaveLength(6);
    expect(existsSync(join(sandbox.folder, 'ballots'))).toBe(false);
    const stored = await bytesBelow(sandbox.folder);
    expect(stored).toContain(team);
    expect([...spent, SAID, thread.id, JSON.stringify(ROW), '"counts"', '"spent"'].filter((trace) => stored.includes(trace))).toEqual([]);
  });

  it('the ballot box has logged nothing but that it answers, each time it started', () => {
    const said = box.lines.map((line) => (JSON.parse(line) as { msg: string }).msg.replace(/\d+$/, 'PORT'));
    expect(said).toEqual(Array.from({ length: 4 }, () => 'The ballot box answers on port PORT'));
  });
});
