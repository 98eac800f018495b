// What follows a pulse when Microsoft fails: nothing is lost, nothing is doubled, and what can't arrive is shown with its reason.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deliveries } from '#contract/api';
import type { Fault } from '../server/sandbox/stage.ts';
import { CADENCE, aSandbox, type Sandbox } from './support/sandbox.ts';

/** Guests too, who get no notices. */
const WEEKLY = { ...CADENCE, everyWeeks: 1, workingDays: 2, length: 3, reminders: 1, guests: true };

let sandbox: Sandbox;
let team: string;
beforeAll(async () => {
  sandbox = await aSandbox();
  team = (await sandbox.stage()).team.id;
  await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, WEEKLY);
});
afterAll(() => sandbox.close());

const deliveries = async (): Promise<Deliveries> => (await sandbox.as('Amara', 'GET', `/api/teams/${team}/deliveries`)).body;
const cards = async () => (await sandbox.stage()).posts.filter(({ author }) => author === null);
const later = (minutes: number) => sandbox.post('/clock', { to: sandbox.world.now() + minutes * 60_000 });

describe('Follow-ups', () => {
  it('go round the fault that Microsoft has just now, and the card arrives once', async () => {
    await sandbox.post('/clock', { to: 'opening' });
    expect(await cards()).toHaveLength(1);
    for (const kind of ['throttled', 'unavailable', 'garbage'] satisfies Fault['kind'][]) {
      await sandbox.post('/fault', { kind, times: 3 });
      await sandbox.post('/clock', { to: 'closing' });
      await sandbox.post('/fault', { kind, times: 0 });
      await later(120);
      await sandbox.post('/clock', { to: 'opening' });
    }
    const posts = await cards();
    expect(posts.filter(({ card }) => JSON.stringify(card).includes('Fewer than 5 answered'))).toHaveLength(3);
    expect(posts.filter(({ edited }) => edited)).toHaveLength(3);
  });

  it('that a guest can’t get are parked with the name and the reason; the card in the channel reaches them', async () => {
    const { missing, remindersMissing, arrived, planned } = await deliveries();
    expect(missing).toMatchObject([{ kind: 'notice', to: 'Ben Whitaker', state: 'parked', next: null }]);
    expect(remindersMissing).toBe(0);
    expect(planned).toBeGreaterThan(arrived);
  });

  it('that are reminders are only counted, never named', async () => {
    await sandbox.post('/clock', { to: 'closing' });
    const shown = JSON.stringify(await deliveries());
    expect(shown).not.toContain('"reminder"');
  });
});
