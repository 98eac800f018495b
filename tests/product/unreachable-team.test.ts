// One team that fails decides for no other, and not for ever.
// @module-tag long
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DAY, TeamId } from '#domain/ids';
import { Refusal } from '#contract/problem';
import { newTeam, teamKey } from '../../server/records/team.ts';
import { aWorld, WEEKLY, type AWorld } from '../support/instance.ts';
import type { Parts as Store } from '../support/store-contract.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const GHOST = TeamId.parse('ba4b0a4d-0000-4000-8000-00000000dead');

let all: AWorld;
let store: Store;
beforeAll(async () => void (all = await aWorld()));
afterAll(() => all.close());
beforeEach(async () => {
  store = await temporaryStore();
  await all.afresh(store);
});

const teamOf = async (team = all.team) => (await store.teams.read(teamKey(all.tenant, team))) ?? expect.fail('no team');

/** A second team of the same cadence, about which Graph refuses to say anything. */
async function withGhost() {
  const asked = { times: 0 };
  const instance = all.instance(store, undefined, {
    gateways: (usual) => ({
      ...usual,
      directory: {
        ...usual.directory,
        members: async (team) => {
          if (team !== GHOST) return usual.directory.members(team);
          asked.times++;
          throw new Refusal('graph-refused');
        },
      },
      channel: { ...usual.channel, lookUp: async () => ({ team: GHOST, thread: '19:ghost', name: 'Ghost' }) },
    }),
  });
  await instance.cadence.save(await all.caller('Amara'), all.team, WEEKLY);
  const { cadence } = await teamOf();
  const ghost = newTeam({ tenant: all.tenant, team: GHOST, name: 'Ghost', channel: '19:ghost' });
  await store.teams.create(teamKey(all.tenant, GHOST), { ...ghost, cadence });
  const [{ opensAt, closesAt } = expect.fail('no occurrence')] = cadence?.occurrences ?? [];
  return { instance, asked, opensAt, closesAt };
}

it('A team that Graph refuses to tell of fails alone: the other opens on time', async () => {
  const { instance, opensAt } = await withGhost();
  all.world.moveTo(opensAt);
  await instance.tick();
  expect([(await teamOf()).pulse, (await teamOf(GHOST)).pulse]).toEqual([expect.any(String), null]);
});

it('It is asked for less and less often, until its pulse would have closed; then the occurrence is skipped and it rests no more', async () => {
  const { instance, asked, opensAt, closesAt } = await withGhost();
  for (all.world.moveTo(opensAt); all.world.now() < closesAt + DAY; all.world.moveTo(all.world.now() + 10 * 60_000)) await instance.tick();
  const days = (closesAt - opensAt) / DAY;
  // Every quarter of an hour at most, and a few times more in the first.
  expect(asked.times).toBeGreaterThan(days * 24);
  expect(asked.times).toBeLessThan(days * 24 * 4 + 10);
  const { unreachable, cadence } = await teamOf(GHOST);
  expect([unreachable, cadence?.occurrences.filter(({ opensAt: at }) => at <= all.world.now())]).toEqual([null, []]);
});

it('An opening that was begun and can’t be finished is withdrawn when its pulse would have closed', async () => {
  const { instance, closesAt } = await withGhost();
  await store.teams.change(teamKey(all.tenant, GHOST), (draft) => {
    const pulse = 'A'.repeat(22) as NonNullable<typeof draft.pulse>;
    const { reminders, floor, edge, guests, language } = draft.policy;
    draft.pulse = pulse;
    draft.opening = {
      ...{ pulse, occurrence: null, joined: [], policy: { reminders, floor, edge, guests, language, timeZone: 'UTC' } },
      shared: { items: [], opensAt: all.world.now(), closesAt, whys: null, prompt: null },
    };
  });
  await instance.tick();
  expect((await teamOf(GHOST)).opening).not.toBeNull();
  all.world.moveTo(closesAt);
  await instance.tick();
  expect(await teamOf(GHOST)).toMatchObject({ pulse: null, opening: null, unreachable: null });
});
