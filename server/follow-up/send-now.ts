// What a leader waits for is not left to the schedule.
import type { Instant, PulseId, TeamId } from '#domain/ids';
import type { Cause, TenantEffects } from '../records/effects.ts';
import type { Delivery } from './delivery.ts';
import type { Planner } from './plan.ts';

interface Dependencies {
  effects: Pick<TenantEffects, 'claimOf'>;
  plan: Planner;
  attempt: Delivery['attempt'];
  clock: () => Instant;
}

/** Creates the effects of what has been written down and tries this one at once. What does not work now the outbox tries again. */
export type SendNow = (team: TeamId, pulse: PulseId, cause: Cause) => Promise<void>;

export const sendNow =
  ({ effects, plan, attempt, clock }: Dependencies): SendNow =>
  async (team, pulse, cause) => {
    await plan(pulse);
    const claimed = await effects.claimOf({ team, pulse, cause }, clock());
    if (claimed) await attempt(claimed);
  };
