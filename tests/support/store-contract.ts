// What every store promises, whatever it is made of: a function over a factory, so that each store is held to the same sentences.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '#domain/ballot';
import { KeyId, TeamId, TenantId, type PulseId } from '#domain/ids';
import type { BallotBoxes } from '../../server/ballot.ts';
import type { Rolls } from '../../server/credential.ts';
import { MissingDocument, type Documents } from '../../server/documents.ts';
import { teamKey, type Effect, type TeamDocument, type Teams } from '../../server/team.ts';
import type { OpenVoices, PublishedVoices } from '../../server/voice.ts';
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

export interface Home {
  open(): Promise<Store>;
  /** Everything that it has stored, as it lies there. */
  bytes(): Promise<string>;
}

const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
const OTHER_TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000002');
const teamId = (number: number) => TeamId.parse(`bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`);
const key = (number: number) => teamKey(TENANT, teamId(number));

const announcement = (due: number): Effect => {
  const state = { key: `announcement-${due}`, due, attempts: 0, error: null, parked: false };
  return { ...state, kind: 'announcement', pulse: newPulse() };
};
const team = (number: number, due: number[] = [], tenant = TENANT): TeamDocument => {
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
export const spentId = (number: number) => number.toString(16).padStart(64, '0');
const bulletinOf = (pulse: PulseId, spent: string[]) => ({
  pulse,
  keyId: KeyId.parse('k'.repeat(43)),
  roll: 9,
  issued: 8,
  counted: spent.length,
  spent,
  root: '0'.repeat(64),
});

/**
 * The sentences that hold for every store.
 * @param newHome a place where nothing is stored yet
 */
export function storeContract(newHome: () => Promise<Home>): void {
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

  describe('documents', () => {
    it('come back after a restart as they were changed last, and not at all once they are removed', async () => {
      const { teams, reopened } = await store();
      await Promise.all([teams.create(key(1), team(1)), teams.create(key(2), team(2))]);
      await teams.change(key(1), (draft) => void (draft.name = 'Renamed'));
      await teams.remove(key(2));
      const again = (await reopened()).teams;
      expect((await again.read(key(1)))?.name).toBe('Renamed');
      expect(await again.read(key(2))).toBeUndefined();
    });

    it('leave nothing in what is stored once they are removed', async () => {
      const { teams, home } = await store();
      await teams.create(key(1), { ...team(1), name: 'Conspicuous' });
      expect(await home.bytes()).toContain('Conspicuous');
      await teams.remove(key(1));
      expect(await home.bytes()).not.toContain('Conspicuous');
    });

    it('are created once: a second creation changes nothing', async () => {
      const { teams } = await store();
      await teams.create(key(1), team(1));
      await teams.create(key(1), { ...team(1), name: 'Usurper' });
      expect((await teams.read(key(1)))?.name).toBe('Team 1');
    });

    it('are as before when an edit throws in the middle, also after a restart', async () => {
      const { teams, reopened } = await store();
      await teams.create(key(1), team(1));
      const failing = teams.change(key(1), (draft) => {
        draft.name = 'Half done';
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await teams.read(key(1))).toEqual(team(1));
      expect(await (await reopened()).teams.read(key(1))).toEqual(team(1));
    });

    it('keep each of 100 changes that are made at once', async () => {
      const { teams, reopened } = await store();
      await teams.create(key(1), team(1));
      const results = Array.from({ length: 100 }, (_entry, due) => teams.change(key(1), (draft) => draft.outbox.push(announcement(due))));
      expect(await Promise.all(results)).toEqual(results.map((_entry, place) => place + 1));
      expect((await (await reopened()).teams.read(key(1)))?.outbox).toHaveLength(100);
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
      const { teams, reopened } = await store();
      const keys = ['..', '../up', 'a/b\\c', 'ä 1:?', '%2e'];
      for (const [place, name] of keys.entries()) await teams.create(name, team(place));
      const again = (await reopened()).teams;
      expect(await Promise.all(keys.map(async (name) => (await again.read(name))?.name))).toEqual(keys.map((_, place) => `Team ${place}`));
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

    it('are due from the moment of their earliest effect, and no longer when it is done; a restart changes nothing', async () => {
      const { teams, reopened } = await store();
      await Promise.all([teams.create(key(1), team(1, [30, 20])), teams.create(key(2), team(2, [10])), teams.create(key(3), team(3))]);
      expect([await teams.due(9), await teams.due(10), await teams.due(20)]).toEqual([[], [key(2)], [key(2), key(1)]]);
      await teams.change(key(2), (draft) => void (draft.outbox = []));
      expect(await teams.due(25)).toEqual([key(1)]);
      const again = (await reopened()).teams;
      expect([await again.due(19), await again.due(20)]).toEqual([[], [key(1)]]);
      await again.remove(key(1));
      expect(await again.due(99)).toEqual([]);
    });
  });

  describe('ballot boxes', () => {
    async function opened() {
      const pulse = newPulse();
      const whole = await store();
      await whole.boxes.open(pulse, BOX);
      return { ...whole, pulse };
    }

    it('count an id once, however often it comes at the same time', async () => {
      const { boxes, pulse } = await opened();
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => boxes.add(pulse, spentId(1), ANSWERS)));
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 99 }, () => 'already-counted'), 'counted']);
      expect((await boxes.find(pulse))?.counted).toBe(1);
    });

    it('know after a restart what they counted, and refuse it still', async () => {
      const { boxes, pulse, reopened } = await opened();
      await Promise.all([boxes.add(pulse, spentId(2), ANSWERS), boxes.add(pulse, spentId(1), [1, 3, 4])]);
      const again = (await reopened()).boxes;
      expect(await again.find(pulse)).toEqual({ ...BOX, phase: 'open', counted: 2 });
      expect(await again.add(pulse, spentId(2), ANSWERS)).toBe('already-counted');
      expect(await again.seal(pulse)).toMatchObject({
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
      const { boxes, pulse } = await opened();
      await boxes.add(pulse, spentId(1), ANSWERS);
      await boxes.open(pulse, { ...BOX, items: 5 });
      expect(await boxes.find(pulse)).toEqual({ ...BOX, phase: 'open', counted: 1 });
    });

    it('count what they acknowledged and refuse all else, when they are sealed among ballots that come in', async () => {
      const { boxes, pulse, reopened } = await opened();
      const before = Array.from({ length: 50 }, (_entry, number) => boxes.add(pulse, spentId(number), ANSWERS));
      const sealing = boxes.seal(pulse);
      const after = Array.from({ length: 50 }, (_entry, number) => boxes.add(pulse, spentId(50 + number), ANSWERS));
      const outcomes = await Promise.all([...before, ...after]);
      const acknowledged = outcomes.flatMap((outcome, number) => (outcome === 'counted' ? [spentId(number)] : []));
      const { spent, tally } = await sealing;
      expect(spent).toEqual(acknowledged);
      expect(tally.counts[2]).toEqual([0, 0, 0, 0, 0, acknowledged.length]);
      expect(await boxes.add(pulse, spentId(200), ANSWERS)).toBe('closed');
      expect(await (await reopened()).boxes.add(pulse, spentId(200), ANSWERS)).toBe('closed');
    });

    it('give the same tally when they are sealed again, also after a restart', async () => {
      const { boxes, pulse, reopened } = await opened();
      await boxes.add(pulse, spentId(7), ANSWERS);
      const first = await boxes.seal(pulse);
      expect(await boxes.seal(pulse)).toEqual(first);
      expect(await (await reopened()).boxes.seal(pulse)).toEqual(first);
    });

    it('store ids in an order that says nothing about who came first', async () => {
      const { boxes, pulse, home } = await opened();
      for (const number of [9, 1, 5, 3]) await boxes.add(pulse, spentId(number), ANSWERS);
      const text = await home.bytes();
      const places = [1, 3, 5, 9].map((number) => text.indexOf(spentId(number)));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places).not.toContain(-1);
    });

    it('hold neither a counter nor an id once nothing may be said', async () => {
      const { boxes, pulse, home, reopened } = await opened();
      await Promise.all([1, 2, 3].map((number) => boxes.add(pulse, spentId(number), ANSWERS)));
      await boxes.seal(pulse);
      expect(await home.bytes()).toMatch(/\[3,0,0,0,0,0\]/);
      await boxes.publish(pulse, null);
      const { boxes: again } = await reopened();
      const text = await home.bytes();
      expect([1, 2, 3].filter((number) => text.includes(spentId(number)))).toEqual([]);
      expect(text).not.toMatch(/\[\d+(,\d+)*\]|counts|counted/);
      expect(await again.find(pulse)).toEqual({ ...BOX, phase: 'published', counted: 0 });
    });

    it('hold the bulletin and no counter once it is published, and the first bulletin stays', async () => {
      const { boxes, pulse, home, reopened } = await opened();
      await Promise.all([1, 2, 3].map((number) => boxes.add(pulse, spentId(number), ANSWERS)));
      const { spent } = await boxes.seal(pulse);
      await boxes.publish(pulse, bulletinOf(pulse, spent));
      await boxes.publish(pulse, { ...bulletinOf(pulse, []), issued: 0 });
      expect(await home.bytes()).not.toMatch(/\[\d+(,\d+)*\]|counts/);
      const { boxes: again } = await reopened();
      expect(await again.bulletin(pulse)).toEqual(bulletinOf(pulse, spent));
      expect(await again.seal(pulse)).toMatchObject({ tally: { counts: [] }, spent });
      expect(await again.add(pulse, spentId(4), ANSWERS)).toBe('closed');
    });

    it('do not exist for a pulse that has none', async () => {
      const { boxes } = await store();
      expect(await boxes.find(newPulse())).toBeUndefined();
      await expect(boxes.add(newPulse(), spentId(1), ANSWERS)).rejects.toThrow(MissingDocument);
    });
  });
}
