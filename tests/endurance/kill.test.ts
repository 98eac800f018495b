// What a voter was told must be true after the server was killed, whatever it was doing.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ANSWERS_MAX } from '#domain/ballot/ballot';
import { aBox, aCaster, expectTruth, isAcknowledged, send, storedBox, type Cast, type Caster } from '../support/caster.ts';

const BALLOTS = 1_000;
const KILLS = 20;
const VOTERS = 16;
/** Before a kill; about half of it and one ballot of each voter come in each time, so that some are left for the last server. */
const ACKNOWLEDGED_MAX = 40;

const dice = (sides: number) => Math.floor(Math.random() * sides);

it(`killed ${KILLS} times while ${BALLOTS} ballots come in, it has counted each acknowledged ballot once and none twice`, async () => {
  const { folder, pulse, cast } = await aBox(BALLOTS);
  const waiting = [...cast];
  const acknowledged = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    await vote(await aCaster(folder, pulse), waiting, acknowledged, dice(ACKNOWLEDGED_MAX));
    expectTruth(await storedBox(folder, pulse), acknowledged);
  }
  expect(waiting.length, 'ballots that wait for the last server').toBeGreaterThan(0);
  await vote(await aCaster(folder, pulse), waiting, acknowledged, BALLOTS);

  const { counts, spent } = await storedBox(folder, pulse);
  expect(spent).toEqual(cast.map(({ id }) => id).sort());
  expect(counts).toEqual(tallied(cast));
});

/** Casts until so many more are acknowledged or none waits; then kills the server at a random moment, most often in a write. */
async function vote({ url, child, ended }: Caster, waiting: Cast[], acknowledged: Set<string>, enough: number) {
  const goal = Math.min(acknowledged.size + enough, BALLOTS);
  const voter = async (): Promise<void> => {
    const ballot = waiting.shift();
    if (ballot === undefined) return;
    const twice = [send(url, ballot), ...(dice(4) === 0 ? [send(url, ballot)] : [])];
    const outcomes = await Promise.all(twice);
    if (outcomes.some(isAcknowledged)) acknowledged.add(ballot.id);
    else waiting.push(ballot);
    if (acknowledged.size >= goal && !child.killed) {
      for (let turns = dice(30); turns > 0; turns--) await turn();
      child.kill('SIGKILL');
    }
    return child.killed ? undefined : voter();
  };
  await Promise.all(Array.from({ length: VOTERS }, voter));
  child.kill('SIGKILL');
  await ended;
}

const tallied = (cast: Cast[]) =>
  Array.from({ length: ANSWERS_MAX }, (_, item) =>
    [0, 1, 2, 3, 4, 5].map((answer) => cast.filter((ballot) => ballot.answers[item] === answer).length),
  );
