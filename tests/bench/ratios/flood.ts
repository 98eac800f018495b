// What people who answer notice of somebody who only wants to keep the server busy: against the same number of requests that ask for nothing.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ANSWERS_MAX } from '#domain/ballot/ballot';
import { KeyId } from '#domain/ids';
import { openBallots } from '../../../server/store/embedded/ballots.ts';
import { aForgedBallot, aForgedVoice, newPulse, signedVoice, spkiOf } from '../../support/signed-ballot.ts';
import { start, startServer, type ServerChild } from '../child.ts';
import { someNumber } from '../device.ts';
import { fatal, inFolder } from '../folder.ts';
import { exchanging, type Sent } from '../load.ts';
import { openPulses, type AskedTeam } from '../open-pulses.ts';
import { castOf, openBoxes, signBallots, somePulses, type OpenPulse } from '../pulses.ts';
import type { Progress, Ratio } from '../ratio.ts';
import { withEntra, type Entra } from '../registration.ts';
import { memberOf } from '../teams.ts';

/** Somebody answers so often; their number. */
const EVERY_MS = 25;
const BALLOTS = 200;
const VOICES = 1_000;
const COUNTED = 20_000;
const MEMBERS = 50;
/** Milliseconds that 99 of 100 people may wait, whatever the flood. */
const WAIT_MOST_MS = 250;

/** Different ones; a process is told no more in a word. */
const FORGED = 10;
const text = { 'content-type': 'text/plain' };
const forged = (path: string, write: () => string): Sent[] =>
  Array.from({ length: FORGED }, () => ({ method: 'POST', path, headers: text, body: write() }));

type Flood = (pulse: string, closed: string) => Sent[];

const FLOODS: [name: string, title: string, flood: Flood][] = [
  ['ballots', 'forged ballots', (pulse) => forged(`/ballot/${pulse}`, () => aForgedBallot(pulse, [1, 2, 3, 4, 5]))],
  ['voices', 'forged voices, where 1,000 are stored', (pulse) => forged(`/voice/${pulse}`, () => aForgedVoice(pulse, 'No.'))],
  ['keys', 'requests for the keys, where 1,000 voices are stored', (pulse) => [{ method: 'GET', path: `/ballot/${pulse}/keys` }]],
  ['bulletin', 'requests for a bulletin of 20,000 ballots', (_pulse, closed) => [{ method: 'GET', path: `/ballot/${closed}/bulletin` }]],
];

const NOTHING: Sent[] = [{ method: 'GET', path: '/nowhere' }];

/** @returns the longest of the 99 of 100 who waited least, in milliseconds, while a process floods the server, and its answers a second */
async function wait(server: ServerChild, flood: readonly Sent[], casts: readonly Sent[]): Promise<{ p99: number; rate: number }> {
  const flooding = await start('flooding', [String(server.port), JSON.stringify(flood)]);
  const begin = performance.now();
  const { exchange, end } = await exchanging(server.port);
  const times: number[] = [];
  for (const cast of casts) {
    const from = performance.now();
    await exchange(cast);
    times.push(performance.now() - from);
    await setTimeout(Math.max(0, EVERY_MS - (performance.now() - from)));
  }
  end();
  const rate = ((await flooding.ask('how many?')) / (performance.now() - begin)) * 1_000;
  await flooding.stop();
  return { p99: times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)]!, rate };
}

async function compared(progress: Progress, server: ServerChild, flood: readonly Sent[], casts: Sent[]) {
  progress('asking for nothing');
  const bare = await wait(server, NOTHING, casts.splice(0, BALLOTS));
  progress('flooding');
  const real = await wait(server, flood, casts.splice(0, BALLOTS));
  await server.stop();
  const told = ({ p99, rate }: typeof real) => `${p99.toFixed(0)} ms (${rate.toFixed(0)} a second)`;
  const broken = real.p99 > WAIT_MOST_MS ? `; more than ${WAIT_MOST_MS} ms` : '';
  return { value: real.p99 / bare.p99, detail: `p99 ${told(real)}, ${told(bare)} of requests for nothing${broken}` };
}

const anonymous = ([name, title, flood]: (typeof FLOODS)[number]): Ratio => ({
  name: `flood-${name}`,
  title: `how long a ballot waits (99 of 100) during a flood of ${title}: against one of requests for nothing`,
  bound: { atMost: 5 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(1);
      const [{ id, key }] = pulses as [OpenPulse];
      const casts = signBallots(progress, pulses, 2 * BALLOTS).map(castOf);
      progress('storing voices and a bulletin');
      const closed = newPulse();
      const store = await openBallots(join(folder, 'ballots'), fatal);
      await openBoxes(store.boxes, pulses);
      await store.voices.create(id, {
        spki: spkiOf(key).toString('base64'),
        closesAt: 1,
        sealed: false,
        spent: [],
        voices: Array.from({ length: VOICES }, () => ({
          id: signedVoice(id, key, 'x').thread,
          parts: { problem: 'x'.repeat(400), considered: '', proposal: '' },
          messages: [],
        })),
      });
      await store.boxes.open(closed, { spki: '', items: ANSWERS_MAX, closesAt: 1, floor: 5 });
      const spent = Array.from({ length: COUNTED }, () => randomBytes(32).toString('hex')).toSorted();
      const counts = { roll: COUNTED, issued: COUNTED, counted: COUNTED };
      await store.boxes.publish(closed, {
        pulse: closed,
        keyId: KeyId.parse(randomBytes(32).toString('base64url')),
        ...counts,
        spent,
        root: randomBytes(32).toString('hex'),
      });
      await store.close();
      return compared(progress, await startServer('boxes', folder), flood(id, closed), casts);
    }),
});

/** One member of a team who has the same credential signed again and again. */
const redraws = ({ tokenOf }: Entra, { team, pulse }: AskedTeam): Sent[] => [
  {
    method: 'POST',
    path: `/api/teams/${team}/pulses/${pulse}/credential`,
    headers: { authorization: tokenOf(memberOf(0)), 'content-type': 'application/json' },
    body: JSON.stringify({ ballot: someNumber(), voice: someNumber() }),
  },
];

const redraw: Ratio = {
  name: 'flood-redraw',
  title: 'how long a ballot waits (99 of 100) while one member draws again and again: against requests for nothing',
  bound: { atMost: 5 },
  run: (progress) =>
    withEntra((entra) =>
      inFolder(async (folder) => {
        const pulses = somePulses(1);
        const casts = signBallots(progress, pulses, 2 * BALLOTS).map(castOf);
        const [asked] = (await openPulses(progress, folder, 1, MEMBERS)) as [AskedTeam];
        const store = await openBallots(join(folder, 'ballots'), fatal);
        await openBoxes(store.boxes, pulses, 0, Number.MAX_SAFE_INTEGER);
        await store.close();
        const server = await startServer('product', JSON.stringify({ folder, keys: entra.keys, people: MEMBERS, teams: [] }));
        return compared(progress, server, redraws(entra, asked), casts);
      }),
    ),
};

export const floods: Ratio[] = [...FLOODS.map(anonymous), redraw];
