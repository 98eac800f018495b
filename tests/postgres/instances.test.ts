// Several processes on one database, and what happens when it goes away in the middle of something.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { pino } from 'pino';
import type { PulseId } from '#domain/ids';
import { bindAnonymous } from '../../server/http/anonymous-routes.ts';
import { ballotRoom } from '../../server/ballot/ballot.ts';
import { StoreUnavailable } from '../../server/records/documents.ts';
import { problemHandler } from '../../server/http/problems.ts';
import { voiceRoom } from '../../server/ballot/voice.ts';
import { cuttable } from '../support/cut-connection.ts';
import { ask, ownPostgres } from '../support/postgres.ts';
import { openIn, temporaryDatabase } from '../support/postgres-store.ts';
import { KEYS, member } from '../support/rolls-contract.ts';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from '../support/signed-ballot.ts';
import { ANSWERS, BOX, key, spentId, team, type Store } from '../support/store-contract.ts';
import { twoInstances } from '../support/two-instances.ts';

/** Any other error is thrown on. */
function unlessUnavailable(error: unknown): undefined {
  if (!(error instanceof StoreUnavailable)) throw error;
}

const dice = (sides: number) => Math.floor(Math.random() * sides);
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => [Math.random(), item] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, item]) => item);
const ids = (count: number) => Array.from({ length: count }, (_, number) => spentId(number));

async function opened(url: string) {
  const store = await openIn(url);
  onTestFinished(store.close);
  return store;
}

/** Two processes, which start at the same moment on an empty database, and an open pulse. */
async function two() {
  const url = await temporaryDatabase();
  const [one, other] = await Promise.all([opened(url), opened(url)]);
  const pulse = newPulse();
  await Promise.all([one.boxes.open(pulse, BOX), other.boxes.open(pulse, BOX)]);
  return { one, other, pulse, url };
}

/** What is in the box, as one look at the database finds it. */
async function contentOf(url: string, pulse: PulseId) {
  const [found] = await ask<{ counts: number[]; spent: string[] }>(
    url,
    `select counts, array(select encode(id, 'hex') from ballots.spent where spent.pulse = tally.pulse order by id) as spent
     from ballots.tally where pulse = $1`,
    [pulse],
  );
  if (found === undefined) throw new Error('There is no such box.');
  return found;
}
const countedAs = (ballots: number) => [ballots, 0, 0, 0, 0, 0, 0, 0, 0, ballots, 0, 0, 0, 0, 0, 0, 0, ballots];

describe('two instances', () => {
  it('count each of 2,000 ballots that both get, in different orders, exactly once', async () => {
    const { one, other, pulse } = await two();
    const all = ids(2_000);
    const sent = [one, other].flatMap(({ boxes }) => shuffled(all).map((id) => boxes.add(pulse, id, ANSWERS)));
    const outcomes = await Promise.all(sent);
    expect(outcomes.filter((outcome) => outcome === 'counted')).toHaveLength(2_000);
    expect(outcomes.filter((outcome) => outcome === 'already-counted')).toHaveLength(2_000);
    const { tally, spent } = await one.boxes.seal(pulse);
    expect([tally.counts.flat(), spent]).toEqual([countedAs(2_000), all]);
  });

  it('seal exactly what both have acknowledged, each of ten boxes at another moment of 1,000 ballots', async () => {
    const { one, other, pulse: first } = await two();
    const pulses = [first, ...Array.from({ length: 9 }, newPulse)];
    await Promise.all(pulses.map((pulse) => one.boxes.open(pulse, BOX)));
    const acknowledged = new Map(pulses.map((pulse) => [pulse, [] as string[]]));
    const sealing: ReturnType<typeof one.boxes.seal>[] = [];
    const waiting = shuffled(pulses.flatMap((pulse) => ids(100).map((id) => ({ pulse, id }))));
    const voter = async (store: Store): Promise<void> => {
      const ballot = waiting.pop();
      const over = pulses[sealing.length];
      if (over !== undefined && waiting.length < 900 - 90 * sealing.length) sealing.push(store.boxes.seal(over));
      if (ballot === undefined) return;
      if ((await store.boxes.add(ballot.pulse, ballot.id, ANSWERS)) === 'counted') acknowledged.get(ballot.pulse)?.push(ballot.id);
      return voter(store);
    };
    await Promise.all([one, other].flatMap((store) => Array.from({ length: 10 }, () => voter(store))));
    const sealed = await Promise.all(sealing);
    expect(sealed.map(({ spent }) => spent)).toEqual(pulses.map((pulse) => acknowledged.get(pulse)?.toSorted()));
    expect(sealed.map(({ tally }) => tally.counts.flat())).toEqual(sealed.map(({ spent }) => countedAs(spent.length)));
    expect(Math.max(...sealed.map(({ spent }) => spent.length))).toBeLessThan(100);
  });

  it('wait, to seal a box, for a ballot that the other has half counted', async () => {
    const { one, other, pulse, url } = await two();
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; select from ballots.tally for update');
    const waiting = async (count: number) =>
      vi.waitFor(
        async () =>
          expect(
            await ask(url, `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`),
          ).toHaveLength(count),
        20_000,
      );
    const adding = one.boxes.add(pulse, spentId(1), ANSWERS);
    await waiting(1);
    const sealing = other.boxes.seal(pulse);
    await waiting(2);
    await holder.end();
    expect(await adding).toBe('counted');
    expect((await sealing).spent).toEqual([spentId(1)]);
  });

  it('record one draw of a member who asks both at once, many times', async () => {
    const { one, other } = await two();
    const pulse = newPulse();
    const members = Array.from({ length: 100 }, (_, number) => member(number));
    await Promise.all([one.credentials.create(pulse, KEYS, members), other.credentials.create(pulse, { ...KEYS, closesAt: 2 }, members)]);
    expect(await one.credentials.find(pulse)).toEqual(await other.credentials.find(pulse));
    const draws = members.map((asking) =>
      Promise.all([one.credentials.draw(pulse, asking, 'by one'), other.credentials.draw(pulse, asking, 'by the other')]),
    );
    for (const [first, second] of await Promise.all(draws)) expect([first, typeof first]).toEqual([second, 'string']);
    expect(await one.credentials.issued(pulse)).toBe(100);
  });

  it('lose no change of a team that both change at once', async () => {
    const { one, other } = await two();
    await Promise.all([one.teams.create(key(1), team(1)), other.teams.create(key(1), team(1))]);
    const changes = [one, other].flatMap(({ teams }) =>
      Array.from({ length: 50 }, (_, nth) => teams.change(key(1), (draft) => draft.joinedTeams.push(team(nth).team))),
    );
    expect((await Promise.all(changes)).toSorted((a, b) => a - b)).toEqual(changes.map((_, place) => place + 1));
    expect((await one.teams.read(key(1)))?.joinedTeams).toHaveLength(100);
  });

  it('scrub at once, and beside ballots that come in for another pulse', async () => {
    const { one, other, pulse, url } = await two();
    const over = newPulse();
    await one.boxes.open(over, BOX);
    await one.boxes.add(over, spentId(5_000), ANSWERS);
    const casts = ids(300).map((id) => one.boxes.add(pulse, id, ANSWERS));
    await Promise.all([one.boxes.publish(over, null), other.boxes.publish(over, null), ...casts]);
    expect(await contentOf(url, pulse)).toEqual({ counts: countedAs(300), spent: ids(300) });
    expect(await ask(url, 'select from ballots.spent where pulse <> $1', [pulse])).toEqual([]);
  });
});

describe('two instances with all their rooms', () => {
  const newStores = async () => {
    const { one, other } = await two();
    return [one, other] as const;
  };
  twoInstances(newStores, 1, [
    ['credentials.create', true],
    ['boxes.publish', false],
  ]);
});

describe('a connection that is lost', () => {
  it.each([
    ['before it arrives', 'counted'],
    ['before the answer arrives', 'already-counted'],
  ] as const)('with a ballot, %s, leaves it to the next try, which hears "%s"', async (when, next) => {
    const url = await temporaryDatabase();
    const way = await cuttable(url);
    const { boxes } = await opened(way.url);
    const pulse = newPulse();
    await boxes.open(pulse, BOX);
    await boxes.add(pulse, spentId(1), ANSWERS);
    way.cutAt(spentId(2), when);
    await expect(boxes.add(pulse, spentId(2), ANSWERS)).rejects.toThrow(StoreUnavailable);
    expect(await boxes.add(pulse, spentId(2), ANSWERS)).toBe(next);
    expect(await contentOf(url, pulse)).toEqual({ counts: countedAs(2), spent: [1, 2].map(spentId) });
  });

  it('is told to the voter as "unavailable"; the same ballot, sent again, is "already counted"', async () => {
    const url = await temporaryDatabase();
    const way = await cuttable(url);
    const { boxes, voices: open, threads: published } = await opened(way.url);
    const clock = () => 0;
    const app = express();
    bindAnonymous(app, { ballot: ballotRoom({ boxes, clock }), voice: voiceRoom({ open, published, clock }) });
    app.use(problemHandler(pino({ level: 'silent' })));
    const http = app.listen(0, '127.0.0.1');
    await once(http, 'listening');
    onTestFinished(() => void http.close());
    const pulse = newPulse();
    const signing = newPrivateKey();
    await boxes.open(pulse, { ...BOX, spki: spkiOf(signing).toString('base64') });
    const { id, text } = signedBallot(pulse, signing, [...ANSWERS]);
    const send = async () => {
      const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/ballot/${pulse}`;
      const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: text });
      return [response.status, (await response.text()).replace(/.*urn:mutual:([a-z-]+).*/, '$1')];
    };
    way.cutAt(id, 'before the answer arrives');
    expect(await send()).toEqual([503, 'unavailable']);
    expect(await send()).toEqual([409, 'already-counted']);
    expect(await contentOf(url, pulse)).toEqual({ counts: countedAs(1), spent: [id] });
  });

  it('while nobody uses it is replaced', async () => {
    const { one, url } = await two();
    await one.teams.create(key(1), team(1));
    await ask(url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()');
    const again = async (): Promise<unknown> => (await one.teams.read(key(1)).catch(unlessUnavailable)) ?? again();
    expect(await again()).toEqual(team(1));
  });
});

const KILLS = 5;
const BALLOTS = 2_000;
const VOTERS = 64;
const ACKNOWLEDGED_MAX = 250;

it(`a server that is killed ${KILLS} times under load has each acknowledged ballot, and no answer without its ballot`, async () => {
  const server = await ownPostgres();
  onTestFinished(server.stop);
  const url = await temporaryDatabase(server.url);
  const { boxes } = await opened(url);
  const pulse = newPulse();
  await boxes.open(pulse, BOX);
  const waiting = ids(BALLOTS);
  const acknowledged = new Set<string>();

  /** Casts until so many more are acknowledged, kills the server then, and goes on until each voter has noticed. */
  async function vote(goal: number): Promise<void> {
    let crash: Promise<void> | undefined;
    const voter = async (): Promise<void> => {
      const id = waiting.pop();
      if (id === undefined) return;
      const outcome = await boxes.add(pulse, id, ANSWERS).catch(unlessUnavailable);
      if (outcome === undefined) waiting.push(id);
      else acknowledged.add(id);
      if (acknowledged.size >= goal) crash ??= server.crash();
      return outcome === undefined || crash ? undefined : voter();
    };
    await Promise.all(Array.from({ length: VOTERS }, voter));
    await crash;
  }

  for (let kill = 0; kill < KILLS; kill++) {
    await vote(acknowledged.size + dice(ACKNOWLEDGED_MAX));
    const { counts, spent } = await contentOf(url, pulse);
    expect(
      [...acknowledged].filter((id) => !spent.includes(id)),
      'acknowledged and lost',
    ).toEqual([]);
    expect(counts).toEqual(countedAs(spent.length));
  }
  expect(waiting.length, 'ballots that wait for the last server').toBeGreaterThan(0);
  await vote(Infinity);
  expect(await contentOf(url, pulse)).toEqual({ counts: countedAs(BALLOTS), spent: ids(BALLOTS) });
});
