// What every store promises of rolls: who may draw, and that each draws once.
import { expect, it } from 'vitest';
import { UserId } from '#domain/ids';
import type { Rolls } from '../../server/credential.ts';
import { newPulse } from './signed-ballot.ts';

const member = (number: number) => UserId.parse(`cccccccc-0000-4000-8000-${String(number).padStart(12, '0')}`);
const ROLL = {
  closesAt: 1_000,
  ballot: { key: 'sealed-key-of-ballots', spki: 'c3BraS1i' },
  voice: { key: 'sealed-key-of-voices', spki: 'c3BraS12' },
};

interface Opened {
  rolls: Rolls;
  /** Everything that is stored, as it lies there. */
  home: { bytes(): Promise<string> };
  reopened(): Promise<{ rolls: Rolls }>;
}

/** @param store a new one for each sentence */
export function rollsContract(store: () => Promise<Opened>): void {
  async function created() {
    const pulse = newPulse();
    const whole = await store();
    await whole.rolls.create(pulse, ROLL, [member(3), member(1), member(2)]);
    return { ...whole, pulse };
  }

  it('are created once, with their keys and members, and are there after a restart', async () => {
    const { rolls, pulse, reopened } = await created();
    await rolls.create(pulse, { ...ROLL, closesAt: 2 }, [member(9)]);
    const again = (await reopened()).rolls;
    expect(await again.find(pulse)).toEqual(ROLL);
    expect(await again.draw(pulse, member(9), 'hash')).toBeUndefined();
    expect(await again.find(newPulse())).toBeUndefined();
  });

  it('keep the first that each member draws, however many draw at once, also after a restart', async () => {
    const { rolls, pulse, reopened } = await created();
    const draws = Array.from({ length: 20 }, (_, number) => rolls.draw(pulse, member(1), `hash-${number}`));
    const [recorded, ...others] = new Set(await Promise.all(draws));
    expect([typeof recorded, others]).toEqual(['string', []]);
    const again = (await reopened()).rolls;
    expect(await again.draw(pulse, member(1), 'another')).toBe(recorded);
    expect(await again.draw(pulse, member(2), 'second')).toBe('second');
    expect(await Promise.all([1, 2, 3, 9].map((number) => again.hasDrawn(pulse, member(number))))).toEqual([true, true, false, false]);
    expect(await again.issued(pulse)).toBe(2);
  });

  it('leave neither key nor hash nor member once they are removed, and may be removed again', async () => {
    const { rolls, pulse, home } = await created();
    await rolls.draw(pulse, member(1), 'a-conspicuous-hash');
    const traces = [ROLL.ballot.key, ROLL.voice.key, 'a-conspicuous-hash', member(1), pulse];
    const before = await home.bytes();
    expect(traces.filter((trace) => !before.includes(trace))).toEqual([]);
    await rolls.remove(pulse);
    await rolls.remove(pulse);
    const after = await home.bytes();
    expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
    expect([await rolls.find(pulse), await rolls.issued(pulse), await rolls.hasDrawn(pulse, member(1))]).toEqual([undefined, 0, false]);
    expect(await rolls.draw(pulse, member(1), 'late')).toBeUndefined();
  });
}
