// What a voter was told must be true after the server was killed, whatever it was doing.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { ANSWERS_MAX, type Answer } from '#domain/ballot';
import type { PulseId } from '#domain/ids';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from './support/signed-ballot.ts';
import { openBallots } from '../server/store/embedded-ballots.ts';
import { fatal, temporaryFolder } from './support/temporary-store.ts';

const BALLOTS = 1_000;
const KILLS = 20;
const VOTERS = 16;
/** Before a kill; about half of it and one ballot of each voter come in each time, so that some are left for the last server. */
const ACKNOWLEDGED_MAX = 40;
const CASTER = fileURLToPath(new URL('support/caster.mjs', import.meta.url));

const dice = (sides: number) => Math.floor(Math.random() * sides);
const answers = () => Array.from({ length: ANSWERS_MAX }, () => dice(6) as Answer);

interface Stored {
  counts: number[][];
  spent: string[];
}
type Cast = ReturnType<typeof signedBallot>;

it(`killed ${KILLS} times while ${BALLOTS} ballots come in, it has counted each acknowledged ballot once and none twice`, async () => {
  const folder = await temporaryFolder();
  const pulse = newPulse();
  const key = newPrivateKey();
  const store = await openBallots(folder, fatal);
  await store.boxes.open(pulse, {
    spki: spkiOf(key).toString('base64'),
    items: ANSWERS_MAX,
    closesAt: 1,
    floor: 5,
  });
  await store.close();

  const cast = Array.from({ length: BALLOTS }, () => signedBallot(pulse, key, answers()));
  const waiting = [...cast];
  const acknowledged = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    await vote(await start(folder, pulse), waiting, acknowledged, dice(ACKNOWLEDGED_MAX));
    expectTruth(await stored(folder, pulse), acknowledged);
  }
  expect(waiting.length, 'ballots that wait for the last server').toBeGreaterThan(0);
  await vote(await start(folder, pulse), waiting, acknowledged, BALLOTS);

  const { counts, spent } = await stored(folder, pulse);
  expect(spent).toEqual(cast.map(({ id }) => id).sort());
  expect(counts).toEqual(tallied(cast));
});

/** Casts until so many more are acknowledged or none waits; then kills the server at a random moment, most often in a write. */
async function vote(server: { url: string; child: ChildProcess }, waiting: Cast[], acknowledged: Set<string>, enough: number) {
  const goal = Math.min(acknowledged.size + enough, BALLOTS);
  const dead = once(server.child, 'exit');
  const voter = async (): Promise<void> => {
    const ballot = waiting.shift();
    if (ballot === undefined) return;
    const twice = [send(server.url, ballot), ...(dice(4) === 0 ? [send(server.url, ballot)] : [])];
    const outcomes = await Promise.all(twice);
    if (outcomes.some((outcome) => outcome === 'counted' || outcome === 'already-counted')) acknowledged.add(ballot.id);
    else waiting.push(ballot);
    if (acknowledged.size >= goal && !server.child.killed) {
      for (let turns = dice(30); turns > 0; turns--) await turn();
      server.child.kill('SIGKILL');
    }
    return server.child.killed ? undefined : voter();
  };
  await Promise.all(Array.from({ length: VOTERS }, voter));
  server.child.kill('SIGKILL');
  await dead;
}

async function start(folder: string, pulse: PulseId) {
  const child = fork(CASTER, [folder, pulse], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [port] = (await once(child, 'message')) as [number];
  return { child, url: `http://127.0.0.1:${port}/` };
}

/** What the server said, or nothing if it died before. */
const send = (url: string, { text }: Cast): Promise<string | undefined> =>
  fetch(url, { method: 'POST', body: text })
    .then(
      (response) => response.text(),
      () => undefined,
    )
    .catch(() => undefined);

const stored = async (folder: string, pulse: PulseId) =>
  JSON.parse(await readFile(join(folder, 'boxes', `${pulse}.json`), 'utf8')) as Stored;

function expectTruth({ counts, spent }: Stored, acknowledged: Set<string>): void {
  expect(new Set(spent).size).toBe(spent.length);
  expect(
    [...acknowledged].filter((id) => !spent.includes(id)),
    'acknowledged and lost',
  ).toEqual([]);
  for (const row of counts) expect(row.reduce((sum, ballots) => sum + ballots)).toBe(spent.length);
}

const tallied = (cast: Cast[]) =>
  Array.from({ length: ANSWERS_MAX }, (_, item) =>
    [0, 1, 2, 3, 4, 5].map((answer) => cast.filter((ballot) => ballot.answers[item] === answer).length),
  );
