// Casting a ballot: counted once, if its credential is good, and refused before anything is spent otherwise.
import { createHash, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/ballot/ballot';
import { listed } from '#domain/ballot/bulletin';
import { KeyId, type PulseId } from '#domain/ids';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from '../../support/signed-ballot.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const CLOSES = 1_000;
const FLOOR = 5;
const KEY = newPrivateKey();
const OTHER_KEY = newPrivateKey();
const ANSWERS: Answer[] = [1, 0, 5, 4];

async function room() {
  const { boxes } = await temporaryStore();
  const clock = { now: 0 };
  const ballot = ballotRoom({ boxes, clock: () => clock.now });
  const openFor = async (key: KeyObject) => {
    const pulse = newPulse();
    await ballot.open(pulse, {
      spki: spkiOf(key).toString('base64'),
      items: ANSWERS.length,
      closesAt: CLOSES,
      floor: FLOOR,
    });
    return pulse;
  };
  const spent = async (pulse: PulseId) => (await boxes.seal(pulse)).spent;
  return { ballot, spent, clock, openFor, pulse: await openFor(KEY) };
}

type Room = Awaited<ReturnType<typeof room>>['ballot'];

const castMany = (ballot: Room, pulse: PulseId, count: number) =>
  Promise.all(Array.from({ length: count }, () => ballot.cast(pulse, signedBallot(pulse, KEY, ANSWERS).text)));

describe('a ballot', () => {
  it('is counted, each answer with its item, and its id is listed', async () => {
    const { ballot, spent, pulse } = await room();
    const { text, id } = signedBallot(pulse, KEY, ANSWERS);
    await ballot.cast(pulse, text);
    expect((await ballot.seal(pulse)).counts.map((row) => row.indexOf(1))).toEqual(ANSWERS);
    expect(await spent(pulse)).toEqual([id]);
  });

  it('is counted once, however often it comes and whatever else it then says', async () => {
    const { ballot, spent, pulse } = await room();
    const { text } = signedBallot(pulse, KEY, ANSWERS);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => ballot.cast(pulse, text)));
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(refusals).toEqual(Array.from({ length: 19 }, () => 'already-counted'));
    const changed = `${text.slice(0, -5)}22220`;
    await expect(ballot.cast(pulse, changed)).rejects.toMatchObject({ code: 'already-counted' });
    expect(await spent(pulse)).toHaveLength(1);
  });

  it.each<[string, (text: string) => string]>([
    ['is cut short', (text) => text.slice(0, -1)],
    ['is too long', (text) => `${text}0`],
    ['has an answer outside 0…5', (text) => `${text.slice(0, -5)}61000`],
    ['answers a statement that was not asked', (text) => `${text.slice(0, -1)}1`],
    ['is something else', () => 'hello'],
  ])('that %s is malformed, and its credential still good', async (_, spoil) => {
    const { ballot, spent, pulse } = await room();
    const { text } = signedBallot(pulse, KEY, ANSWERS);
    await expect(ballot.cast(pulse, spoil(text))).rejects.toMatchObject({ code: 'malformed' });
    await ballot.cast(pulse, text);
    expect(await spent(pulse)).toHaveLength(1);
  });

  it('is forged if another key signed it, or the same key for another pulse, or its prefix is not the signed one', async () => {
    const { ballot, spent, pulse, openFor } = await room();
    const sameKey = await openFor(KEY);
    const [one, two] = [signedBallot(pulse, KEY, ANSWERS), signedBallot(pulse, KEY, ANSWERS)];
    const spliced = one.text.slice(0, 43) + two.text.slice(43);
    const forgeries = [signedBallot(pulse, OTHER_KEY, ANSWERS).text, signedBallot(sameKey, KEY, ANSWERS).text, spliced];
    for (const text of forgeries) await expect(ballot.cast(pulse, text)).rejects.toMatchObject({ code: 'forged' });
    expect(await spent(pulse)).toEqual([]);
  });

  it('is taken until the moment of closing and refused from there on', async () => {
    const { ballot, spent, pulse, clock } = await room();
    clock.now = CLOSES - 1;
    await castMany(ballot, pulse, 1);
    clock.now = CLOSES;
    await expect(castMany(ballot, pulse, 1)).rejects.toMatchObject({ code: 'pulse-closed' });
    expect(await spent(pulse)).toHaveLength(1);
  });

  it('is refused once the box is sealed or published, whatever the clock says, and in an unknown pulse', async () => {
    const { ballot, pulse } = await room();
    await ballot.seal(pulse);
    await expect(castMany(ballot, pulse, 1)).rejects.toMatchObject({ code: 'pulse-closed' });
    await ballot.publish(pulse, null);
    await expect(castMany(ballot, pulse, 1)).rejects.toMatchObject({ code: 'pulse-closed' });
    await expect(castMany(ballot, newPulse(), 1)).rejects.toMatchObject({ code: 'unknown-pulse' });
  });

  it('is either acknowledged and counted, or refused and not, when the box is sealed meanwhile', async () => {
    const { ballot, spent, pulse } = await room();
    const cast = Array.from({ length: 40 }, () => signedBallot(pulse, KEY, ANSWERS));
    const casting = cast.map(({ text }) => ballot.cast(pulse, text));
    await casting[0];
    const late = Array.from({ length: 10 }, () => signedBallot(pulse, KEY, ANSWERS));
    const casts = Promise.allSettled([...casting, ...late.map(({ text }) => ballot.cast(pulse, text))]);
    await ballot.seal(pulse);
    const outcomes = await casts;
    const acknowledged = [...cast, ...late].filter((_, place) => outcomes[place]?.status === 'fulfilled').map(({ id }) => id);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await spent(pulse)).toEqual(acknowledged.toSorted());
  });
});

describe('what an open pulse says about itself', () => {
  it('is its key', async () => {
    const { ballot, pulse } = await room();
    expect(await ballot.key(pulse)).toBe(spkiOf(KEY).toString('base64'));
    await expect(ballot.key(newPulse())).rejects.toMatchObject({ code: 'unknown-pulse' });
  });

  it('is "few" below the floor, and the number of ballots from there on', async () => {
    const { ballot, pulse } = await room();
    await castMany(ballot, pulse, FLOOR - 1);
    expect(await ballot.turnout(pulse)).toBe('few');
    await castMany(ballot, pulse, 1);
    expect(await ballot.turnout(pulse)).toBe(FLOOR);
  });
});

describe('a bulletin', () => {
  it('can be read once it is published, and not before, and fits together', async () => {
    const { ballot, spent, pulse } = await room();
    await castMany(ballot, pulse, 5);
    await expect(ballot.bulletin(pulse)).rejects.toMatchObject({ code: 'not-closed' });
    const ids = await spent(pulse);
    await expect(ballot.bulletin(pulse)).rejects.toMatchObject({ code: 'not-closed' });
    const head = { keyId: KeyId.parse('k'.repeat(43)), roll: 9, issued: 6 };
    await ballot.publish(pulse, head);
    const bulletin = await ballot.bulletin(pulse);
    const root = createHash('sha256').update(listed(ids)).digest('hex');
    expect(bulletin).toEqual({ pulse, ...head, counted: 5, spent: ids, root });
    await ballot.publish(pulse, { ...head, issued: 7 });
    expect(await ballot.bulletin(pulse)).toEqual(bulletin);
  });

  it('is read once, however many want it at once, because a long one would keep everybody else waiting', async () => {
    const { boxes } = await temporaryStore();
    let reads = 0;
    const read: typeof boxes.bulletin = async (pulse) => {
      reads++;
      return structuredClone(await boxes.bulletin(pulse));
    };
    const ballot = ballotRoom({ boxes: { ...boxes, bulletin: read }, clock: () => 0 });
    const pulse = newPulse();
    await ballot.open(pulse, { spki: spkiOf(KEY).toString('base64'), items: ANSWERS.length, closesAt: CLOSES, floor: FLOOR });
    await castMany(ballot, pulse, FLOOR);
    await ballot.publish(pulse, { keyId: KeyId.parse('A'.repeat(43)), roll: FLOOR, issued: FLOOR });
    const first = await ballot.bulletin(pulse);
    const all = await Promise.all(Array.from({ length: 20 }, () => ballot.bulletin(pulse)));
    expect([reads, all.every((one) => one === first)]).toEqual([1, true]);
  });

  it('is unknown for a pulse below the floor, as for one that never was', async () => {
    const { ballot, pulse } = await room();
    await castMany(ballot, pulse, 2);
    await ballot.publish(pulse, null);
    await expect(ballot.bulletin(pulse)).rejects.toMatchObject({ code: 'unknown-pulse' });
    await expect(ballot.bulletin(newPulse())).rejects.toMatchObject({ code: 'unknown-pulse' });
    expect(await ballot.turnout(pulse)).toBe('few');
  });
});
