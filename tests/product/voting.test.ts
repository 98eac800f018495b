// The voter's device against the real server: whatever breaks on the way, one ballot is counted, and nothing of it stays behind.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PulseView } from '#contract/api';
import type { ForEach } from '#domain/ballot/credential';
import { CallFailure } from '../../src/tab/api-client.ts';
import { ballotCalls } from '../../src/tab/voter/ballot-calls.ts';
import { KeyRefused, openVoting, type VotingApi } from '../../src/tab/voter/voting.ts';
import { aDevice } from '../support/device.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import type { Caught } from '../support/voter.ts';
import { newPrivateKey, spkiOf } from '../support/signed-ballot.ts';

let sandbox: Sandbox;
let path: string;
beforeAll(async () => {
  sandbox = await aSandbox();
  const team = sandbox.team;
  const { pulse } = (await sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 })).body;
  path = `/api/teams/${team}/pulses/${pulse}`;
});
afterAll(() => sandbox.close());

const viewFor = async (first: string) => (await sandbox.as(first, 'GET', path)).body as PulseView;

/** One member on one device; `broken` replaces calls that are to fail. */
const voter = (first: string, storage: Storage, broken?: Caught) => sandbox.voter(first, path, broken, storage);

const lost = () => {
  throw new Error('the answer was lost');
};
const counted = async () => ((await sandbox.as('Jonas', 'GET', path)).body as PulseView).turnout;

describe('A device that is interrupted', () => {
  it.each([
    ['Mei', 'before the credential was asked for', () => ({ credential: lost }), 'blinded'],
    [
      'Tomás',
      'after the server signed, before the answer came',
      (calls: VotingApi) => ({ credential: async (blinded: ForEach<string>) => (await calls.credential(blinded), lost()) }),
      'blinded',
    ],
    ['Priya', 'before the ballot was sent', () => ({ cast: lost }), 'sent'],
    [
      'Lena',
      'after the ballot was counted, before the answer came',
      (calls: VotingApi) => ({ cast: async (ballot: string) => (await calls.cast(ballot), lost()) }),
      'sent',
    ],
  ] as const)('%s: %s, goes on from there and is counted once', async (first, _when, broken, state) => {
    const device = aDevice();
    const interrupted = await voter(first, device, broken);
    await expect(interrupted.cast([4, 4, 4, 4])).rejects.toThrow('the answer was lost');
    expect(interrupted.state).toBe(state);
    const resumed = await voter(first, device);
    await resumed.cast([1, 1, 1, 1]);
    expect(resumed.state).toBe('done');
    expect(resumed.receipt).toHaveLength(4);
  });

  it('has left exactly as many ballots as members', async () => {
    expect(await counted()).toBe('few');
    await (await voter('Samir', aDevice())).cast([2, 2, 2, 2]);
    expect(await counted()).toBe(5);
  });
});

/** A second tab that does not see yet what the first has written: storage reaches it a moment later. */
function behind(device: Storage): Storage {
  const seen = new Map(Array.from({ length: device.length }, (_, nth) => [device.key(nth) ?? '', device.getItem(device.key(nth) ?? '')]));
  let hasSent = false;
  return {
    ...aDevice(),
    getItem: (name) => (hasSent ? device.getItem(name) : (seen.get(name) ?? null)),
    setItem(name, text) {
      hasSent ||= text.includes('"state":"sent"');
      device.setItem(name, text);
    },
  };
}

describe('The same ballot in two tabs of one device', () => {
  it('sent from both at the same moment, is counted once, and both say "counted" with the same receipt', async () => {
    const device = aDevice();
    const first = await voter('Yara', device);
    await first.obtain();
    const before = await counted();
    const second = await voter('Yara', behind(device));
    await Promise.all([first.cast([4, 4, 4, 4]), second.cast([1, 1, 1, 1])]);
    expect([first.state, second.state]).toEqual(['done', 'done']);
    expect(first.receipt).toEqual(second.receipt);
    expect([before, await counted()]).toEqual([5, 6]);
  });

  it.each([
    ['Hana', 'already-counted'],
    ['Ivo', 'pulse-closed'],
  ] as const)('counted from the second while the first still waits, is counted for the first too: %s, who hears %s', async (name, code) => {
    const device = aDevice();
    const slow = await voter(name, device, () => ({
      cast: async () => {
        await (await voter(name, device)).cast([4, 4, 4, 4]);
        throw new CallFailure(code);
      },
    }));
    await slow.cast([4, 4, 4, 4]);
    expect(slow.state).toBe('done');
  });
});

describe('What stays on a device', () => {
  it('after "counted" is an id and a voice that is not written yet, with the secret that will be its author’s, and neither answers nor their signature', async () => {
    const device = aDevice();
    await (await voter('Claire', device)).cast([5, 4, 3, 2]);
    const kept = Array.from({ length: device.length }, (_, nth) => device.getItem(device.key(nth) ?? '') ?? '');
    expect(kept.map((text) => Object.keys(JSON.parse(text)))).toEqual([
      ['state', 'spentId'],
      ['state', 'prefix', 'signature', 'secret', 'draft'],
      ['messages'],
    ]);
  });

  it('is apart for two members of one computer', async () => {
    const device = aDevice();
    await (await voter('Aiko', device)).obtain();
    expect((await voter('David', device)).state).toBe('new');
  });

  it('is nothing if it can’t keep anything: the page is told not to be closed, and the ballot is counted all the same', async () => {
    const forgetful = { ...aDevice(), getItem: () => null, setItem: () => lost() };
    const voting = await voter('Elif', forgetful as Storage);
    expect(voting.isVolatile).toBe(true);
    await voting.cast([3, 3, 3, 3]);
    expect(voting.state).toBe('done');
  });
});

describe('A key that is not the card’s', () => {
  it('is refused before anything is sent, with the words of both', async () => {
    const view = await viewFor('Freya');
    const calls = ballotCalls(view, () => sandbox.token('Freya'), sandbox.url);
    const opening = openVoting({
      api: calls,
      storage: aDevice(),
      member: { tenant: 't', user: 'u' } as never,
      terms: view.terms,
      cardKey: 'A'.repeat(43) as never,
    });
    const refused = await opening.catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(KeyRefused);
    expect(refused).toMatchObject({ reason: 'mismatch', announced: expect.any(Array), handed: expect.any(Array) });
    expect(((await sandbox.as('Freya', 'GET', path)).body as PulseView).begun).toBe(false);
  });

  it.each(['ballot', 'voice'] as const)('is refused when the %s’s is handed out to one member alone', async (purpose) => {
    const own = spkiOf(newPrivateKey()).toString('base64');
    const voting = await voter('Goran', aDevice(), (calls) => ({ keys: async () => ({ ...(await calls.keys()), [purpose]: own }) }));
    await expect(voting.cast([1, 1, 1, 1])).rejects.toMatchObject({ name: 'KeyRefused', reason: 'mismatch' });
    expect(((await sandbox.as('Goran', 'GET', path)).body as PulseView).begun).toBe(false);
  });
});
