// What every store promises of rolls: who may draw, and that each draws once.
import { expect, it } from 'vitest';
import type { RollName, Rolls } from '../../server/credential/credential.ts';
import { newPulse } from './signed-ballot.ts';

export const member = (number: number): RollName => `cccccccc-0000-4000-8000-${String(number).padStart(12, '0')}` as RollName;
export const ROLL = {
  closesAt: 1_000,
  ballot: { key: 'sealed-key-of-ballots', spki: 'c3BraS1i' },
  voice: { key: 'sealed-key-of-voices', spki: 'c3BraS12' },
};

/** @param store a new one for each sentence */
export function rollsContract(store: () => Promise<{ rolls: Rolls }>): void {
  async function created() {
    const pulse = newPulse();
    const { rolls } = await store();
    await rolls.create(pulse, ROLL, [member(3), member(1), member(2)]);
    return { rolls, pulse };
  }

  it('are created once, with their keys and members', async () => {
    const { rolls, pulse } = await created();
    await rolls.create(pulse, { ...ROLL, closesAt: 2 }, [member(9)]);
    expect(await rolls.find(pulse)).toEqual(ROLL);
    expect(await rolls.draw(pulse, member(9), 'hash')).toBeUndefined();
    expect(await rolls.find(newPulse())).toBeUndefined();
  });

  it('keep the first that each member draws, however many draw at once', async () => {
    const { rolls, pulse } = await created();
    const draws = Array.from({ length: 20 }, (_, number) => rolls.draw(pulse, member(1), `hash-${number}`));
    const [recorded, ...others] = new Set(await Promise.all(draws));
    expect([typeof recorded, others]).toEqual(['string', []]);
    expect(await rolls.draw(pulse, member(1), 'another')).toBe(recorded);
    expect(await rolls.draw(pulse, member(2), 'second')).toBe('second');
    expect(await Promise.all([1, 2, 3, 9].map((number) => rolls.hasDrawn(pulse, member(number))))).toEqual([true, true, false, false]);
    expect(await rolls.issued(pulse)).toBe(2);
  });

  it('are unknown once they are removed, and may be removed again', async () => {
    const { rolls, pulse } = await created();
    await rolls.draw(pulse, member(1), 'early');
    await rolls.remove(pulse);
    await rolls.remove(pulse);
    expect([await rolls.find(pulse), await rolls.issued(pulse), await rolls.hasDrawn(pulse, member(1))]).toEqual([undefined, 0, false]);
    expect(await rolls.draw(pulse, member(1), 'late')).toBeUndefined();
  });
}
