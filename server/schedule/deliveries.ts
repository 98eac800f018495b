// Deliveries of all teams: each team's one after another, the teams side by side and in turn, so that none waits for another's thousands.
import pLimit from 'p-limit';
import type { Instant, TeamId } from '#domain/ids';
import { WAIT_MOST_MS, type TenantEffects } from '../records/effects.ts';
import type { FollowUpRoom } from '../follow-up/follow-up.ts';

interface Dependencies {
  effects: Pick<TenantEffects, 'dueTeams'>;
  deliverNext: FollowUpRoom['deliverNext'];
  clock: () => Instant;
  stopping: AbortSignal;
  logFailure: (error: unknown, team: TeamId) => void;
}

/** Effects that are done at the same time. Who waits for a place is served in the order of coming: so teams take turns. */
const AT_ONCE = 8;

/** @returns what begins with the teams that are due now, beside those at which it still is, and resolves when all are done */
export function deliveries({ effects, deliverNext, clock, stopping, logFailure }: Dependencies): () => Promise<void> {
  const limit = pLimit(AT_ONCE);
  const active = new Map<TeamId, Promise<void>>();
  let latest: Instant = 0;

  /** A clock that goes back leaves retries in its future, where nobody would look for them: then every team is looked at. */
  function deliveryHorizon(): Instant {
    const now = clock();
    const wentBack = now < latest - WAIT_MOST_MS;
    latest = now;
    return wentBack ? Number.MAX_SAFE_INTEGER : now;
  }

  async function serve(team: TeamId): Promise<void> {
    while (await limit(async () => !stopping.aborted && (await deliverNext(team))));
  }

  return async () => {
    for (const team of await effects.dueTeams(deliveryHorizon())) {
      if (active.has(team) || stopping.aborted) continue;
      const served = serve(team)
        .catch((error: unknown) => logFailure(error, team))
        .finally(() => active.delete(team));
      active.set(team, served);
    }
    await Promise.all(active.values());
  };
}
