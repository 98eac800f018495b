// The author's device against the real server: whatever breaks on the way, one voice is kept, and only this device can go on with it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PulseView } from '#contract/api';
import type { Thread } from '#domain/ballot/voice';
import { CallFailure, type FailureCode } from '../../src/tab/api-client.ts';
import { ballotCalls } from '../../src/tab/voter/ballot-calls.ts';
import { EMPTY_DRAFT, type VoiceDraft } from '../../src/tab/voter/device-records.ts';
import { openVoiceClient, type VoiceApi } from '../../src/tab/voter/voice-client.ts';
import type { Voting } from '../../src/tab/voter/voting.ts';
import { aDevice } from '../support/device.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import type { Caught } from '../support/voter.ts';

let sandbox: Sandbox;
let path: string;
beforeAll(async () => {
  sandbox = await aSandbox();
  const team = sandbox.team;
  const { pulse } = (await sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 })).body;
  path = `/api/teams/${team}/pulses/${pulse}`;
});
afterAll(() => sandbox.close());

/** One member on one device. */
const voter = (first: string, storage: Storage, broken?: Caught) => sandbox.voter(first, path, broken, storage);

const says = (problem: string): VoiceDraft => ({ ...EMPTY_DRAFT, problem });
const lost = () => {
  throw new CallFailure('offline');
};
const keptOn = (device: Storage) =>
  Array.from({ length: device.length }, (_, nth) => device.key(nth) ?? '')
    .filter((name) => name.startsWith('mutual-voice'))
    .map((name) => device.getItem(name) ?? '');

describe('A device that is interrupted', () => {
  it.each([
    ['Mei', 'before the credential came', { credential: lost }, 'none'],
    ['Tomás', 'before the voice was sent', { castVoice: lost }, 'sent'],
  ] as const)('%s: %s, goes on from there and is kept once', async (first, _when, broken, state) => {
    const device = aDevice();
    const interrupted = await voter(first, device, () => broken);
    await interrupted
      .cast([4, 4, 4, 4])
      .then(() => interrupted.voice.castVoice(says(first)))
      .catch(() => undefined);
    expect(interrupted.voice.state).toBe(state);
    const resumed = await voter(first, device);
    await resumed.cast([4, 4, 4, 4]);
    await resumed.voice.castVoice(says(first));
    expect(resumed.voice.state).toBe('done');
  });

  it('after the voice was kept, before the answer came, takes "already there" for done, and what it sent first is what stands', async () => {
    const device = aDevice();
    const unsure = await voter('Priya', device, (calls) => ({ castVoice: async (voice) => (await calls.castVoice(voice), lost()) }));
    await unsure.cast([4, 4, 4, 4]);
    await expect(unsure.voice.castVoice(says('Priya'))).rejects.toMatchObject({ code: 'offline' });
    const resumed = await voter('Priya', device);
    expect(resumed.voice.draft).toEqual(says('Priya'));
    await resumed.voice.castVoice(says('something else'));
    expect(resumed.voice.state).toBe('done');
  });

  it('keeps what is written before the credential is there, and hands it over when it comes', async () => {
    const device = aDevice();
    const early = await voter('Lena', device);
    early.voice.keep(says('Lena'));
    expect(keptOn(device)).toEqual(['{"state":"none"}']);
    await early.obtain();
    const reopened = await voter('Lena', device);
    expect(reopened.voice.draft).toEqual(says('Lena'));
    await reopened.cast([4, 4, 4, 4]);
    await reopened.voice.castVoice(reopened.voice.draft);
  });

  it('that can keep nothing sends all the same', async () => {
    const forgetful = { ...aDevice(), getItem: () => null, setItem: lost } as Storage;
    const { voice, cast } = await voter('Samir', forgetful).then((voting) => ({
      voice: voting.voice,
      cast: voting.cast([4, 4, 4, 4]),
    }));
    await cast;
    await voice.castVoice(says('Samir'));
    expect(voice.state).toBe('done');
  });
});

describe('A voice that is refused, while the ballot stays counted,', () => {
  async function refused(first: string, code: FailureCode): Promise<Voting> {
    const voting = await voter(first, aDevice(), (calls) => {
      const codes = [code];
      const refuseOnce = (voice: string) => {
        const next = codes.shift();
        return next === undefined ? calls.castVoice(voice) : Promise.reject(new CallFailure(next));
      };
      return { castVoice: refuseOnce };
    });
    await voting.cast([4, 4, 4, 4]);
    await expect(voting.voice.castVoice(says('first'))).rejects.toMatchObject({ code });
    expect(voting.state).toBe('done');
    return voting;
  }

  it.each([
    ['malformed', 'Claire'],
    ['pulse-closed', 'Aiko'],
  ] as const)('as %s at the first sending was not kept: what is written stays and may be changed', async (code, first) => {
    const { voice } = await refused(first, code);
    expect(voice.state).toBe('signed');
    expect(voice.draft).toEqual(says('first'));
    expect(await voice.thread()).toBeUndefined();
    await voice.castVoice(says(first));
    expect(voice.state).toBe('done');
  });

  it('as forged at the first sending is not taken for kept', async () => {
    const { voice } = await refused('Elif', 'forged');
    expect(voice.state).toBe('sent');
    expect(voice.draft).toEqual(says('first'));
  });
});

it('A voice that two tabs of one device send at the same moment is kept once, and both find it and may answer', async () => {
  const device = aDevice();
  const first = await voter('David', device);
  await first.cast([4, 4, 4, 4]);
  const kept = keptOn(device)[0] ?? '';
  const second = await voter('David', { ...aDevice(), getItem: () => kept, setItem: () => undefined });
  await Promise.all([first.voice.castVoice(says('David')), second.voice.castVoice(says('David'))]);
  expect([first.voice.state, second.voice.state]).toEqual(['done', 'done']);
  expect(await first.voice.thread()).toBe(await second.voice.thread());
});

describe('Two members of one computer', () => {
  it('have a voice each, and neither finds the other’s', async () => {
    const device = aDevice();
    const [goran, hana] = [await voter('Goran', device), await voter('Hana', device)];
    await goran.cast([4, 4, 4, 4]);
    await goran.voice.castVoice(says('Goran'));
    expect((await voter('Hana', device)).voice.state).toBe('none');
    await hana.cast([4, 4, 4, 4]);
    await hana.voice.castVoice(says('Hana'));
    expect(await hana.voice.thread()).not.toBe(await goran.voice.thread());
    expect(keptOn(device)).toHaveLength(2);
  });
});

describe('What stays on a device', () => {
  it('after "sent" is the secret alone, without a word of what was said', async () => {
    const device = aDevice();
    const voting = await voter('Ivo', device);
    await voting.cast([4, 4, 4, 4]);
    await voting.voice.castVoice(says('Ivo'));
    expect(keptOn(device).map((text) => Object.keys(JSON.parse(text)))).toEqual([['state', 'secret']]);
  });
});

describe('After closing', () => {
  const [written, unsure] = [aDevice(), aDevice()];
  let threads: Thread[];
  beforeAll(async () => {
    const yara = await voter('Yara', written);
    await yara.obtain();
    yara.voice.keep(says('Never sent'));
    const freya = await voter('Freya', unsure, (calls) => ({ castVoice: async (voice) => (await calls.castVoice(voice), lost()) }));
    await freya.cast([4, 4, 4, 4]);
    await freya.voice.castVoice(says('Freya')).catch(() => undefined);
    await sandbox.post('/clock', { to: 'closing' });
    threads = await shown();
  });
  const shown = async (): Promise<Thread[]> => (await sandbox.as('Jonas', 'GET', `${path}/voices`)).body.threads;

  it('each voice stands there once, whatever was interrupted', () => {
    const said = ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir', 'Claire', 'Aiko', 'Goran', 'Hana', 'Ivo', 'Freya', 'David'];
    expect(threads.map(({ parts }) => parts.problem).toSorted()).toEqual(said.toSorted());
  });

  it('a draft that was never sent is wiped', async () => {
    const yara = await voter('Yara', written);
    expect(yara.voice.draft).toEqual(says('Never sent'));
    yara.expire();
    expect(yara.voice.draft).toEqual(EMPTY_DRAFT);
    expect(keptOn(written)).toEqual(['{"state":"none"}']);
  });

  it('a voice that may have arrived is wiped too, and its author finds it without a call and answers it as nobody', async () => {
    (await voter('Freya', unsure)).expire();
    expect(keptOn(unsure).join()).not.toContain('Freya');
    const view = (await sandbox.as('Freya', 'GET', path)).body as PulseView;
    const { tenant } = sandbox;
    const called: string[] = [];
    const api: VoiceApi = {
      castVoice: lost,
      answerVoice: (text) => (called.push('answer'), ballotCalls(view, lost, sandbox.url).answerVoice(text)),
    };
    const { id } = sandbox.person('Freya');
    const author = await openVoiceClient(api, unsure, { tenant, user: id } as never, view.terms.pulse);
    const own = await author.thread();
    expect(threads.find((thread) => thread.id === own)?.parts.problem).toBe('Freya');
    expect(called).toEqual([]);
    await sandbox.as('Jonas', 'POST', `${path}/voices/${own}`, { text: 'What would help?' });
    await author.answer('Tuesday noon.');
    expect((await shown()).find((thread) => thread.id === own)?.messages).toEqual([
      { from: 'leader', text: 'What would help?' },
      { from: 'author', text: 'Tuesday noon.' },
    ]);
  });
});
