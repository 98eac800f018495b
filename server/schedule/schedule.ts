// The product's story, told once a tick: finish openings, close what is over, publish, scrub, forget what is old, open what is due, follow up.
import { isToCome } from '#domain/cadence/occurrence';
import type { Instant, TeamId, TenantId } from '#domain/ids';
import type { Logger } from 'pino';
import type { CadenceRoom } from '../cadence/cadence.ts';
import type { ErasureRoom } from '../records/erasure.ts';
import type { FollowUpRoom } from '../follow-up/follow-up.ts';
import { WAIT_MOST } from '../follow-up/outbox.ts';
import type { PulseRoom } from '../pulse/pulse.ts';
import type { ReportRoom } from '../report/report.ts';
import { teamKey, type TeamDocument, type Teams } from '../records/team.ts';

interface Needs {
  teams: Teams;
  cadence: CadenceRoom;
  pulse: PulseRoom;
  report: ReportRoom;
  followUp: FollowUpRoom;
  erasure: ErasureRoom;
  credential: { forgetClosed(): void };
  clock: () => Instant;
  log: Logger;
}

export interface Scheduler {
  /** Does what is due; costs what is due, not what exists. Several instances may do it at once on one store. */
  tick(): Promise<void>;
  /** Begins nothing more; resolves when what it has begun is done. */
  stop(): Promise<void>;
}

export function scheduler({ teams, cadence, pulse, report, followUp, erasure, credential, clock, log }: Needs): Scheduler {
  async function serve({ tenant, team }: Pick<TeamDocument, 'tenant' | 'team'>): Promise<void> {
    await pulse.finishOpening(tenant, team);
    for (const { terms } of await due(tenant, team, ({ phase, terms: { closesAt } }) => phase === 'open' && closesAt <= clock())) {
      await report.publish(tenant, team, terms.pulse);
    }
    for (const { terms } of await due(tenant, team, ({ phase, scrubbed }) => phase === 'closed' && !scrubbed)) {
      await report.scrub(tenant, team, terms.pulse);
    }
    for (const { terms } of await due(tenant, team, ({ phase, rollUp }) => phase === 'closed' && rollUp === 'waiting')) {
      await report.sumUp(tenant, team, terms.pulse);
    }
    await erasure.retire(tenant, team, clock());
    await openDue(tenant, team);
  }

  async function due(tenant: TenantId, team: TeamId, isDue: (pulse: TeamDocument['pulses'][number]) => boolean) {
    return (await teams.read(teamKey(tenant, team)))?.pulses.filter(isDue) ?? [];
  }

  /** Outlook is asked once more before anything opens; if it can't be reached, the known occurrence opens on time. */
  async function openDue(tenant: TenantId, team: TeamId): Promise<void> {
    if ((await dueOccurrence(tenant, team)) === undefined) return;
    await cadence.follow(tenant, team).catch(() => log.warn('The series could not be read; opening as it was known'));
    const occurrence = await dueOccurrence(tenant, team);
    if (occurrence) await pulse.openOccurrence(tenant, team, occurrence);
  }

  async function dueOccurrence(tenant: TenantId, team: TeamId) {
    const occurrences = (await teams.read(teamKey(tenant, team)))?.cadence?.occurrences ?? [];
    return occurrences.find((next) => isToCome(next) && next.opensAt <= clock());
  }

  const stopping = new AbortController();

  async function eachDue(now: Instant, act: (team: TeamDocument) => Promise<void>): Promise<void> {
    if (stopping.signal.aborted) return;
    for (const key of await teams.due(now)) {
      const document = await teams.read(key);
      if (document && !stopping.signal.aborted) await act(document).catch(tellOf);
    }
  }

  const tellOf = (error: unknown) => log.error({ stack: stackOf(error) }, 'a step of the schedule failed; it is tried again');

  // Apart, because four hundred notices take minutes and a pulse has to open and close on time.
  const steps = inTurn(() => eachDue(clock(), serve).catch(tellOf));
  const deliveries = inTurn(() => eachDue(horizon(), deliver).catch(tellOf));
  const deliver = ({ tenant, team }: TeamDocument) => followUp.deliver(tenant, team, stopping.signal);

  /** A clock that goes back leaves claims and retries in its future, where nobody would look for them: then everybody is looked at. */
  let latest: Instant = 0;
  function horizon(): Instant {
    const now = clock();
    const wentBack = now < latest - WAIT_MOST;
    latest = now;
    return wentBack ? Number.MAX_SAFE_INTEGER : now;
  }

  async function tick(): Promise<void> {
    credential.forgetClosed();
    await steps();
    await deliveries();
  }

  return {
    tick,
    async stop() {
      stopping.abort();
      await tick();
    },
  };
}

/** One at a time. Who comes while it runs waits for the run after it, which serves all who wait. */
function inTurn(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const begin = () => {
    next = undefined;
    return (running = run());
  };
  return () => (next ??= running.then(begin));
}

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : 'not an error');
