// Promises: made by a leader after a result, one at a time in a team, withdrawn with a reason, and asked about by the first pulse after their day.
import { daysFrom, isOffered, isStanding, stateOf, type TeamPromise } from '#domain/follow-up/promise';
import type { Instant, PulseId, TeamId } from '#domain/ids';
import type { CheckBack, PromiseName, PromiseWords } from '#domain/pulse/check-back';
import { Refusal } from '#contract/problem';
import type { Promises, PromiseView } from '#contract/api';
import { causeOfPromise } from '../records/effects.ts';
import type { PulseRecord, Pulses } from '../records/pulse.ts';
import { dayOf } from '../process/wall-clock.ts';

interface Dependencies {
  pulses: Pulses;
  /** Creates the effects of what has happened to a pulse: the card, the leader's reminder. */
  plan: (pulse: PulseId) => Promise<void>;
  clock: () => Instant;
}

export interface PromiseRoom {
  /** What the page of a closed pulse says. Refuses `unknown-pulse` and `not-closed`. @param leads may make and withdraw one */
  get(team: TeamId, pulse: PulseId, leads: boolean): Promise<Promises>;
  /** Refuses `unknown-pulse`, `not-closed`, `promise-open` while another stands in the team, and `promise-day`. */
  make(team: TeamId, pulse: PulseId, words: PromiseWords): Promise<Promises>;
  /** Withdrawn twice, it keeps its first reason. Refuses `unknown-pulse`, `unknown-promise`, and `promise-asked` once a pulse has asked. */
  withdraw(team: TeamId, pulse: PulseId, which: Pick<PromiseName, 'nth'> & { reason: string }): Promise<Promises>;
  /** What a pulse that opens at a moment is to ask about; `undefined` if no promise is due. */
  due(team: TeamId, opensAt: Instant): Promise<CheckBack | undefined>;
}

/** A promise with where it was made, and which pulse has asked about it. */
interface Known {
  promise: TeamPromise;
  view: PromiseView;
}

export function promiseRoom({ pulses, plan, clock }: Dependencies): PromiseRoom {
  /** All of a team, oldest first, as they stand at a moment. */
  async function promisesOf(team: TeamId, at: Instant): Promise<Known[]> {
    const all = await pulses.ofTeam(team);
    return all.flatMap(({ terms, promises }) =>
      promises.map((promise, nth): Known => {
        const asking = all.find(({ terms: { checkBack } }) => checkBack?.pulse === terms.pulse && checkBack.nth === nth);
        const { ask, expect, until, madeAt, withdrawn } = promise;
        const state = stateOf(promise, dayOf(at, terms.timeZone), asking !== undefined);
        const name = { pulse: terms.pulse, nth, ask, expect, until, madeAt };
        return { promise, view: { ...name, state, reason: withdrawn?.reason ?? null, outcome: asking ? outcomeOf(asking) : null } };
      }),
    );
  }

  async function closedPulse(team: TeamId, pulse: PulseId): Promise<Readonly<PulseRecord>> {
    const record = await pulses.get(team, pulse);
    if (record.report === null) throw new Refusal('not-closed');
    return record;
  }

  /** The other promise of a team that stands in the way of this one. */
  async function standing(team: TeamId, except?: PromiseName): Promise<Known | undefined> {
    const isOther = ({ view }: Known) => view.pulse !== except?.pulse || view.nth !== except.nth;
    return (await promisesOf(team, clock())).find((known) => isStanding(known.view.state) && isOther(known));
  }

  async function get(team: TeamId, pulse: PulseId, leads: boolean): Promise<Promises> {
    const { terms } = await closedPulse(team, pulse);
    const heads = (await pulses.headsOf(team)).filter(({ phase }) => phase === 'closed');
    const isNewest = heads.every((head) => head.terms.closesAt <= terms.closesAt);
    const until = new Set(heads.filter((head) => head.terms.closesAt <= terms.closesAt).map((head) => head.terms.pulse));
    const known = (await promisesOf(team, clock())).map(({ view }) => view).filter((view) => until.has(view.pulse));
    const stands = known.find(({ state }) => isStanding(state));
    const own = known.findLast((view) => view.pulse === pulse && view.state !== 'withdrawn');
    const current = (isNewest ? stands : undefined) ?? own ?? null;
    return {
      current,
      earlier: known.filter((view) => view !== current).toReversed(),
      days: leads && isNewest && stands === undefined ? daysFrom(dayOf(clock(), terms.timeZone)) : null,
      canWithdraw: leads && current !== null && current === stands,
    };
  }

  /** Looked at again once it is written: of two leaders who promise at the same moment at least one sees the other, and gives way. */
  async function giveWay(team: TeamId, { pulse, nth }: PromiseName, promise: TeamPromise): Promise<void> {
    if ((await standing(team, { pulse, nth })) === undefined) return;
    await pulses.change(pulse, (draft) => {
      if (draft.promises[nth]?.madeAt !== promise.madeAt) return;
      draft.promises.splice(nth, 1);
      draft.unplanned = draft.unplanned.filter((cause) => cause !== causeOfPromise(nth));
    });
    throw new Refusal('promise-open');
  }

  return {
    get,

    async make(team, pulse, words) {
      const { terms } = await closedPulse(team, pulse);
      const promise: TeamPromise = { ...words, madeAt: clock(), withdrawn: null };
      if (!isOffered(words.until, dayOf(promise.madeAt, terms.timeZone))) throw new Refusal('promise-day');
      const { promises } = await pulses.get(team, pulse);
      if (await standing(team)) throw new Refusal('promise-open');
      const nth = await pulses.change(pulse, (draft) => {
        // Somebody was faster.
        if (draft.promises.length > promises.length) throw new Refusal('promise-open');
        draft.unplanned.push(causeOfPromise(draft.promises.length));
        return draft.promises.push(promise) - 1;
      });
      await giveWay(team, { pulse, nth }, promise);
      await plan(pulse);
      return get(team, pulse, true);
    },

    async withdraw(team, pulse, { nth, reason }) {
      await closedPulse(team, pulse);
      const known = (await promisesOf(team, clock())).find(({ view }) => view.pulse === pulse && view.nth === nth);
      if (known === undefined) throw new Refusal('unknown-promise');
      if (known.view.state === 'checked') throw new Refusal('promise-asked');
      await pulses.change(pulse, (draft) => {
        const own = draft.promises[nth];
        if (own) own.withdrawn ??= { at: clock(), reason };
      });
      return get(team, pulse, true);
    },

    async due(team, opensAt) {
      const found = (await promisesOf(team, opensAt)).find(({ view }) => view.state === 'due');
      if (found === undefined) return undefined;
      const { pulse, nth, ask, expect, until } = found.view;
      return { pulse, nth, ask, expect, until };
    },
  };
}

const outcomeOf = ({ report }: Readonly<PulseRecord>): PromiseView['outcome'] => {
  if (report === null) return 'asking';
  return (report.outcome === 'published' ? report.checkBack : undefined) ?? 'none';
};
