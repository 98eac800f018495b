// What every store promises of effects: created once, claimed by one, settled by whoever holds the claim, found when they are due.
import { describe, expect, it } from 'vitest';
import { DAY, TeamId, TenantId } from '#domain/ids';
import { LEASE_MS, type Effects, type Origin, type PlannedEffect } from '../../server/records/effects.ts';
import { person } from './rolls-contract.ts';
import { newPulse } from './signed-ballot.ts';

const TENANT = TenantId.parse('aaaaaaaa-0000-4000-8000-000000000001');
const teamId = (number: number) => TeamId.parse(`bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`);
export const origin = (team: number, cause: Origin['cause'] = 'opening', pulse = newPulse()): Origin => ({
  tenant: TENANT,
  team: teamId(team),
  pulse,
  cause,
});

/** A card, and a notice for each of so many people. */
export const planned = (due: number, people: number): PlannedEffect[] => [
  { kind: 'announcement', due },
  ...Array.from({ length: people }, (_, nth): PlannedEffect => ({ kind: 'notice', to: person(nth), due })),
];

const NOW = 1_000 * DAY;

/** @param store a new one for each sentence */
export function effectsContract(store: () => Promise<{ effects: Effects }>): void {
  /** One team's effects of one cause, due now. */
  async function created(people = 0) {
    const { effects } = await store();
    const own = origin(1);
    await effects.create(own, planned(NOW, people));
    const claim = async (now = NOW) => effects.claim(TENANT, own.team, now);
    const claimed = async (now = NOW) => (await claim(now)) ?? expect.fail('nothing is due');
    const waiting = async () => (await effects.ofPulse(own.pulse)).waiting;
    return { effects, own, claim, claimed, waiting };
  }

  describe('effects', () => {
    it('are created once: again, when some are done, does not bring them back', async () => {
      const { effects, own, claimed } = await created(250);
      await effects.settle(await claimed());
      await effects.create(own, planned(NOW, 250));
      const { planned: all, waiting } = await effects.ofPulse(own.pulse);
      expect([all, waiting.length]).toEqual([251, 250]);
      await effects.create(own, planned(NOW, 251));
      expect((await effects.ofPulse(own.pulse)).planned).toBe(251);
    });

    it('are created once although all are done', async () => {
      const { effects, own, claim, claimed } = await created();
      await effects.settle(await claimed());
      await effects.create(own, planned(NOW, 0));
      expect([await claim(), await effects.ofPulse(own.pulse)]).toEqual([undefined, { planned: 1, waiting: [] }]);
    });

    it('are claimed in the order in which they are due and were created, each by one', async () => {
      const { effects, own } = await created(2);
      await effects.create({ ...own, cause: 'closing' }, [{ kind: 'result', due: NOW - 1 }]);
      const claims = [];
      for (let nth = 0; nth < 5; nth++) claims.push(await effects.claim(TENANT, own.team, NOW));
      expect(claims.map((claim) => claim?.effect.kind)).toEqual(['result', 'announcement', 'notice', 'notice', undefined]);
    });

    it('are claimed by one each, however many ask at once', async () => {
      const { effects, own } = await created(20);
      const claims = await Promise.all(Array.from({ length: 21 }, () => effects.claim(TENANT, own.team, NOW)));
      const names = claims.flatMap((claim) => (claim ? [`${claim.origin.cause} ${claim.effect.nth}`] : []));
      expect(new Set(names).size).toBe(names.length);
      for (let left = 21 - names.length; left > 0; left--) expect(await effects.claim(TENANT, own.team, NOW)).toBeDefined();
      expect(await effects.claim(TENANT, own.team, NOW)).toBeUndefined();
    });

    it('belong to whoever has claimed them until the claim is over; then to the next, and the word of the first counts no more', async () => {
      const { effects, claim, claimed, waiting } = await created();
      const first = await claimed();
      expect(await claim(NOW + LEASE_MS - 1)).toBeUndefined();
      const second = await claimed(NOW + LEASE_MS);
      await effects.settle(first);
      await effects.reschedule(first, { due: NOW, error: 'throttled', parked: true });
      expect(await waiting()).toMatchObject([{ parked: false, error: null }]);
      await effects.settle(second);
      expect(await waiting()).toEqual([]);
    });

    it('whose claim is over are settled all the same, if nobody has claimed them since', async () => {
      const { effects, claimed, waiting } = await created();
      await effects.reschedule(await claimed(), { due: NOW + DAY, error: 'unavailable', parked: false });
      expect(await waiting()).toMatchObject([{ error: 'unavailable', due: NOW + DAY, attempts: 1 }]);
    });

    it('that are put off come back at their time, and those that are parked never', async () => {
      const { effects, own, claim, claimed } = await created(1);
      await effects.reschedule(await claimed(), { due: NOW + 60_000, error: 'unavailable', parked: false });
      await effects.reschedule(await claimed(), { due: NOW, error: 'Forbidden', parked: true });
      expect([await claim(), await claim(NOW + 59_999)]).toEqual([undefined, undefined]);
      expect([await effects.dueTeams(TENANT, NOW + 59_999), await effects.dueTeams(TENANT, NOW + 60_000)]).toEqual([[], [own.team]]);
      expect((await claimed(NOW + 60_000)).effect).toMatchObject({ kind: 'announcement', attempts: 2 });
    });

    it('that were put off by a clock a year ahead are not lost for that year', async () => {
      const { effects, claimed } = await created();
      await effects.reschedule(await claimed(), { due: NOW + 365 * DAY, error: 'unavailable', parked: false });
      expect((await claimed(NOW)).effect.attempts).toBe(2);
    });

    it('make their team due from the moment of the earliest, and no longer when all are done or gone', async () => {
      const { effects } = await store();
      const [one, two] = [origin(1), origin(2)];
      await effects.create(one, planned(30, 0));
      await effects.create(two, planned(10, 0));
      const due = (now: number) => effects.dueTeams(TENANT, now);
      expect([await due(9), await due(10), await due(30)]).toEqual([[], [two.team], [two.team, one.team]]);
      const claimed = (await effects.claim(TENANT, two.team, 10)) ?? expect.fail('nothing is due');
      await effects.settle(claimed);
      expect(await effects.claim(TENANT, two.team, 30)).toBeUndefined();
      expect(await due(30)).toEqual([one.team]);
      await effects.remove(one.pulse);
      expect(await due(99)).toEqual([]);
    });

    it('of one cause can be claimed by somebody who waits, before what is due earlier', async () => {
      const { effects, own } = await created(1);
      const conversation = { ...own, cause: 'conversation' as const };
      await effects.create(conversation, [{ kind: 'conversation', due: NOW + 1 }]);
      const [first, again] = [await effects.claimOf(conversation, NOW + 1), await effects.claimOf(conversation, NOW + 1)];
      expect([first?.effect.kind, again]).toEqual(['conversation', undefined]);
    });

    it('that were refused for good can be taken away, and the others stay', async () => {
      const { effects, own, claimed, waiting } = await created(1);
      await effects.reschedule(await claimed(), { due: NOW, error: 'Forbidden', parked: true });
      await effects.removeParked(own.pulse);
      expect(await waiting()).toMatchObject([{ kind: 'notice' }]);
    });

    it('for somebody who is erased are gone, and those for others stay', async () => {
      const { effects, waiting } = await created(150);
      await effects.removePerson(TENANT, person(120));
      const left = await waiting();
      expect([left.length, left.some((effect) => 'to' in effect && effect.to === person(120))]).toEqual([150, false]);
    });

    it('that are taken away while somebody is at them take nothing else along', async () => {
      const { effects, own, claimed, waiting } = await created(2);
      await effects.settle(await claimed());
      const notice = await claimed();
      await effects.removePerson(TENANT, person(0));
      await effects.settle(notice);
      expect(await waiting()).toMatchObject([{ kind: 'notice', to: person(1) }]);
      const last = await claimed();
      await effects.remove(own.pulse);
      await effects.reschedule(last, { due: NOW, error: 'late', parked: true });
      expect(await effects.ofPulse(own.pulse)).toEqual({ planned: 0, waiting: [] });
    });

    it('that were claimed by a clock a year ahead are not lost for that year', async () => {
      const { claimed } = await created();
      await claimed(NOW + 365 * DAY);
      expect((await claimed(NOW)).effect.kind).toBe('announcement');
    });

    it('of 250 people are all there, each once', async () => {
      const { effects, own, claim } = await created(250);
      const seen: string[] = [];
      for (let claimed = await claim(); claimed; claimed = await claim()) {
        seen.push('to' in claimed.effect ? claimed.effect.to : claimed.effect.kind);
        await effects.settle(claimed);
      }
      expect([new Set(seen).size, seen.length]).toEqual([251, 251]);
      expect(await effects.ofPulse(own.pulse)).toEqual({ planned: 251, waiting: [] });
    });
  });
}
