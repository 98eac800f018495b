// What every store promises, whatever it is made of: a function over a factory, so that each store is held to the same sentences.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '#domain/ballot/ballot';
import type { ItemId } from '#domain/ids';
import { MissingDocument } from '../../server/records/documents.ts';
import { newPulse as pulseRecord, type PulseRecord } from '../../server/records/pulse.ts';
import type { BallotStore } from '../../server/store/ballot-store.ts';
import type { MemberStore } from '../../server/store/member-store.ts';
import { termsOf } from '../unit/domain/made-up.ts';
import { effectsContract } from './effects-contract.ts';
import { dueTeam, key, OTHER_TENANT, team, teamId, TENANT } from './made-up-teams.ts';
import { rollsContract } from './rolls-contract.ts';
import { teamsContract } from './teams-contract.ts';
import { newPulse } from './signed-ballot.ts';

/** Both stores of one kind. */
export type Store = MemberStore & BallotStore;

/** What rooms stand on. */
export type Parts = Omit<Store, 'close'>;

export { dueTeam, key, team, TENANT };

const ITEMS = ['relying-1', 'ownership-1', 'candour-1'] as ItemId[];

/** An open pulse of a team. */
export const pulseOf = (number: number, changes: Partial<PulseRecord['terms']> = {}): PulseRecord => ({
  ...pulseRecord({
    tenant: TENANT,
    terms: { ...termsOf(0), items: [...ITEMS], pulse: newPulse(), team: teamId(number), ...changes },
    reminders: 0,
    owners: [],
    joined: [],
  }),
  unplanned: [],
});

export const BOX = { spki: 'c3BraQ==', items: 3, closesAt: 1_000, floor: 5 };
export const ANSWERS: Answer[] = [0, 3, 5];
/** In the order of their numbers, and with bytes that nothing else has. */
export const spentId = (number: number): string => number.toString(16).padStart(16, '0') + 'f1c5a3b7'.repeat(6);

/**
 * The sentences that hold for every store, also one that forgets all at its end.
 * @param opened a store where nothing is stored yet
 */
export function storeContract(opened: () => Promise<Store>): void {
  async function store() {
    const found = await opened();
    onTestFinished(found.close);
    return found;
  }

  describe('documents', () => {
    it('are created once: a second creation changes nothing', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1));
      await teams.create(key(1), { ...team(1), name: 'Usurper' });
      expect((await teams.read(key(1)))?.name).toBe('Team 1');
    });

    it('are as before when an edit throws in the middle', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1));
      const failing = teams.change(key(1), (draft) => {
        draft.name = 'Half done';
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await teams.read(key(1))).toEqual(team(1));
    });

    it('keep each of 100 changes that are made at once', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1));
      const changes = Array.from({ length: 100 }, (_, nth) => teams.change(key(1), (draft) => draft.joinedTeams.push(teamId(nth))));
      expect((await Promise.all(changes)).toSorted((one, other) => one - other)).toEqual(changes.map((_, place) => place + 1));
      expect((await teams.read(key(1)))?.joinedTeams).toHaveLength(100);
    });

    it("can't be changed through what was read, created from or returned by an edit", async () => {
      const { teams } = await store();
      const original = team(1, { joinedTeams: [teamId(5)] });
      await teams.create(key(1), original);
      original.name = 'Changed';
      const read = await teams.read(key(1));
      const edited = await teams.change(key(1), ({ joinedTeams }) => joinedTeams);
      // Some stores refuse, others have given a copy.
      for (const list of [read?.joinedTeams, edited])
        await Promise.resolve(list)
          .then((found) => found?.pop(), undefined)
          .catch(() => undefined);
      expect(await teams.read(key(1))).toEqual(team(1, { joinedTeams: [teamId(5)] }));
    });

    it("can't be changed when there is none", async () => {
      const { teams } = await store();
      await expect(teams.change(key(1), () => {})).rejects.toThrow(MissingDocument);
    });

    it('take any text for a key', async () => {
      const { threads } = await store();
      const keys = ['..', '../up', 'a/b\\c', 'ä 1:?', '%2e'];
      for (const spki of keys) await threads.create(spki, { spki, threads: [] });
      expect(await Promise.all(keys.map(async (name) => (await threads.read(name))?.spki))).toEqual(keys);
    });

    it('keep any text as it is', async () => {
      const { threads } = await store();
      const texts = ['\u0000', '\ud800', '\u{1f600}', '"\\', 'ä\r\n', '\u202e'];
      await threads.create('pulse', { spki: '', threads: [] });
      await threads.change('pulse', (draft) => void (draft.spki = texts.join()));
      expect((await threads.read('pulse'))?.spki).toBe(texts.join());
    });
  });

  rollsContract(store);
  effectsContract(store);

  teamsContract(store);

  describe('pulses', () => {
    it('are found by their team, oldest first, and when they are due', async () => {
      const { pulses } = await store();
      const [late, early, other] = [
        pulseOf(1, { opensAt: 20, closesAt: 30 }),
        pulseOf(1, { opensAt: 10, closesAt: 40 }),
        pulseOf(2, { closesAt: 35 }),
      ];
      for (const pulse of [late, early, other]) await pulses.create(pulse.terms.pulse, pulse);
      expect(await pulses.ofTeam(TENANT, teamId(1))).toEqual([early, late]);
      expect((await pulses.headsOf(TENANT, teamId(1))).map(({ phase, terms }) => [phase, terms.pulse])).toEqual([
        ['open', early.terms.pulse],
        ['open', late.terms.pulse],
      ]);
      expect([await pulses.due(TENANT, 29), await pulses.due(TENANT, 35)]).toEqual([[], [late.terms.pulse, other.terms.pulse]]);
      await pulses.change(late.terms.pulse, (draft) => void Object.assign(draft, { phase: 'closed', scrubbed: true }));
      await pulses.remove(other.terms.pulse);
      expect([await pulses.due(TENANT, 39), await pulses.due(OTHER_TENANT, 99)]).toEqual([[], []]);
    });
  });

  describe('ballot boxes', () => {
    async function withBox() {
      const pulse = newPulse();
      const whole = await store();
      await whole.boxes.open(pulse, BOX);
      return { ...whole, pulse };
    }

    it('count an id once, however often it comes at the same time', async () => {
      const { boxes, pulse } = await withBox();
      const same = Array.from({ length: 100 }, () => spentId(1));
      const [first, ...outcomes] = await Promise.all([spentId(0), ...same].map((id) => boxes.add(pulse, id, ANSWERS)));
      expect([first, ...outcomes.toSorted()]).toEqual(['counted', ...Array.from({ length: 99 }, () => 'already-counted'), 'counted']);
      expect((await boxes.seal(pulse)).tally.counts[2]).toEqual([0, 0, 0, 0, 0, 2]);
    });

    it('count each answer to each item, for their own pulse, and give the ids sorted', async () => {
      const { boxes, pulse } = await withBox();
      const other = newPulse();
      await boxes.open(other, BOX);
      const ballots = [
        boxes.add(pulse, spentId(2), ANSWERS),
        boxes.add(pulse, spentId(1), [1, 3, 4]),
        boxes.add(other, spentId(1), ANSWERS),
      ];
      expect(await Promise.all(ballots)).toEqual(['counted', 'counted', 'counted']);
      expect(await boxes.find(pulse)).toEqual({ ...BOX, phase: 'open', counted: 2 });
      expect(await boxes.seal(pulse)).toMatchObject({
        tally: {
          counts: [
            [1, 1, 0, 0, 0, 0],
            [0, 0, 0, 2, 0, 0],
            [0, 0, 0, 0, 1, 1],
          ],
        },
        spent: [spentId(1), spentId(2)],
      });
    });

    it('are opened once: a second opening empties nothing', async () => {
      const { boxes, pulse } = await withBox();
      await boxes.add(pulse, spentId(1), ANSWERS);
      await boxes.open(pulse, { ...BOX, items: 5 });
      expect(await boxes.find(pulse)).toEqual({ ...BOX, phase: 'open', counted: 1 });
    });

    it('count what they acknowledged and refuse all else, when they are sealed among ballots that come in', async () => {
      const { boxes, pulse } = await withBox();
      const before = Array.from({ length: 50 }, (_, number) => boxes.add(pulse, spentId(number), ANSWERS));
      const sealing = boxes.seal(pulse);
      const after = Array.from({ length: 50 }, (_, number) => boxes.add(pulse, spentId(50 + number), ANSWERS));
      const outcomes = await Promise.all([...before, ...after]);
      const acknowledged = outcomes.flatMap((outcome, number) => (outcome === 'counted' ? [spentId(number)] : []));
      const { spent, tally } = await sealing;
      expect(spent).toEqual(acknowledged);
      expect(tally.counts[2]).toEqual([0, 0, 0, 0, 0, acknowledged.length]);
      expect(await boxes.add(pulse, spentId(200), ANSWERS)).toBe('closed');
    });

    it('say of an id that it is counted also when they are sealed, and give the same tally when they are sealed again', async () => {
      const { boxes, pulse } = await withBox();
      await boxes.add(pulse, spentId(7), ANSWERS);
      const first = await boxes.seal(pulse);
      expect(await boxes.add(pulse, spentId(7), ANSWERS)).toBe('already-counted');
      expect(await boxes.seal(pulse)).toEqual(first);
    });

    it('do not exist for a pulse that has none', async () => {
      const { boxes } = await store();
      const pulse = newPulse();
      expect([await boxes.find(pulse), await boxes.bulletin(pulse)]).toEqual([undefined, null]);
      await expect(boxes.add(pulse, spentId(1), ANSWERS)).rejects.toThrow(MissingDocument);
      await expect(boxes.seal(pulse)).rejects.toThrow(MissingDocument);
      await expect(boxes.publish(pulse, null)).rejects.toThrow(MissingDocument);
    });
  });
}
