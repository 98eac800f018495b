// What every store promises that outlives its process: after a restart all is as it was, and what was scrubbed is gone from the disk.
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeyId, type PulseId } from '#domain/ids';
import { member, ROLL } from './rolls-contract.ts';
import { newPulse } from './signed-ballot.ts';
import { announcement, ANSWERS, BOX, key, spentId, team, type Store } from './store-contract.ts';

export interface Home {
  open(): Promise<Store>;
  /** Everything that it has stored, as it lies there; one character is one byte. */
  bytes(): Promise<string>;
}

const HEX = /^[0-9a-f-]+$/;
const COUNTS = [
  [3, 0, 0, 0, 0, 0],
  [0, 0, 0, 3, 0, 0],
  [0, 0, 0, 0, 0, 3],
];

/** As text, or as the bytes or numbers that the text stands for. */
const formsOf = (trace: string): string[] => [
  Buffer.from(trace).toString('latin1'),
  ...(HEX.test(trace) ? [Buffer.from(trace.replaceAll('-', ''), 'hex').toString('latin1')] : []),
];
const COUNTS_FORMS = [JSON.stringify(COUNTS), Buffer.from(Int32Array.from(COUNTS.flat()).buffer).toString('latin1')];
export const isIn = (bytes: string, trace: string): boolean => formsOf(trace).some((form) => bytes.includes(form));
const hasCounts = (bytes: string): boolean => COUNTS_FORMS.some((form) => bytes.includes(form));

const bulletinOf = (pulse: PulseId, spent: string[]) => ({
  pulse,
  keyId: KeyId.parse('k'.repeat(43)),
  roll: 9,
  issued: 8,
  counted: spent.length,
  spent,
  root: '0'.repeat(64),
});

/** @param newHome a place where nothing is stored yet */
export function durableContract(newHome: () => Promise<Home>): void {
  /** A store, and the same one after a restart. */
  async function store() {
    const home = await newHome();
    let current = await home.open();
    onTestFinished(() => current.close());
    const reopened = async () => {
      await current.close();
      current = await home.open();
      return current;
    };
    return { ...current, home, reopened };
  }

  /** Of three ballots, each with the same answers. */
  async function withBallots() {
    const pulse = newPulse();
    const whole = await store();
    await whole.boxes.open(pulse, BOX);
    await Promise.all([3, 1, 2].map((number) => whole.boxes.add(pulse, spentId(number), ANSWERS)));
    return { ...whole, pulse, spent: [1, 2, 3].map(spentId) };
  }

  describe('after a restart', () => {
    it('documents are as they were changed last, and not there once they were removed', async () => {
      const { teams, reopened } = await store();
      await Promise.all([teams.create(key(1), team(1)), teams.create(key(2), team(2))]);
      const changes = Array.from({ length: 20 }, (_, due) => teams.change(key(1), (draft) => draft.outbox.push(announcement(due))));
      await Promise.all([...changes, teams.change(key(1), (draft) => void (draft.name = 'Renamed')), teams.remove(key(2))]);
      const again = (await reopened()).teams;
      expect(await again.read(key(1))).toMatchObject({ name: 'Renamed', outbox: { length: 20 } });
      expect(await again.read(key(2))).toBeUndefined();
    });

    it('the same teams are due', async () => {
      const { teams, reopened } = await store();
      await Promise.all([teams.create(key(1), team(1, [30, 20])), teams.create(key(2), team(2, [10]))]);
      await teams.change(key(2), (draft) => void (draft.outbox = []));
      const again = (await reopened()).teams;
      expect([await again.due(19), await again.due(20)]).toEqual([[], [key(1)]]);
    });

    it('rolls know who has drawn what', async () => {
      const { rolls, reopened } = await store();
      const pulse = newPulse();
      await rolls.create(pulse, ROLL, [member(1), member(2)]);
      await rolls.draw(pulse, member(1), 'first');
      const again = (await reopened()).rolls;
      expect(await again.find(pulse)).toEqual(ROLL);
      expect(await again.draw(pulse, member(1), 'another')).toBe('first');
      expect([await again.hasDrawn(pulse, member(2)), await again.issued(pulse)]).toEqual([false, 1]);
    });

    it('boxes know what they counted, and refuse it still, open or sealed', async () => {
      const { boxes, pulse, spent, reopened } = await withBallots();
      const open = (await reopened()).boxes;
      expect(await open.find(pulse)).toEqual({ ...BOX, phase: 'open', counted: 3 });
      expect(await open.add(pulse, spentId(2), ANSWERS)).toBe('already-counted');
      expect(await open.seal(pulse)).toMatchObject({ tally: { counts: COUNTS }, spent });
      const sealed = (await reopened()).boxes;
      expect(await sealed.add(pulse, spentId(4), ANSWERS)).toBe('closed');
      expect(await sealed.seal(pulse)).toMatchObject({ tally: { counts: COUNTS }, spent });
      expect(boxes).not.toBe(open);
    });
  });

  describe('what is stored', () => {
    it('holds nothing of a document that was removed', async () => {
      const { teams, voices, home } = await store();
      await teams.create(key(1), { ...team(1), name: 'Conspicuous' });
      const pulse = newPulse();
      await voices.create(pulse, { spki: '', closesAt: 1, sealed: false, spent: [], voices: [] });
      await voices.change(pulse, (draft) => void draft.spent.push(spentId(1)));
      await voices.change(pulse, (draft) => void draft.spent.push(spentId(2)));
      const traces = ['Conspicuous', spentId(1), spentId(2)];
      const before = await home.bytes();
      expect(traces.filter((trace) => !isIn(before, trace))).toEqual([]);
      await Promise.all([teams.remove(key(1)), voices.remove(pulse)]);
      const after = await home.bytes();
      expect(traces.filter((trace) => isIn(after, trace))).toEqual([]);
    });

    it('holds neither key nor hash nor member of a roll that was removed', async () => {
      const { rolls, home } = await store();
      const pulse = newPulse();
      await rolls.create(pulse, ROLL, [member(1), member(2)]);
      await rolls.draw(pulse, member(1), 'a-conspicuous-hash');
      const traces = [ROLL.ballot.key, ROLL.voice.key, 'a-conspicuous-hash', member(1), pulse];
      const before = await home.bytes();
      expect(traces.filter((trace) => !isIn(before, trace))).toEqual([]);
      await rolls.remove(pulse);
      await rolls.remove(pulse);
      const after = await home.bytes();
      expect(traces.filter((trace) => isIn(after, trace))).toEqual([]);
    });

    it('holds neither a counter nor an id of a box once nothing may be said', async () => {
      const { boxes, pulse, spent, home, reopened } = await withBallots();
      await boxes.seal(pulse);
      const before = await home.bytes();
      expect([hasCounts(before), ...spent.map((id) => isIn(before, id))]).toEqual([true, true, true, true]);
      await boxes.publish(pulse, null);
      const after = await home.bytes();
      expect([hasCounts(after), ...spent.map((id) => isIn(after, id))]).toEqual([false, false, false, false]);
      expect(await (await reopened()).boxes.find(pulse)).toEqual({ ...BOX, phase: 'published', counted: 0 });
    });

    it('holds the first bulletin of a box, and no counter, once it is published', async () => {
      const { boxes, pulse, spent, home, reopened } = await withBallots();
      await boxes.publish(pulse, bulletinOf(pulse, spent));
      await boxes.publish(pulse, { ...bulletinOf(pulse, []), issued: 0 });
      expect(hasCounts(await home.bytes())).toBe(false);
      const { boxes: again } = await reopened();
      expect(await again.bulletin(pulse)).toEqual(bulletinOf(pulse, spent));
      expect(await again.find(pulse)).toEqual({ ...BOX, phase: 'published', counted: 3 });
      expect(await again.seal(pulse)).toMatchObject({ tally: { counts: [] }, spent });
      expect(await again.add(pulse, spentId(4), ANSWERS)).toBe('closed');
    });

    it('holds the ballots of another pulse as they were when one is scrubbed', async () => {
      const { boxes, rolls, pulse, spent, reopened } = await withBallots();
      const other = newPulse();
      await boxes.open(other, BOX);
      await boxes.add(other, spentId(9), ANSWERS);
      await rolls.create(pulse, ROLL, [member(1)]);
      await rolls.draw(pulse, member(1), 'kept');
      await rolls.create(other, ROLL, [member(1)]);
      await Promise.all([boxes.publish(other, null), rolls.remove(other)]);
      const again = await reopened();
      expect(await again.rolls.draw(pulse, member(1), 'another')).toBe('kept');
      expect(await again.boxes.add(pulse, spentId(1), ANSWERS)).toBe('already-counted');
      expect(await again.boxes.seal(pulse)).toMatchObject({ tally: { counts: COUNTS }, spent });
    });
  });
}
