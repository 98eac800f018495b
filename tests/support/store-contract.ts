// What every store promises, whatever it is made of: a function over a factory, so that each store is held to the same sentences.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '#domain/ballot/ballot';
import { TeamId, TenantId, UserId } from '#domain/ids';
import type { BallotBoxes } from '../../server/ballot/ballot.ts';
import type { Rolls } from '../../server/credential/credential.ts';
import { MissingDocument, type Documents } from '../../server/records/documents.ts';
import { teamKey, type Effect, type Opening, type PulseRecord, type TeamDocument, type Teams } from '../../server/records/team.ts';
import type { OpenVoices, PublishedVoices } from '../../server/ballot/voice.ts';
import { rollsContract } from './rolls-contract.ts';
import { newPulse } from './signed-ballot.ts';

export interface Store extends Parts {
  close(): Promise<void>;
}

/** What rooms stand on. */
export interface Parts {
  teams: Teams;
  rolls: Rolls;
  boxes: BallotBoxes;
  voices: Documents<OpenVoices>;
  threads: Documents<PublishedVoices>;
}

const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
const OTHER_TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000002');
const teamId = (number: number) => TeamId.parse(`bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`);
export const key = (number: number): string => teamKey(TENANT, teamId(number));

export const announcement = (due: number): Effect => {
  const state = { key: `announcement-${due}`, due, attempts: 0, error: null, parked: false };
  return { ...state, kind: 'announcement', pulse: newPulse() };
};
export const team = (number: number, due: number[] = [], tenant = TENANT): TeamDocument => {
  const empty = { cadence: null, opening: null, pulses: [] };
  return {
    tenant,
    team: teamId(number),
    name: `Team ${number}`,
    channel: 'channel',
    ...empty,
    outbox: due.map(announcement),
  };
};

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
      const changes = Array.from({ length: 100 }, (_, due) => teams.change(key(1), (draft) => draft.outbox.push(announcement(due))));
      expect((await Promise.all(changes)).toSorted((one, other) => one - other)).toEqual(changes.map((_, place) => place + 1));
      expect((await teams.read(key(1)))?.outbox).toHaveLength(100);
    });

    it("can't be changed through what was read, created from or returned by an edit", async () => {
      const { teams } = await store();
      const original = team(1, [5]);
      await teams.create(key(1), original);
      original.name = 'Changed';
      const read = await teams.read(key(1));
      read?.outbox.pop();
      (await teams.change(key(1), ({ outbox }) => outbox)).pop();
      expect(await teams.read(key(1))).toMatchObject({ name: 'Team 1', outbox: [{ due: 5 }] });
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

  describe('rolls', () => rollsContract(store));

  describe('teams', () => {
    it('are listed for their own tenant only', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1));
      await teams.create(teamKey(OTHER_TENANT, teamId(2)), team(2, [], OTHER_TENANT));
      expect((await teams.list(TENANT)).map(({ name }) => name)).toEqual(['Team 1']);
    });

    it('are found by the people on their rolls, open or remembered, in their own tenant only', async () => {
      const { teams } = await store();
      const person = (number: number) => UserId.parse(`dddddddd-0000-4000-8000-${String(number).padStart(12, '0')}`);
      const asking = (number: number, roll: UserId[], tenant = TENANT): TeamDocument => ({
        ...team(number, [], tenant),
        pulses: [{ phase: 'closed', scrubbed: true, roll, terms: { closesAt: 0 } } as PulseRecord],
      });
      await teams.create(key(1), asking(1, [person(1), person(2)]));
      await teams.create(key(2), { ...team(2), opening: { roll: [person(2), person(3)] } as Opening });
      await teams.create(teamKey(OTHER_TENANT, teamId(3)), asking(3, [person(2)], OTHER_TENANT));
      const found = async (...people: UserId[]) => (await teams.sharing(TENANT, people)).map(({ name }) => name).toSorted();
      expect([await found(person(1), person(9)), await found(person(2)), await found(person(9)), await found()]).toEqual([
        ['Team 1'],
        ['Team 1', 'Team 2'],
        [],
        [],
      ]);
      await teams.change(key(1), (draft) => void (draft.pulses = []));
      expect(await found(person(1), person(2))).toEqual(['Team 2']);
    });

    it('are due from the moment of their earliest effect, and no longer when it is done or they are gone', async () => {
      const { teams } = await store();
      await Promise.all([teams.create(key(1), team(1, [30, 20])), teams.create(key(2), team(2, [10])), teams.create(key(3), team(3))]);
      expect([await teams.due(9), await teams.due(10), await teams.due(20)]).toEqual([[], [key(2)], [key(2), key(1)]]);
      await teams.change(key(2), (draft) => void (draft.outbox = []));
      expect(await teams.due(25)).toEqual([key(1)]);
      await teams.remove(key(1));
      expect(await teams.due(99)).toEqual([]);
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
