// The product's story, told once a tick: finish openings, close what is over, publish, scrub, open what is due, follow up.
import type { Instant, TeamId, TenantId } from '#domain/ids';
import type { Logger } from 'pino';
import type { CadenceRoom } from './cadence.ts';
import type { FollowUpRoom } from './follow-up.ts';
import type { PulseRoom } from './pulse.ts';
import type { ReportRoom } from './report.ts';
import { teamKey, type TeamDocument, type Teams } from './team.ts';

interface Needs {
  teams: Teams;
  cadence: CadenceRoom;
  pulse: PulseRoom;
  report: ReportRoom;
  followUp: FollowUpRoom;
  clock: () => Instant;
  log: Logger;
}

export interface Scheduler {
  /** Does what is due; costs what is due, not what exists. A second call waits for the first. */
  tick(): Promise<void>;
}

export function scheduler({ teams, cadence, pulse, report, followUp, clock, log }: Needs): Scheduler {
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
    await openDue(tenant, team);
    await followUp.deliver(tenant, team);
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
    return occurrences.find(({ state, opensAt }) => (state === 'planned' || state === 'moved') && opensAt <= clock());
  }

  async function run(): Promise<void> {
    for (const key of await teams.due(clock())) {
      const document = await teams.read(key);
      if (document)
        await serve(document).catch((error: unknown) =>
          log.error({ stack: stackOf(error) }, 'a step of the schedule failed; it is tried again'),
        );
    }
  }

  let running: Promise<void> = Promise.resolve();
  return { tick: () => (running = running.then(run)) };
}

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : 'not an error');
