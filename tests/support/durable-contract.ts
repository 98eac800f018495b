// What every store promises that outlives its process: after a restart all is as it was, and what was scrubbed is gone from the disk.
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeyId, type PulseId } from '#domain/ids';
import { origin, planned } from './effects-contract.ts';
import { KEYS, member, person, roll } from './rolls-contract.ts';
import { newPulse } from './signed-ballot.ts';
import { ANSWERS, BOX, dueTeam, key, pulseOf, spentId, team, type Store } from './store-contract.ts';

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
      const changes = Array.from({ length: 20 }, (_, nth) => teams.change(key(1), (draft) => draft.joinedTeams.push(team(nth).team)));
      await Promise.all([...changes, teams.change(key(1), (draft) => void (draft.name = 'Renamed')), teams.remove(key(2))]);
      const again = (await reopened()).teams;
      expect(await again.read(key(1))).toMatchObject({ name: 'Renamed', joinedTeams: { length: 20 } });
      expect(await again.read(key(2))).toBeUndefined();
    });

    it('the same teams, pulses and effects are due', async () => {
      const { teams, pulses, effects, reopened } = await store();
      const { tenant } = team(1);
      await Promise.all([teams.create(key(1), dueTeam(1, 30, 20)), teams.create(key(2), dueTeam(2, 10))]);
      await teams.change(key(2), (draft) => void (draft.cadence = null));
      const pulse = pulseOf(1, { closesAt: 15 });
      await pulses.create(pulse.terms.pulse, pulse);
      const own = origin(3);
      await effects.create(own, planned(25, 120));
      const again = await reopened();
      expect([await again.teams.due(tenant, 19), await again.teams.due(tenant, 20)]).toEqual([[], [team(1).team]]);
      expect([await again.pulses.due(tenant, 14), await again.pulses.due(tenant, 15)]).toEqual([[], [pulse.terms.pulse]]);
      expect([await again.effects.dueTeams(tenant, 24), await again.effects.dueTeams(tenant, 25)]).toEqual([[], [own.team]]);
      expect((await again.effects.ofPulse(own.pulse)).waiting).toHaveLength(121);
    });

    it('rolls know who was asked, and credentials who has drawn what', async () => {
      const { rolls, credentials, reopened } = await store();
      const asked = roll(1, [person(1), person(2)]);
      await rolls.create(asked);
      const pulse = newPulse();
      await credentials.create(pulse, KEYS, [member(1), member(2)]);
      await credentials.draw(pulse, member(1), 'first');
      const again = await reopened();
      expect([await again.rolls.has(asked.pulse, person(2)), await again.rolls.has(asked.pulse, person(3))]).toEqual([true, false]);
      expect(await again.credentials.find(pulse)).toEqual(KEYS);
      expect(await again.credentials.draw(pulse, member(1), 'another')).toBe('first');
      expect([await again.credentials.hasDrawn(pulse, member(2)), await again.credentials.issued(pulse)]).toEqual([false, 1]);
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

    it('holds neither key nor hash nor member of credentials that were removed, nor anybody of a roll', async () => {
      const { rolls, credentials, home } = await store();
      const pulse = newPulse();
      await rolls.create(roll(1, [person(77)], pulse));
      await credentials.create(pulse, KEYS, [member(1), member(2)]);
      await credentials.draw(pulse, member(1), 'a-conspicuous-hash');
      const traces = [KEYS.ballot.key, KEYS.voice.key, 'a-conspicuous-hash', member(1), pulse, person(77)];
      const before = await home.bytes();
      expect(traces.filter((trace) => !isIn(before, trace))).toEqual([]);
      for (let twice = 0; twice < 2; twice++) await Promise.all([credentials.remove(pulse), rolls.remove(pulse)]);
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
      const { boxes, credentials, pulse, spent, reopened } = await withBallots();
      const other = newPulse();
      await boxes.open(other, BOX);
      await boxes.add(other, spentId(9), ANSWERS);
      await credentials.create(pulse, KEYS, [member(1)]);
      await credentials.draw(pulse, member(1), 'kept');
      await credentials.create(other, KEYS, [member(1)]);
      await Promise.all([boxes.publish(other, null), credentials.remove(other)]);
      const again = await reopened();
      expect(await again.credentials.draw(pulse, member(1), 'another')).toBe('kept');
      expect(await again.boxes.add(pulse, spentId(1), ANSWERS)).toBe('already-counted');
      expect(await again.boxes.seal(pulse)).toMatchObject({ tally: { counts: COUNTS }, spent });
    });
  });
}
