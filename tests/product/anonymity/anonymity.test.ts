// What can be joined by an admin who has every file at every moment, every line of the log and, where it says so, the secret as well.
// @module-tag long
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBallot } from '#domain/ballot/ballot';
import { PulseId, UserId } from '#domain/ids';
import { readVoice } from '#domain/ballot/voice';
import { rollNames } from '../../../server/credential/roll-name.ts';
import { keySafe } from '../../../server/credential/sealed-key.ts';
import { attackedWeek, SECRET, type Step } from '../../support/attacked-week.ts';
import { blindingFactors, hashesOf, pieces } from '../../support/joining.ts';
import { changed, leavesOf, storeOf, textOf, valuesIn } from '../../support/stored.ts';
import { folderForAll } from '../../support/temporary-store.ts';

const folder = folderForAll();
let week: Awaited<ReturnType<typeof attackedWeek>>;
beforeAll(async () => {
  week = await attackedWeek(folder);
}, 120_000);
afterAll(() => week.product.kill());

const at = (kind: Step['kind']) => week.steps.find((step) => step.kind === kind) ?? expect.fail(kind);
/** Each step of a kind with the one before it. */
const stepsOf = (kind: Step['kind']) =>
  week.steps.flatMap((after, nth) => (after.kind === kind && nth > 0 ? [{ before: week.steps[nth - 1]!, after }] : []));
const parsed = (step: Step, path: string) => JSON.parse(step.files.get(path) ?? '{}');
const pathOf = (part: string, pulse = week.pulse) => `${part}/${pulse}.json`;
const people = () => week.product.people.flatMap(({ id, name, mail }) => [id, name, mail]);
const sum = (row: number[]) => row.reduce((total, count) => total + count, 0);
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('Whoever copies every file after every step', () => {
  it('finds nothing in both stores, of who and of what, but the pulse, its public keys and the time of closing', () => {
    const terms = [week.pulse, week.few].flatMap((pulse) => {
      const step = week.steps.find(({ files }) => files.has(pathOf('members/credentials', pulse)))!;
      const { ballot, voice, closesAt } = parsed(step, pathOf('members/credentials', pulse)).keys;
      const keyId = sha256(...[ballot, voice].map(({ spki }) => Buffer.from(spki, 'base64'))).toString('base64url');
      return [pulse, ballot.spki, voice.spki, closesAt, keyId, 'published'];
    });
    const identifies = (value: string | number) => (typeof value === 'number' ? value >= 10_000 : value.length >= 8);
    for (const step of week.steps) {
      const members = valuesIn(storeOf(step, 'members')).filter((value) => !terms.includes(value));
      const ballots = valuesIn(storeOf(step, 'ballots')).filter((value) => !terms.includes(value));
      expect(ballots.filter((value) => identifies(value) && members.includes(value))).toEqual([]);
      const known = new Set(members.flatMap(pieces));
      expect(ballots.flatMap(pieces).filter((piece) => known.has(piece))).toEqual([]);
    }
  });

  it('learns from a draw that one more has drawn, and not who: the credentials alone change, and name nobody', () => {
    for (const { before, after } of stepsOf('draw')) {
      expect(changed(before.files, after.files)).toEqual([pathOf('members/credentials')]);
      const [was, is] = [before, after].map((step) => new Map(leavesOf(parsed(step, pathOf('members/credentials')))));
      const [way, ...others] = changed(was!, is!);
      expect([others, was!.get(way!), is!.get(way!)]).toEqual([[], null, expect.stringMatching(/^[\w-]{43}$/)]);
      expect(people().filter((person) => after.files.get(pathOf('members/credentials'))?.includes(person))).toEqual([]);
    }
    expect(stepsOf('draw')).toHaveLength(6);
  });

  it('learns from a ballot that one more is counted: its box alone changes, by one in each row and one id in sorted order', () => {
    for (const { before, after } of stepsOf('ballot')) {
      expect(changed(before.files, after.files)).toEqual([pathOf('ballots/boxes')]);
      const [was, is] = [before, after].map((step) => parsed(step, pathOf('ballots/boxes')));
      const added = is.counts.map((row: number[], item: number) => row.map((count, answer) => count - was.counts[item][answer]));
      expect(added.map((row: number[]) => [Math.min(...row), Math.max(...row), sum(row)])).toEqual(added.map(() => [0, 1, 1]));
      expect(is.spent).toEqual([...new Set<string>([...is.spent, ...was.spent])].toSorted());
      expect(is.spent).toHaveLength(was.spent.length + 1);
      expect({ ...is, counts: 0, spent: 0 }).toEqual({ ...was, counts: 0, spent: 0 });
    }
    expect(stepsOf('ballot')).toHaveLength(6);
  });

  it('learns from a voice what it says: the file of voices alone changes, and the roll is the same whether somebody wrote or not', () => {
    for (const { before, after } of stepsOf('voice')) expect(changed(before.files, after.files)).toEqual([pathOf('ballots/voices')]);
    expect(stepsOf('voice')).toHaveLength(3);
    for (const { blinded } of week.sent.values()) expect([blinded.ballot.length, blinded.voice.length]).toEqual([342, 342]);
  });

  it('finds no moment in any file that was not there when the pulse opened: nothing records when somebody drew, answered or wrote', () => {
    const moments = (step: Step) =>
      valuesIn(step.files).filter((value) => (typeof value === 'number' ? value > 1e9 : /\d{4}-\d\d-\d\dT/.test(value)));
    const known = moments(at('opening'));
    const during = week.steps.slice(0, week.steps.indexOf(at('closing')));
    expect(during.flatMap(moments).filter((moment) => !known.includes(moment))).toEqual([]);
    expect(known.length).toBeGreaterThan(2);
  });

  it('reads from the time stamp of a file when it was last written, and nothing else: no file comes, goes or is renamed', () => {
    for (const [kind, path] of [
      ['draw', 'members/credentials'],
      ['ballot', 'ballots/boxes'],
      ['voice', 'ballots/voices'],
    ] as const)
      for (const { before, after } of stepsOf(kind)) expect(changed(before.written, after.written)).toEqual([pathOf(path)]);
  });

  it('can’t compute what one store holds of a person’s visit from anything that the other holds', () => {
    const step = week.steps[week.steps.indexOf(at('closing')) - 1]!;
    const drawn = Object.values(parsed(step, pathOf('members/credentials')).members).filter((hash) => hash !== null);
    const spent = ['ballots/boxes', 'ballots/voices'].flatMap((part) => parsed(step, pathOf(part)).spent);
    expect([drawn.length, spent.length]).toEqual([6, 9]);
    expect(hashesOf(valuesIn(storeOf(step, 'ballots'))).filter((hash) => drawn.includes(hash))).toEqual([]);
    expect(hashesOf(valuesIn(storeOf(step, 'members'))).filter((hash) => spent.includes(hash))).toEqual([]);
  });

  it('who has the private keys too, and all that was sent, finds that every draw fits every ballot and every voice', () => {
    const { keys } = parsed(at('draw'), pathOf('members/credentials'));
    const pulse = PulseId.parse(week.pulse);
    const read = {
      ballot: (own: { ballot: string }) => readBallot(own.ballot, 4),
      voice: (own: { voice: string }) => readVoice(own.voice),
    };
    const factors = (['ballot', 'voice'] as const).flatMap((purpose) => {
      const all = [...week.sent.values()];
      const signatures = all.flatMap((own) => read[purpose](own) ?? []).map(({ signature }) => signature);
      const blinded = all.map((own) => own.blinded[purpose]);
      return blindingFactors(keySafe(SECRET).unseal(pulse, keys[purpose].key), blinded, signatures);
    });
    // If one stood out or came twice, it would give a true pair away.
    expect(factors).toHaveLength(6 * 6 + 6 * 3);
    expect(new Set(factors).size).toBe(factors.length);
    expect(factors.filter((factor) => factor < 2n ** 1900n)).toEqual([]);
  });
});

describe('What remains, and is said on the page that tells who can see what', () => {
  it('who has the secret of the environment besides can tell who has drawn; if only one has, and has answered, this one’s answers', () => {
    const [first] = stepsOf('ballot');
    const [mei, tomas] = ['Mei', 'Tomás'].map((name) => UserId.parse(week.product.person(name).id));
    const nameOf = rollNames(SECRET);
    const { members } = parsed(first!.after, pathOf('members/credentials'));
    const drawn = [mei, tomas].map((user) => members[nameOf(PulseId.parse(week.pulse), user!)] !== null);
    expect(drawn).toEqual([true, false]);
    const { counts } = parsed(first!.after, pathOf('ballots/boxes'));
    expect(counts.map((row: number[]) => row.indexOf(1)).join('')).toBe(week.sent.get('Mei')?.ballot.slice(-5, -1));
  });
});

describe('After closing', () => {
  it.each([
    ['that is published', () => [week.pulse, at('reply')] as const],
    ['that too few answered', () => [week.few, at('few-closed')] as const],
  ])('of a pulse %s, no file holds who has drawn, a sealed key, a blinded hash, a count or the id of a voice', (_, closed) => {
    const [pulse, after] = closed();
    const before = week.steps.filter(({ files }) => files.has(pathOf('members/credentials', pulse))).at(-1)!;
    const roll = leavesOf(parsed(before, pathOf('members/credentials', pulse)).members).flat();
    const { ballot, voice } = parsed(before, pathOf('members/credentials', pulse)).keys;
    const secrets = [...roll, ballot.key, voice.key, ...parsed(before, pathOf('ballots/voices', pulse)).spent].filter(
      (value) => value !== null,
    );
    const text = textOf(after.files);
    expect(secrets.filter((secret) => text.includes(secret.replace('/', '')))).toEqual([]);
    const published = ['version', 'items', 'closesAt', 'floor', 'phase', 'bulletin', 'spki'].toSorted();
    expect(Object.keys(parsed(after, pathOf('ballots/boxes', pulse))).toSorted()).toEqual(published);
    const left = [...after.files.keys()].filter((path) => path.includes(pulse)).map((path) => path.split('/').slice(0, 2).join('/'));
    expect([...new Set(left)].toSorted()).toEqual([
      'ballots/boxes',
      'ballots/threads',
      'members/effects',
      'members/pulses',
      'members/rolls',
    ]);
  });

  it('of a pulse that too few answered, no file holds who spent, what was said or how many they were', () => {
    const { counts, spent } = parsed(at('few'), pathOf('ballots/boxes', week.few));
    expect([counts[0], spent.length]).toEqual([[0, 1, 0, 0, 0, 0], 1]);
    const { voices } = parsed(at('few'), pathOf('ballots/voices', week.few));
    const text = textOf(at('few-closed').files);
    expect([spent[0], voices[0].id, voices[0].parts.problem].filter((trace) => text.includes(trace))).toEqual([]);
    expect(parsed(at('few-closed'), pathOf('ballots/boxes', week.few)).bulletin).toBeNull();
    expect(parsed(at('few-closed'), pathOf('ballots/threads', week.few)).threads).toEqual([]);
  });
});

describe('The log of the whole week, down to debugging', () => {
  const lines = () => week.product.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  /** What must be beside nobody: what was sent, where to, and the credentials that were refused. */
  const sent = () =>
    [...week.sent.values()].flatMap(({ ballot, voice, blinded }) => [
      ...[ballot, voice].flatMap((text) => text.split('.').slice(0, 3)),
      ...Object.values(blinded),
      ...Object.values(readVoice(voice)?.parts ?? {}),
    ]);

  it('names nobody, no pulse and no address, repeats nothing that was sent, and has no line for a request', () => {
    expect(week.refusals).toEqual([
      'no-token',
      'not-in-team',
      'ballot-elsewhere',
      'not-in-roll',
      'already-counted',
      'forged',
      'too-large',
      'already-counted',
      'forged',
    ]);
    expect(lines().map(({ msg }) => msg)).toEqual(['The series could not be read; opening as it was known']);
    const text = week.product.lines.join('\n');
    const never = [...people(), ...sent(), week.pulse, week.few, '/ballot/', '/voice/', '/api/'].filter((trace) => trace.length > 4);
    expect(never.filter((trace) => text.includes(trace))).toEqual([]);
    expect(never.length).toBeGreaterThan(80);
  });

  it('ends, when the disk fails under a ballot, with the name of a file, and says nothing of the ballot or of anybody', async () => {
    const { product, few } = week;
    await product.as('Jonas', 'POST', `/api/teams/${product.team}/pulses`, { items: null, workingDays: 1 });
    const { pulses } = (await product.as('Jonas', 'GET', '/api/pulses')).body;
    expect(pulses[0].pulse).not.toBe(few);
    let ballot = '';
    const path = `/api/teams/${product.team}/pulses/${pulses[0].pulse}`;
    const mei = await product.voter('Mei', path, (calls) => ({ cast: (text) => calls.cast((ballot = text)) }));
    await mei.obtain();
    await rm(join(folder, 'ballots', 'boxes'), { recursive: true });
    await expect(mei.cast([1, 2, 3, 4])).rejects.toMatchObject({ code: 'offline' });
    expect(await product.ended()).toBe(1);
    const last = lines().at(-1);
    expect([last?.['msg'], Object.keys(last ?? {}).toSorted()]).toEqual([
      'not durable; ending',
      ['hostname', 'level', 'msg', 'pid', 'stack', 'time'],
    ]);
    const text = JSON.stringify(last);
    expect([...people(), ...ballot.split('.')].filter((trace) => text.includes(trace))).toEqual([]);
  });
});
