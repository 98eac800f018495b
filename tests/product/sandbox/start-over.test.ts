// "Start over" while everybody is busy: the sandbox forgets all and goes on, as often as somebody presses it.
// @module-tag long
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CADENCE, cadenceWith } from '../../support/cadence.ts';
import { aSandbox, type Sandbox } from '../../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await aSandbox();
});
afterAll(() => sandbox.close());

const TIMES = 50;

it('Started over fifty times while somebody saves, reads and goes away in the middle, it is as on the first day and at work', async () => {
  const team = `/api/teams/${sandbox.team}`;
  const faults: number[] = [];
  let isOver = false;
  /** Writes all the time: whatever is refused because everything has just been forgotten, no call may end in a fault. */
  const busy = async (first: string, floor: number) => {
    while (!isOver) {
      const saved = await sandbox.as(first, 'PUT', `${team}/cadence`, cadenceWith({}, { floor }));
      const read = await sandbox.as(first, 'GET', `${team}/pulses`);
      faults.push(...[saved, read].map(({ status }) => status).filter((status) => status === 500));
    }
  };
  const goAway = async () => {
    const headers = { authorization: `Bearer ${await sandbox.token('Amara')}`, 'content-type': 'application/json' };
    while (!isOver) {
      const leaving = new AbortController();
      const call = fetch(`${sandbox.url}${team}/cadence`, {
        method: 'PUT',
        headers,
        body: JSON.stringify(CADENCE),
        signal: leaving.signal,
      });
      setImmediate(() => leaving.abort());
      await call.catch(() => undefined);
      // Nobody can go away more often than somebody else is answered.
      await sandbox.as('Amara', 'GET', `${team}/pulses`);
    }
  };
  const load = [busy('Amara', 6), busy('Jonas', 7), goAway()];
  const restarted: boolean[] = [];
  for (let nth = 0; nth < TIMES; nth++) restarted.push(typeof (await sandbox.post('/restart', {})).now === 'number');
  isOver = true;
  await Promise.all(load);
  expect(restarted).toEqual(Array.from({ length: TIMES }, () => true));
  expect(faults).toEqual([]);

  await sandbox.post('/restart', {});
  expect(await sandbox.stage()).toMatchObject({ pulse: null, nextOpening: null });
  const { pulse } = (await sandbox.as('Jonas', 'POST', `${team}/pulses`, { items: null, workingDays: 3 })).body;
  const voting = await sandbox.voter('Mei', `${team}/pulses/${pulse}`);
  await voting.cast([4, 4, 4, 4]);
  expect(voting.state).toBe('done');
});
