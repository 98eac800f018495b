// Effects as rows, claimed by whoever comes first; and for each cause a row that says that they were created, and where to look when.
import type { TeamId } from '#domain/ids';
import {
  LEASE_MS,
  WAIT_MOST_MS,
  type Cause,
  type ClaimedEffect,
  type Effect,
  type EffectKind,
  type Effects,
  type Origin,
} from '../../records/effects.ts';
import type { Database } from './database.ts';
import { rewriting } from './rewrite.ts';

/** One statement, so that the effects of a cause are there all or none, and are created once even if some are done since. */
const CREATE = `
  with queue as (
    insert into effect_queues (pulse, cause, tenant, team, planned, due_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing
    returning pulse, cause
  )
  insert into effects (pulse, cause, nth, kind, person, due)
  select pulse, cause, place - 1, kind, person, due
  from queue, unnest($7::text[], $8::uuid[], $9::bigint[]) with ordinality as planned (kind, person, due, place)`;

/** `due_at` of a queue is the earliest that anything in it can be due; it is set right when nothing was found. */
const DUE = `
  select team from effect_queues where tenant = $1 and due_at <= $2 group by team order by min(due_at), team`;

const isDue = (now: string) => `not parked and (due <= ${now} or (attempts > 0 and due > ${now} + ${WAIT_MOST_MS}))`;
const STATE = 'nth, kind, person::text as person, due::float8 as due, attempts, error, parked';

/** Whoever claims at the same moment passes over what is claimed. */
const claim = (queues: string) => `
  with next as (
    select effect.pulse, effect.cause, effect.nth from (
      select pulse, cause, due_at from effect_queues where tenant = $1 and team = $2 and ${queues} order by due_at, pulse, cause
    ) as queue cross join lateral (
      select pulse, cause, nth from effects where effects.pulse = queue.pulse and effects.cause = queue.cause and ${isDue('$3::bigint')}
      order by due, nth limit 1 for update skip locked
    ) as effect limit 1
  )
  update effects set due = $3::bigint + ${LEASE_MS}, attempts = attempts + 1 from next
  where effects.pulse = next.pulse and effects.cause = next.cause and effects.nth = next.nth
  returning effects.pulse, effects.cause, effects.${STATE.replaceAll(', ', ', effects.')}`;

const CLAIM = claim('due_at is not null');
const CLAIM_OF = claim('pulse = $4 and cause = $5');

/** Not if somebody has rescheduled meanwhile: what this statement sees may be older. */
const CORRECT = `
  with seen as (
    select pulse, cause, revision, (
      select min(due) from effects where effects.pulse = effect_queues.pulse and effects.cause = effect_queues.cause and not parked
    ) as next
    from effect_queues where tenant = $1 and team = $2 and due_at <= $3
  )
  update effect_queues as queue set due_at = next from seen
  where queue.pulse = seen.pulse and queue.cause = seen.cause and queue.revision = seen.revision`;

/** The fence: `attempts` is what it was only as long as nobody has claimed it again. */
const SETTLE = 'delete from effects where pulse = $1 and cause = $2 and nth = $3 and attempts = $4';
const RESCHEDULE = `
  with effect as (
    update effects set due = $5, error = $6, parked = $7 where pulse = $1 and cause = $2 and nth = $3 and attempts = $4 returning pulse, cause
  )
  update effect_queues as queue set due_at = least(due_at, $5), revision = revision + 1 from effect
  where queue.pulse = effect.pulse and queue.cause = effect.cause`;

const REMOVE = 'with effect as (delete from effects where pulse = $1) delete from effect_queues where pulse = $1';
const REMOVE_PERSON = `
  delete from effects using effect_queues as queue
  where queue.pulse = effects.pulse and queue.cause = effects.cause and tenant = $1 and person = $2`;

interface Row extends Omit<Effect, 'kind' | 'to'> {
  pulse: Origin['pulse'];
  cause: Cause;
  kind: Effect['kind'];
  person: string | null;
}

export function postgresEffects(database: Pick<Database, 'query'>): Effects {
  const rewriteEffects = rewriting(database, 'effects', 'pulse, cause, nth');
  const rewriteQueues = rewriting(database, 'effect_queues', 'pulse, cause');

  async function claimed(text: string, tenant: Origin['tenant'], team: TeamId, values: unknown[]): Promise<ClaimedEffect | undefined> {
    const [row] = await database.query<Row>(text, [tenant, team, ...values]);
    if (row === undefined) return undefined;
    return { origin: { tenant, team, pulse: row.pulse, cause: row.cause }, effect: toEffect(row), claim: row.attempts };
  }

  const named = ({ origin: { pulse, cause }, effect: { nth }, claim }: ClaimedEffect) => [pulse, cause, nth, claim];

  return {
    create: async ({ pulse, cause, tenant, team }, planned) => {
      const due = planned.map((effect) => effect.due);
      const first = due.length === 0 ? null : due.reduce((least, one) => Math.min(least, one));
      const columns = [planned.map(({ kind }) => kind), planned.map((effect) => ('to' in effect ? effect.to : null)), due];
      await database.query(CREATE, [pulse, cause, tenant, team, planned.length, first, ...columns], { long: true });
    },
    dueTeams: async (tenant, now) => (await database.query<{ team: TeamId }>(DUE, [tenant, now])).map(({ team }) => team),
    claim: async (tenant, team, now) => {
      const found = await claimed(CLAIM, tenant, team, [now]);
      if (found === undefined) await database.query(CORRECT, [tenant, team, now]);
      return found;
    },
    claimOf: ({ tenant, team, pulse, cause }, now) => claimed(CLAIM_OF, tenant, team, [now, pulse, cause]),
    settle: async (effect) => void (await database.query(SETTLE, named(effect), { name: 'settle' })),
    reschedule: async (effect, { due, error, parked }) => void (await database.query(RESCHEDULE, [...named(effect), due, error, parked])),
    ofPulse: async (pulse) => {
      const [queues] = await database.query<{ planned: number }>(
        'select coalesce(sum(planned), 0)::int as planned from effect_queues where pulse = $1',
        [pulse],
      );
      const rows = await database.query<Row>(`select pulse, cause, ${STATE} from effects where pulse = $1 order by cause, nth`, [pulse]);
      return { planned: queues?.planned ?? 0, waiting: rows.map(toEffect) };
    },
    removeParked: async (pulse) => void (await database.query('delete from effects where pulse = $1 and parked', [pulse])),
    remove: async (pulse) => void (await database.query(REMOVE, [pulse], { long: true })),
    removePerson: async (tenant, person) => void (await database.query(REMOVE_PERSON, [tenant, person])),
    forget: async () => void (await Promise.all([rewriteEffects(), rewriteQueues()])),
  };
}

const toEffect = ({ kind, person, nth, due, attempts, error, parked }: Row): Effect =>
  ({ ...toKind(kind, person), nth, due, attempts, error, parked }) as Effect;

const toKind = (kind: Effect['kind'], person: string | null): EffectKind =>
  (person === null ? { kind } : { kind, to: person }) as EffectKind;
