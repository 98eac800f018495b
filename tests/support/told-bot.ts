// The bot in a tenant of its own for a file of tests, and what Teams and Outlook say to it in Microsoft's documented forms.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { activities, type Activities } from '../../server/sandbox/activities.ts';
import { graphAtOnce } from './graph-at-once.ts';
import { aTenant, type Tenant } from './tenant.ts';

export const COMMAND = { commandId: 'sendPulse', commandContext: 'compose', requestId: 'fe50f49e', context: { theme: 'default' } };
export const QUERY = { commandId: 'pulses', parameters: [{ name: 'query', value: 'har' }], queryOptions: { skip: 0, count: 25 } };
export const CARD = { team: 'ba4b0a4d-0000-4000-8000-000000000001', pulse: 'A'.repeat(22), key: 'B'.repeat(43) };
export const TASK = { data: { msteams: { type: 'task/fetch' }, ...CARD }, context: { theme: 'default' } };
/** A tenant that is not ours, and a team of it. */
export const STRANGERS = 'dddddddd-0000-4000-8000-000000000001';

/** Installed in the team before each test. @param told gets the tenant and what makes activities in it, once both are there */
export function toldBot(told: (on: Tenant, make: Activities) => void): void {
  let on: Tenant;
  beforeAll(async () => {
    on = await aTenant();
    told(on, activities(on.world, on.serviceUrl));
  });
  afterAll(() => on.close());
  beforeEach(() => on.ms.install());
  graphAtOnce();
}
