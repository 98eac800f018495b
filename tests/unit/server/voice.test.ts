// Voices: one for each member, shown at closing if enough answered, replied to, answered by nobody but the author, and never tied to anybody.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  AHEAD_MAX,
  MESSAGE_MAX,
  MESSAGES_MAX,
  PART_MAX,
  readAnswer,
  readVoice,
  writeAnswer,
  writeVoice,
  type Parts,
} from '#domain/ballot/voice';
import { voiceRoom } from '../../../server/ballot/voice.ts';
import { newPrivateKey, newPulse, signedBallot, signedVoice, spkiOf } from '../../support/signed-ballot.ts';
import { bytesBelow, openStore, temporaryFolder } from '../../support/temporary-store.ts';

const CLOSES = 1_000;
const KEY = newPrivateKey();

async function room() {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  const clock = { now: 0 };
  const voice = voiceRoom({ open: store.voices, published: store.threads, clock: () => clock.now });
  const pulse = newPulse();
  await voice.open(pulse, { spki: spkiOf(KEY).toString('base64'), closesAt: CLOSES });
  return { voice, clock, pulse, folder, store };
}

describe('a voice', () => {
  it('is kept once for each credential, and refused when it comes again, whatever it says then', async () => {
    const { voice, pulse } = await room();
    const { text } = signedVoice(pulse, KEY, 'The build is slow.');
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => voice.cast(pulse, text)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(voice.cast(pulse, text.replace('slow', 'fast'))).rejects.toMatchObject({ code: 'already-counted' });
    await voice.publish(pulse, true);
    expect((await voice.list(pulse)).map(({ parts }) => parts.problem)).toEqual(['The build is slow.']);
  });

  it('is forged if another key signed it, or the same key for another pulse or for a ballot', async () => {
    const { voice, pulse } = await room();
    const { thread, text } = signedVoice(pulse, KEY, 'No.');
    const parts = readVoice(text)!.parts;
    const [, prefix, signature] = /^([\w-]{43})\.([\w-]{342})\./.exec(signedBallot(pulse, KEY, [1, 1, 1]).text) ?? [];
    const forgeries = [
      signedVoice(pulse, newPrivateKey(), 'No.').text,
      signedVoice(newPulse(), KEY, 'No.').text,
      writeVoice({ prefix: prefix!, signature: signature!, thread, parts }),
    ];
    for (const forgery of forgeries) await expect(voice.cast(pulse, forgery)).rejects.toMatchObject({ code: 'forged' });
    await voice.cast(pulse, text);
  });

  it('is looked up without the voices that are stored, so that a forged one costs its signature and no more', async () => {
    const { pulse, store } = await room();
    let reads = 0;
    const read: typeof store.voices.read = (key) => (reads++, store.voices.read(key));
    const counted = voiceRoom({ open: { ...store.voices, read }, published: store.threads, clock: () => 0 });
    const forged = signedVoice(pulse, newPrivateKey(), 'No.').text;
    for (let nth = 0; nth < 20; nth++) await expect(counted.cast(pulse, forged)).rejects.toMatchObject({ code: 'forged' });
    await counted.key(pulse);
    expect(reads).toBe(1);
  });

  it('can’t take the id of another: two who have agreed on a secret have one voice', async () => {
    const { voice, pulse } = await room();
    const [one, other] = [signedVoice(pulse, KEY, 'One.'), signedVoice(pulse, KEY, 'Other.')];
    await voice.cast(pulse, one.text);
    await expect(voice.cast(pulse, other.text.replace(other.thread, one.thread))).rejects.toMatchObject({ code: 'malformed' });
    await voice.publish(pulse, true);
    expect((await voice.list(pulse)).map(({ parts }) => parts.problem)).toEqual(['One.']);
  });

  it('is taken until closing and not after, by the clock or by publication, and in no unknown pulse', async () => {
    const { voice, pulse, clock } = await room();
    clock.now = CLOSES;
    const { text } = signedVoice(pulse, KEY, 'Late.');
    await expect(voice.cast(pulse, text)).rejects.toMatchObject({ code: 'pulse-closed' });
    clock.now = 0;
    await voice.publish(pulse, true);
    await expect(voice.cast(pulse, text)).rejects.toMatchObject({ code: 'pulse-closed' });
    await expect(voice.cast(newPulse(), text)).rejects.toMatchObject({ code: 'unknown-pulse' });
    expect(await voice.list(pulse)).toEqual([]);
  });

  it('is acknowledged and shown, or refused and not, when the pulse closes among voices that come in', async () => {
    const { voice, pulse } = await room();
    const said = Array.from({ length: 30 }, (_, nth) => signedVoice(pulse, KEY, `Voice ${nth}`));
    const casting = said.slice(0, 20).map(({ text }) => voice.cast(pulse, text));
    await casting[0];
    const closing = voice.publish(pulse, true);
    const outcomes = await Promise.allSettled([...casting, ...said.slice(20).map(({ text }) => voice.cast(pulse, text))]);
    await closing;
    const acknowledged = said.filter((_, nth) => outcomes[nth]?.status === 'fulfilled').map(({ thread }) => thread);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await voice.list(pulse)).map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
  });

  it('can be read by nobody before closing', async () => {
    const { voice, pulse } = await room();
    const { text, secret } = signedVoice(pulse, KEY, 'Wait.');
    await voice.cast(pulse, text);
    await expect(voice.list(pulse)).rejects.toMatchObject({ code: 'not-closed' });
    await expect(voice.answer(pulse, writeAnswer(secret, 'Now?'))).rejects.toMatchObject({ code: 'not-closed' });
  });

  it('leaves no word and no id behind if too few answered, and says neither that it was there', async () => {
    const { voice, pulse, folder } = await room();
    const { text, thread, id } = signedVoice(pulse, KEY, 'A conspicuous sentence');
    await voice.cast(pulse, text);
    expect(await bytesBelow(folder)).toContain('A conspicuous sentence');
    await voice.publish(pulse, false);
    await voice.publish(pulse, true);
    const bytes = await bytesBelow(folder);
    expect(['A conspicuous sentence', thread, id].filter((trace) => bytes.includes(trace))).toEqual([]);
    expect(await voice.list(pulse)).toEqual([]);
  });
});

describe('published voices', () => {
  it('stand in an order that is not the one in which they came, and hold no time and no spent id', async () => {
    const { voice, pulse, folder } = await room();
    const said = Array.from({ length: 12 }, (_, nth) => signedVoice(pulse, KEY, `Voice ${nth}`));
    for (const { text } of said) await voice.cast(pulse, text);
    await voice.publish(pulse, true);
    const shown = await voice.list(pulse);
    const [ids, cast] = [shown.map(({ id }) => id), said.map(({ thread }) => thread)];
    expect(ids.toSorted()).toEqual(cast.toSorted());
    expect(ids).not.toEqual(cast);
    expect(await voice.list(pulse)).toEqual(shown);
    expect(Object.keys(shown[0]!)).toEqual(['id', 'parts', 'messages']);
    const bytes = await bytesBelow(folder);
    expect(said.filter(({ id }) => bytes.includes(id))).toEqual([]);
  });

  it('are replied to by the leader and answered by whoever has the secret, and by nobody else', async () => {
    const { voice, pulse } = await room();
    const [mine, other] = [signedVoice(pulse, KEY, 'Mine'), signedVoice(pulse, KEY, 'Other')];
    for (const { text } of [mine, other]) await voice.cast(pulse, text);
    await voice.publish(pulse, true);
    await voice.reply(pulse, mine.thread, 'What would help?');
    await voice.answer(pulse, writeAnswer(mine.secret, 'Tuesday noon.'));
    const said = [
      { from: 'leader', text: 'What would help?' },
      { from: 'author', text: 'Tuesday noon.' },
    ];
    const messages = new Map((await voice.list(pulse)).map((thread) => [thread.id, thread.messages]));
    expect(messages.get(mine.thread)).toEqual(said);
    expect(messages.get(other.thread)).toEqual([]);
    const stranger = newPulse().padEnd(43, 'A');
    await expect(voice.answer(pulse, writeAnswer(stranger, 'Me too.'))).rejects.toMatchObject({ code: 'unknown-voice' });
    await expect(voice.answer(pulse, writeAnswer(mine.thread, 'By its public id.'))).rejects.toMatchObject({ code: 'unknown-voice' });
  });

  it('do not begin with one whose author has chosen an id for that', async () => {
    const firsts = new Set<string>();
    for (let nth = 0; nth < 40 && firsts.size < 2; nth++) {
      const { voice, pulse } = await room();
      const chosen = '-'.repeat(43);
      const { text, thread } = signedVoice(pulse, KEY, 'First.');
      await voice.cast(pulse, text.replace(thread, chosen));
      await voice.cast(pulse, signedVoice(pulse, KEY, 'Second.').text);
      await voice.publish(pulse, true);
      firsts.add((await voice.list(pulse))[0]!.id === chosen ? 'chosen' : 'other');
    }
    expect([...firsts].toSorted()).toEqual(['chosen', 'other']);
  });

  it('leave the leader room: an author says three things in a row, and goes on once the leader has answered', async () => {
    const { voice, pulse } = await room();
    const { text, secret, thread } = signedVoice(pulse, KEY, 'Mine');
    await voice.cast(pulse, text);
    await voice.publish(pulse, true);
    const say = (nth: number) => voice.answer(pulse, writeAnswer(secret, `And ${nth}`));
    for (let nth = 0; nth < AHEAD_MAX; nth++) await say(nth);
    await expect(say(AHEAD_MAX)).rejects.toMatchObject({ code: 'await-reply' });
    await voice.reply(pulse, thread, 'One after the other, please.');
    await say(AHEAD_MAX);
  });

  it('take a message that is sent twice because its answer was lost as one', async () => {
    const { voice, pulse } = await room();
    const { text, thread } = signedVoice(pulse, KEY, 'Mine');
    await voice.cast(pulse, text);
    await voice.publish(pulse, true);
    for (const _twice of [1, 2]) await voice.reply(pulse, thread, 'Thank you.');
    expect((await voice.list(pulse))[0]?.messages).toHaveLength(1);
    for (let nth = 1; nth < MESSAGES_MAX; nth++) await voice.reply(pulse, thread, `And ${nth}`);
    await expect(voice.reply(pulse, thread, 'Too much')).rejects.toMatchObject({ code: 'thread-full' });
  });
});

/** Any but half of a surrogate pair. fast-check's own unit `binary` takes seconds to make. */
const character = fc
  .oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ max: 0x10ffff, min: 0xe000 }))
  .map((code) => String.fromCodePoint(code));
const part = fc.string({ unit: character, maxLength: PART_MAX }).filter((text) => text.length <= PART_MAX);

describe('on the wire', () => {
  const credential = { prefix: 'p'.repeat(43), signature: 's'.repeat(342), thread: 't'.repeat(43) as never };

  it('every voice has the same number of bytes and says what was written, trimmed', () => {
    const bytes = new Set<number>();
    fc.assert(
      fc.property(part, part, part, (problem, considered, proposal) => {
        const parts: Parts = { problem, considered, proposal };
        const text = writeVoice({ ...credential, parts });
        bytes.add(Buffer.byteLength(text));
        const trimmed = { problem: problem.trim(), considered: considered.trim(), proposal: proposal.trim() };
        const isEmpty = Object.values(trimmed).every((said) => said === '');
        expect(readVoice(text)?.parts).toEqual(isEmpty ? undefined : trimmed);
      }),
    );
    bytes.add(
      Buffer.byteLength(writeVoice({ ...credential, parts: { problem: '\u0001'.repeat(PART_MAX), considered: 'ü', proposal: '' } })),
    );
    expect(bytes.size).toBe(1);
  });

  it('so has every message', () => {
    const lengths = ['a', '"'.repeat(MESSAGE_MAX), '👍'.repeat(MESSAGE_MAX / 2), 'ب'.repeat(MESSAGE_MAX)].map((message) => {
      const text = writeAnswer('s'.repeat(43), message);
      expect(readAnswer(text)?.message).toBe(message);
      return Buffer.byteLength(text);
    });
    expect(new Set(lengths).size).toBe(1);
  });

  it('a part or a message that is too long is malformed', () => {
    const parts = { problem: 'x'.repeat(PART_MAX + 1), considered: '', proposal: '' };
    expect(readVoice(writeVoice({ ...credential, parts }))).toBeUndefined();
    expect(readAnswer(writeAnswer('s'.repeat(43), 'x'.repeat(MESSAGE_MAX + 1)))).toBeUndefined();
  });
});
