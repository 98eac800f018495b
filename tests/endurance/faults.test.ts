// Bad days: a disk that is full, torn files, an fsync that fails, requests twice and in any order, clocks that jump.
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBallot, type Answer } from '#domain/ballot/ballot';
import { HOUR, UserId } from '#domain/ids';
import { Undelivered } from '../../server/follow-up/ways.ts';
import { LEASE_MS } from '../../server/records/effects.ts';
import { ballotRoom } from '../../server/ballot/ballot.ts';
import { credentialRoom } from '../../server/credential/credential.ts';
import { durableFile, namesIn } from '../../server/store/embedded/durable-file.ts';

import { blind, finalize, readKeys } from '../../src/tab/voter/blinding.ts';
import { aBox, aCaster, castAll, expectTruth, isAcknowledged, send, storedBox, type Cast } from '../support/caster.ts';
import { aWorld, MEMBERS, WEEKLY, type AWorld, type Between } from '../support/instance.ts';
import { newPrivateKey, newPulse, signedBallot } from '../support/signed-ballot.ts';
import { temporaryFolder, temporaryStore } from '../support/temporary-store.ts';

describe('A process that may open no more files', () => {
  it('goes on, acknowledges nothing that it has not stored, and stores it as soon as it can', async () => {
    const { folder, pulse, cast } = await aBox(3);
    const [first, second, third] = cast as [Cast, Cast, Cast];
    const hook = join(import.meta.dirname, '../support/no-descriptors.mjs');
    const server = await aCaster(folder, pulse, {
      execPath: '/bin/sh',
      execArgv: ['-c', 'ulimit -n 1000; exec "$0" "$@"', process.execPath, '--import', hook],
    });
    const toggle = async () => {
      const said = once(server.child, 'message');
      server.child.kill('SIGUSR2');
      return (await said)[0] as string;
    };
    expect(await send(server.url, first)).toBe('counted');
    expect(await toggle()).toBe('full');
    const early = [await send(server.url, second), await send(server.url, second)];
    expect(early.filter(isAcknowledged)).toEqual([]);
    expect((await storedBox(folder, pulse)).spent).toEqual([first.id]);
    expect(await toggle()).toBe('free');
    expect([await send(server.url, second), await send(server.url, third)]).toEqual(['already-counted', 'counted']);
    server.child.kill('SIGKILL');
    await server.ended;
    expect((await storedBox(folder, pulse)).spent).toEqual([first.id, second.id, third.id].toSorted());
  });
});

describe('A disk', () => {
  /** No file may grow beyond 8 kB, which is a hundred ballots; a write that would is cut short, as on a disk that is full. */
  const FULL = { execPath: '/bin/sh', execArgv: ['-c', 'trap "" XFSZ; ulimit -f 16; exec "$0" "$@"', process.execPath] };
  const FAILING = (nth: number) => ({
    execArgv: ['--import', join(import.meta.dirname, '../support/failing-fsync.mjs')],
    env: { ...process.env, FAILING_FSYNC: String(nth) },
  });

  it.each([
    ['that is full', FULL],
    ['whose tenth fsync of a file fails once', FAILING(19)],
    ['whose tenth fsync of a folder fails once', FAILING(20)],
  ])('%s ends the server at once; what was acknowledged is there, and the next server goes on', async (_, trouble) => {
    const { folder, pulse, cast } = await aBox(300);
    const waiting = [...cast];
    const acknowledged = new Set<string>();
    const note = (id: string) => acknowledged.add(id);
    const server = await aCaster(folder, pulse, trouble);
    await castAll(server.url, waiting, note);
    expect(await server.ended).toBe(1);
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(waiting.length).toBeGreaterThan(0);
    expectTruth(await storedBox(folder, pulse), acknowledged);
    await castAll((await aCaster(folder, pulse)).url, waiting, note);
    expect((await storedBox(folder, pulse)).spent).toEqual(cast.map(({ id }) => id).toSorted());
  });

  it('that has kept only the beginning of a document, or lost its end, gives no half of it', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'document.json');
    const text = JSON.stringify({ phase: 'open', counts: [[1, 0, 2]], spent: ['ab'.repeat(32), 'cd'.repeat(32)] });
    const file = durableFile(path, namesIn(folder));
    for (let kept = 0; kept < text.length; kept++) {
      for (const rest of ['', '\0'.repeat(text.length - kept)]) {
        await writeFile(path, text.slice(0, kept) + rest);
        await expect(file.read()).rejects.toThrow(path);
      }
    }
    await writeFile(path, text);
    expect(await file.read()).toEqual(JSON.parse(text));
  });
});

describe('Requests that come twice, late and in any order', () => {
  interface Request {
    kind: 'draw' | 'cast';
    /** One of three, each of whom has two devices. */
    member: number;
    device: number;
    /** Which of two instances it reaches. */
    instance: number;
  }
  const request = fc.record<Request>({ kind: fc.constantFrom('draw', 'cast'), member: fc.nat(2), device: fc.nat(1), instance: fc.nat(1) });
  const RUNS = 15;
  const MEMBERS = Array.from({ length: 3 * RUNS }, (_, nth) => UserId.parse(`cccccccc-0000-4000-8000-${String(nth).padStart(12, '0')}`));
  const ANSWERS: Answer[] = [4, 0, 5];
  /** A number below every modulus: as good as a blinded message for somebody who says nothing. */
  const SILENT = Buffer.alloc(256, 1).toString('base64url');

  /** What a refusal is called. */
  const code = ({ code: name }: { code: string }) => name;

  it('end in one credential and one ballot for each member who has cast, and never in more', { timeout: 300_000 }, async () => {
    const { credentials, boxes } = await temporaryStore();
    const clock = () => 0;
    const instances = [0, 1].map(() => ({
      credential: credentialRoom({ credentials, secret: 'k'.repeat(32), clock }),
      ballot: ballotRoom({ boxes, clock }),
    }));
    const pulse = newPulse();
    const { spki } = await instances[0]!.credential.enrol(pulse, MEMBERS, 1);
    await boxes.open(pulse, { spki: spki.ballot, items: ANSWERS.length, closesAt: 1, floor: 5 });
    const { ballot: key } = await readKeys(spki, pulse);
    const waiting = [...MEMBERS];

    /** Everything is sent at the same time, but for ballots, which wait for a credential. */
    async function play(requests: Request[]): Promise<void> {
      const three = waiting.splice(0, 3);
      const blinded = await Promise.all(Array.from({ length: 6 }, () => blind(key)));
      const [issued, counted] = [await credentials.issued(pulse), (await boxes.find(pulse))!.counted];

      const draws = requests
        .filter(({ kind }) => kind === 'draw')
        .map(({ member, device, instance }) => {
          const own = blinded[2 * member + device]!;
          const signed = instances[instance]!.credential.sign(pulse, three[member]!, { ballot: own.blinded, voice: SILENT });
          return { member, outcome: signed.then(({ ballot }) => ({ own, signature: ballot }), code) };
        });
      const drawnBy = async (who: number) => {
        const outcomes = await Promise.all(draws.filter(({ member }) => member === who).map(({ outcome }) => outcome));
        // One member has a few draws under way at a time.
        const usual = ['ballot-elsewhere', 'unavailable'];
        expect(outcomes.filter((outcome) => typeof outcome === 'string' && !usual.includes(outcome))).toEqual([]);
        return outcomes.filter((outcome) => typeof outcome !== 'string');
      };
      const casts = requests
        .filter(({ kind }) => kind === 'cast')
        .map(async ({ member, instance }) => {
          const [drawn] = await drawnBy(member);
          if (drawn === undefined) return 'nothing to cast';
          const signature = await finalize(key, drawn.own, drawn.signature);
          const cast = instances[instance]!.ballot.cast(pulse, writeBallot({ prefix: drawn.own.prefix, signature, answers: ANSWERS }));
          return cast.then(() => `counted for ${member}`, code);
        });

      const outcomes = await Promise.all(casts);
      const drawn = await Promise.all([0, 1, 2].map(drawnBy));
      const mayCast = [0, 1, 2].filter((who) => drawn[who]!.length > 0);
      const haveCast = mayCast.filter((who) => requests.some(({ kind, member }) => kind === 'cast' && member === who));
      expect(drawn.map((signed) => new Set(signed.map(({ signature }) => signature)).size)).toEqual(
        drawn.map(({ length }) => Math.min(length, 1)),
      );
      expect(outcomes.filter((outcome) => outcome.startsWith('counted')).toSorted()).toEqual(haveCast.map((who) => `counted for ${who}`));
      expect(outcomes.filter((outcome) => !/^(counted|already-counted|nothing)/.test(outcome))).toEqual([]);
      expect([await credentials.issued(pulse), (await boxes.find(pulse))!.counted]).toEqual([
        issued + mayCast.length,
        counted + haveCast.length,
      ]);
    }

    await fc.assert(fc.asyncProperty(fc.array(request, { minLength: 6, maxLength: 20 }), play), { numRuns: RUNS, endOnFailure: true });
    const { tally, spent } = await boxes.seal(pulse);
    expect(spent.length).toBeGreaterThan(0);
    expect(tally.counts.map((row, nth) => row[ANSWERS[nth]!])).toEqual(ANSWERS.map(() => spent.length));
  });
});

describe('A clock', () => {
  let all: AWorld;
  beforeAll(async () => void (all = await aWorld()));
  afterAll(() => all.close());

  /** A team with an open pulse whose notices have arrived, and a server whose clock can be wrong. */
  async function anOpenPulse(between: Between) {
    const store = await temporaryStore();
    await all.afresh(store);
    const wrong = { by: 0 };
    const clock = () => all.world.now() + wrong.by;
    const server = all.instance(store, between, { clock });
    const document = async () => (await store.teams.read(all.key)) ?? expect.fail('no team');
    const amara = await all.caller('Amara');
    await server.cadence.save(amara, all.team, WEEKLY);
    all.world.moveTo((await document()).cadence?.occurrences[0]?.opensAt ?? 0);
    await server.tick();
    const pulses = () => store.pulses.ofTeam(all.tenant, all.team);
    const [{ terms } = expect.fail('no pulse')] = await pulses();
    const waiting = async () => (await store.effects.ofPulse(terms.pulse)).waiting;
    return { ...terms, store, server, pulses, waiting, wrong, clock };
  }

  it('that jumps past the closing and back closes for good: nothing opens, closes or is sent twice, and no claim is lost', async () => {
    let calls = 0;
    const dying: Between = async (_name, act) => {
      // The second notice of the result is claimed and never sent.
      if (_name === 'feed.notify') calls++;
      if (calls > MEMBERS.length + 1) throw new Error('killed');
      return act();
    };
    const { opensAt, closesAt, pulse, store, server, pulses, waiting, wrong, clock } = await anOpenPulse(dying);
    wrong.by = closesAt - opensAt;
    await server.tick();
    const [closed] = await pulses();
    expect([closed?.phase, all.received().notices.length]).toEqual(['closed', MEMBERS.length + 1]);
    // Somebody looks: what is over for this clock is forgotten, and found again by the next.
    await all.instance(store, undefined, { clock }).cadence.get(await all.caller('Amara'), all.team);

    const next = all.instance(store);
    await next.cadence.get(await all.caller('Amara'), all.team);
    await next.tick();
    expect(await pulses()).toEqual([closed]);
    await expect(next.ballot.cast(pulse, signedBallot(pulse, newPrivateKey(), [1, 2, 3, 4]).text)).rejects.toMatchObject({
      code: 'pulse-closed',
    });

    all.world.moveTo(closesAt + LEASE_MS);
    await next.tick();
    expect(await pulses()).toHaveLength(1);
    const { notices, cards } = all.received();
    expect(notices.toSorted()).toEqual(
      [...MEMBERS.map((name) => `opened ${name}`), ...[...MEMBERS, 'Jonas'].map((name) => `result ${name}`)].toSorted(),
    );
    expect(cards).toEqual(['closed', 'as it was']);
    expect(await waiting()).toEqual([]);
  });

  it('that ran two days ahead has put nothing off until then', async () => {
    let mail = true;
    const { opensAt, closesAt, server, waiting, wrong } = await anOpenPulse(async (name, act) => {
      if (name === 'feed.notify' && !mail) throw new Undelivered('unavailable', 0);
      return act();
    });
    mail = false;
    wrong.by = closesAt + HOUR - opensAt;
    await server.tick();
    expect((await waiting()).map(({ error }) => error)).toEqual([...MEMBERS, 'Jonas'].map(() => 'unavailable'));
    mail = true;
    wrong.by = 0;
    all.world.moveTo(opensAt + HOUR);
    await server.tick();
    expect(await waiting()).toEqual([]);
  });
});
