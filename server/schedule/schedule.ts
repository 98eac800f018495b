// The product's story, told once a tick: close what is over, publish, scrub, forget what is old, finish openings, open what is due, follow up.
import type { Instant, PulseId, TeamId } from '#domain/ids';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { troubles } from '../process/troubles.ts';
import type { CadenceRoom } from '../cadence/cadence.ts';
import type { CredentialRoom } from '../credential/credential.ts';
import type { FollowUpRoom } from '../follow-up/follow-up.ts';
import type { PulseRoom } from '../pulse/pulse.ts';
import type { TenantEffects } from '../records/effects.ts';
import type { Erasure } from '../records/erasure.ts';
import { endOfReport, type PulseRecord, type Pulses } from '../records/pulse.ts';
import { occurrencesToCome, type TeamRecord, type Teams } from '../records/team.ts';
import type { ReportRoom } from '../report/report.ts';
import type { TeamRoom } from '../team/team.ts';
import { deliveries } from './deliveries.ts';

interface Dependencies {
  teams: Teams;
  pulses: Pulses;
  effects: TenantEffects;
  cadence: CadenceRoom;
  pulse: PulseRoom;
  report: ReportRoom;
  followUp: FollowUpRoom;
  erasure: Erasure;
  team: Pick<TeamRoom, 'checkOn'>;
  credential: Pick<CredentialRoom, 'forgetClosed'>;
  clock: () => Instant;
  log: Logger;
}

export interface Schedule {
  /** Does what is due; costs what is due, not what exists. Several instances may do it at once on one store. */
  tick(): Promise<void>;
  /** Begins nothing more; resolves when what it has begun is done. */
  stop(): Promise<void>;
}

/** Teams and pulses that are served at the same time. */
const AT_ONCE = 8;

export function schedule(dependencies: Dependencies): Schedule {
  const {
    teams,
    pulses,
    effects,
    cadence,
    pulse: pulseRoom,
    report,
    followUp,
    erasure,
    team: teamRoom,
    credential,
    clock,
    log,
  } = dependencies;
  const stopping = new AbortController();

  /** One step after the other, as long as there is one: each is seen in what the last has written. */
  async function servePulse(id: PulseId): Promise<void> {
    for (;;) {
      const record = await pulses.read(id);
      const step = record && stepOf(record, clock());
      if (record === undefined || step === undefined || stopping.signal.aborted) return;
      await STEPS[step](record);
      if (step === 'sum up' && (await pulses.read(id))?.rollUp === 'waiting') return;
    }
  }

  const STEPS: Record<Step, (record: Readonly<PulseRecord>) => Promise<void>> = {
    plan: ({ terms }) => followUp.plan(terms.pulse),
    publish: report.publish,
    scrub: report.scrub,
    'sum up': report.sumUp,
    retire: ({ terms }) => erasure.retire(terms.pulse),
  };

  /** Outlook is asked once more before anything opens; if it can't be reached, the known occurrence opens on time. */
  async function serveTeam(team: TeamId): Promise<void> {
    const found = await teams.get(team);
    if (found.opening) return pulseRoom.completeOpening(team);
    if (dueOccurrence(found) === undefined) return;
    await cadence.follow(team).catch((error: unknown) => troubled(error, 'The series could not be read; opening as it was known', team));
    const occurrence = dueOccurrence(await teams.get(team));
    if (occurrence) await pulseRoom.openOccurrence(team, occurrence);
  }

  /** A team that fails fails alone: it rests for longer each time. It may have failed because we are not in it any more. */
  async function serveOrRest(team: TeamId): Promise<void> {
    try {
      await serveTeam(team);
      if ((await teams.get(team)).unreachable) await teams.change(team, (draft) => void (draft.unreachable = null));
    } catch (error) {
      logFailure(error, team);
      await teamRoom.checkOn(team).catch(() => undefined);
      await teams.change(team, (draft) => {
        const tries = (draft.unreachable?.tries ?? 0) + 1;
        if (draft.presence !== 'gone') draft.unreachable = { tries, until: clock() + restAfter(tries) };
      });
    }
  }

  const dueOccurrence = (team: Readonly<TeamRecord>) => occurrencesToCome(team.cadence).find((next) => next.opensAt <= clock());

  async function each<T extends string>(due: Promise<T[]>, serve: (one: T) => Promise<void>): Promise<void> {
    const limit = pLimit(AT_ONCE);
    const attempt = (one: T) => serve(one).catch((error: unknown) => logFailure(error, one));
    await Promise.all((await due).map((one) => limit(() => (stopping.signal.aborted ? undefined : attempt(one)))));
  }

  const troubled = troubles(log);
  const logFailure = (error: unknown, where?: string) => troubled(error, 'a step of the schedule failed; it is tried again', where);

  // Pulses first, so that a team whose pulse closes now can open the next.
  const steps = serialized(async () => {
    const now = clock();
    if (stopping.signal.aborted) return;
    await each(pulses.due(now), servePulse).catch((error: unknown) => logFailure(error));
    await each(teams.due(now), serveOrRest).catch((error: unknown) => logFailure(error));
  });

  const deliver = deliveries({ effects, deliverNext: followUp.deliverNext, clock, stopping: stopping.signal, logFailure });

  async function tick(): Promise<void> {
    await credential.forgetClosed();
    await steps();
    await deliver();
  }

  return {
    tick,
    async stop() {
      stopping.abort();
      await tick();
    },
  };
}

const REST_FIRST_MS = 30_000;
/** An outage that lasts costs a team no more than this after its end. */
const REST_MOST_MS = 15 * 60_000;

/** In milliseconds. After the first failure a team is tried again at once: most of them pass. */
const restAfter = (tries: number): number => (tries === 1 ? 0 : Math.min(REST_FIRST_MS * 2 ** (tries - 2), REST_MOST_MS));

type Step = 'plan' | 'publish' | 'scrub' | 'sum up' | 'retire';

/** What a pulse needs next, if anything. */
function stepOf({ phase, terms, unplanned, scrubbed, rollUp }: Readonly<PulseRecord>, now: Instant): Step | undefined {
  if (phase === 'open' && terms.closesAt <= now) return 'publish';
  if (unplanned.length > 0) return 'plan';
  if (phase === 'open') return undefined;
  if (!scrubbed) return 'scrub';
  if (rollUp === 'waiting') return 'sum up';
  return endOfReport(terms) <= now ? 'retire' : undefined;
}

/** One at a time. Who comes while it runs waits for the run after it, which serves all who wait. */
function serialized(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const begin = () => {
    next = undefined;
    return (running = run());
  };
  return () => (next ??= running.then(begin));
}
