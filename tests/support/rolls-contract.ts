// What every store promises of rolls (who was asked) and of credentials (who may draw, and that each draws once).
import { describe, expect, it } from 'vitest';
import { TeamId, TenantId, UserId, type PulseId } from '#domain/ids';
import type { Credentials } from '../../server/credential/record.ts';
import type { RollName } from '../../server/credential/roll-name.ts';
import type { RollRecord, StoredRolls } from '../../server/records/roll.ts';
import { newPulse } from './signed-ballot.ts';

export const member = (number: number): RollName => `cccccccc-0000-4000-8000-${String(number).padStart(12, '0')}` as RollName;
export const KEYS = {
  closesAt: 1_000,
  ballot: { key: 'sealed-key-of-ballots', spki: 'c3BraS1i' },
  voice: { key: 'sealed-key-of-voices', spki: 'c3BraS12' },
};

const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
const OTHER_TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000002');
const team = (number: number) => TeamId.parse(`bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`);
export const person = (number: number): UserId => UserId.parse(`dddddddd-0000-4000-8000-${String(number).padStart(12, '0')}`);
export const roll = (of: number, people: UserId[], pulse: PulseId = newPulse(), tenant = TENANT): RollRecord => ({
  tenant,
  team: team(of),
  pulse,
  people,
});

/** @param store a new one for each sentence */
export function rollsContract(store: () => Promise<{ rolls: StoredRolls; credentials: Credentials }>): void {
  describe('rolls', () => {
    it('are created once, hold everybody who was asked and nobody else, and are nobody once they are removed', async () => {
      const { rolls } = await store();
      const one = roll(1, [person(2), person(1)]);
      await rolls.create(one);
      await rolls.create({ ...one, people: [person(9)] });
      expect((await rolls.people(one.pulse)).toSorted()).toEqual([person(1), person(2)]);
      expect(await Promise.all([1, 2, 9].map((number) => rolls.has(one.pulse, person(number))))).toEqual([true, true, false]);
      await rolls.remove(one.pulse);
      await rolls.remove(one.pulse);
      expect([await rolls.people(one.pulse), await rolls.has(one.pulse, person(1))]).toEqual([[], false]);
    });

    it('of other teams are found by the people on them, in their own tenant only', async () => {
      const { rolls } = await store();
      const [one, two, foreign] = [
        roll(1, [person(1), person(2)]),
        roll(2, [person(2), person(3)]),
        roll(3, [person(2)], newPulse(), OTHER_TENANT),
      ];
      for (const each of [one, two, foreign]) await rolls.create(each);
      const found = async (except: number, ...people: UserId[]) =>
        (await rolls.sharing(TENANT, people, team(except))).map(({ pulse }) => pulse).toSorted();
      expect(await found(9, person(1), person(9))).toEqual([one.pulse]);
      expect(await found(9, person(2))).toEqual([one.pulse, two.pulse].toSorted());
      expect(await found(1, person(2))).toEqual([two.pulse]);
      expect([await found(9, person(9)), await found(9)]).toEqual([[], []]);
      await rolls.remove(one.pulse);
      expect(await found(9, person(1), person(2))).toEqual([two.pulse]);
    });

    it('have somebody else in the place of a person who is replaced, on each roll of the tenant and on no other', async () => {
      const { rolls } = await store();
      const [one, foreign] = [roll(1, [person(1), person(2)]), roll(3, [person(2)], newPulse(), OTHER_TENANT)];
      for (const each of [one, foreign]) await rolls.create(each);
      await rolls.replacePerson(TENANT, person(2), person(8));
      expect([...(await rolls.people(one.pulse))].toSorted()).toEqual([person(1), person(8)]);
      expect(await rolls.people(foreign.pulse)).toEqual([person(2)]);
      expect([await rolls.has(one.pulse, person(2)), await rolls.has(one.pulse, person(8))]).toEqual([false, true]);
    });
  });

  describe('credentials', () => {
    async function created() {
      const pulse = newPulse();
      const { credentials } = await store();
      await credentials.create(pulse, KEYS, [member(3), member(1), member(2)]);
      return { credentials, pulse };
    }

    it('are created once, with their keys and members', async () => {
      const { credentials, pulse } = await created();
      await credentials.create(pulse, { ...KEYS, closesAt: 2 }, [member(9)]);
      expect(await credentials.find(pulse)).toEqual(KEYS);
      expect(await credentials.draw(pulse, member(9), 'hash')).toBeUndefined();
      expect(await credentials.find(newPulse())).toBeUndefined();
    });

    it('keep the first that each member draws, however many draw at once', async () => {
      const { credentials, pulse } = await created();
      const draws = Array.from({ length: 20 }, (_, number) => credentials.draw(pulse, member(1), `hash-${number}`));
      const [recorded, ...others] = new Set(await Promise.all(draws));
      expect([typeof recorded, others]).toEqual(['string', []]);
      expect(await credentials.draw(pulse, member(1), 'another')).toBe(recorded);
      expect(await credentials.draw(pulse, member(2), 'second')).toBe('second');
      expect(await Promise.all([1, 2, 3, 9].map((number) => credentials.hasDrawn(pulse, member(number))))).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect(await credentials.issued(pulse)).toBe(2);
    });

    it('are unknown once they are removed, and may be removed again', async () => {
      const { credentials, pulse } = await created();
      await credentials.draw(pulse, member(1), 'early');
      await credentials.remove(pulse);
      await credentials.remove(pulse);
      const left = [await credentials.find(pulse), await credentials.issued(pulse), await credentials.hasDrawn(pulse, member(1))];
      expect(left).toEqual([undefined, 0, false]);
      expect(await credentials.draw(pulse, member(1), 'late')).toBeUndefined();
    });
  });
}
