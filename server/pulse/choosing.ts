// What a team is asked next, and why; and the leader's say in it before a pulse opens.
import type { Occurrence } from '#domain/cadence/occurrence';
import type { Instant, ItemId, PulseId, TeamId } from '#domain/ids';
import { CORE, factsOf } from '#domain/items/bank';
import { promptAfter } from '#domain/items/prompts';
import { chooseItems, fitTogether, mayBeChosen, type Asked, type AskedBefore } from '#domain/items/rotation';
import type { Policy } from '#domain/policy/policy';
import { besideCheckBack } from '#domain/pulse/terms';
import { doubtsIn } from '#domain/reading/doubt';
import { Refusal } from '#contract/problem';
import type { NextItems } from '#contract/api';
import type { PulseHead, PulseRecord, Pulses } from '../records/pulse.ts';
import { occurrencesToCome, type SharedTerms, type TeamRecord, type Teams } from '../records/team.ts';
import type { DuePromise } from './opening.ts';

interface Dependencies {
  teams: Teams;
  pulses: Pulses;
  duePromise: DuePromise;
  clock: () => Instant;
}

export interface Choosing {
  /** What a pulse asks that opens at a moment: the leader's own list, or the rotation with what was chosen for the occurrence. */
  questionsOf(
    team: Readonly<TeamRecord>,
    at: Instant,
    by: { list: ItemId[] | null; occurrence: Occurrence | null },
  ): Promise<Pick<SharedTerms, 'items' | 'whys' | 'prompt'>>;
  /** What would be asked now, and what at the next occurrence. */
  nextItems(team: TeamId): Promise<NextItems>;
  /**
   * Chooses what the next occurrence asks beside the core; `null` leaves it to the rotation again. Refuses `not-next` for an occurrence
   * that is not the next one or is opening, and `malformed` for more than there is room for and what can't be asked.
   */
  chooseNext(team: TeamId, occurrence: string, items: readonly ItemId[] | null): Promise<NextItems>;
}

export function choosing({ teams, pulses, duePromise, clock }: Dependencies): Choosing {
  /** Of earlier pulses only those are read of which something was asked for the last time: as many as there are statements at most. */
  async function historyOf(team: TeamId): Promise<{ before: AskedBefore[]; last: Readonly<PulseRecord> | undefined }> {
    const heads = await pulses.headsOf(team);
    const needed = new Map(await Promise.all(lastAsked(heads).map(async (id) => [id, await pulses.read(id)] as const)));
    const before = heads.map(({ terms }) => ({
      opensAt: terms.opensAt,
      items: terms.items,
      doubts: doubtsIn(needed.get(terms.pulse)?.report ?? null),
    }));
    const newest = heads.at(-1)?.terms.pulse;
    return { before, last: newest && needed.get(newest) };
  }

  const rotated = ({ policy }: Readonly<TeamRecord>, at: Instant, before: readonly AskedBefore[], chosen: readonly ItemId[]) =>
    chooseItems({ length: policy.length, thriving: policy.thriving, at, before, chosen });

  async function nextItems(team: TeamId): Promise<NextItems> {
    const record = await teams.get(team);
    const { before } = await historyOf(team);
    const occurrence = nextOf(record, clock());
    const chosen = chosenFor(record, occurrence);
    /** What is left of it beside a promise that is asked about at a moment. */
    const beside = async (at: Instant, chosenThen: readonly ItemId[]) => {
      const checkBack = await duePromise(team, at);
      const asked = rotated(record, at, before, chosenThen);
      const { length } = besideCheckBack(
        asked.map(({ item }) => item),
        checkBack,
      );
      return { items: asked.slice(0, length), promise: checkBack !== undefined };
    };
    const now = await beside(clock(), []);
    return {
      now: now.items,
      nowPromise: now.promise,
      thriving: record.policy.thriving,
      next: occurrence && {
        occurrence,
        ...(await beside(occurrence.opensAt, chosen)),
        isChosen: chosen.length > 0,
      },
    };
  }

  return {
    async questionsOf(team, at, { list, occurrence }) {
      const { before, last } = await historyOf(team.team);
      const asked: Asked[] = list
        ? list.map((item) => ({ item, why: { because: 'chosen' } }))
        : rotated(team, at, before, chosenFor(team, occurrence));
      if (list && !fitTogether(list, team.policy)) throw new Refusal('malformed');
      return {
        items: asked.map(({ item }) => item),
        whys: asked.map(({ why }) => why),
        prompt: promptAfter(last?.choice?.prompt ?? null),
      };
    },

    nextItems,

    async chooseNext(team, occurrence, items) {
      await teams.change(team, (draft) => {
        if (nextOf(draft, clock())?.id !== occurrence) throw new Refusal('not-next');
        if (items !== null) checkChoice(items, draft.policy);
        draft.chosenNext = items && { occurrence, items: [...items] };
      });
      return nextItems(team);
    },
  };
}

/** The pulses in which some statement was asked for the last time; the newest is always among them. */
function lastAsked(heads: readonly PulseHead[]): PulseId[] {
  const seen = new Set<ItemId>();
  return heads.toReversed().flatMap(({ terms }) => {
    const isLast = terms.items.some((item) => !seen.has(item));
    for (const item of terms.items) seen.add(item);
    return isLast ? [terms.pulse] : [];
  });
}

/** `null` while one is opening: what it asks is decided. */
function nextOf({ cadence, opening }: Readonly<TeamRecord>, now: Instant): Occurrence | null {
  const [next] = occurrencesToCome(cadence).toSorted((one, other) => one.opensAt - other.opensAt);
  return opening !== null || next === undefined || next.opensAt <= now ? null : next;
}

const chosenFor = ({ chosenNext }: Readonly<TeamRecord>, occurrence: Occurrence | null): ItemId[] =>
  chosenNext !== null && chosenNext.occurrence === occurrence?.id ? chosenNext.items : [];

const facetOf = (item: ItemId) => factsOf(item).facet;

/** Refuses `malformed`: none, more than there is room for beside the core, two of a facet, and what can't be asked together. */
function checkChoice(items: readonly ItemId[], policy: Policy): void {
  const fits =
    items.length > 0 &&
    items.length <= policy.length - CORE.length &&
    fitTogether(items, policy) &&
    new Set(items.map(facetOf)).size === items.length;
  if (!fits || !items.every((item) => mayBeChosen(item, policy))) throw new Refusal('malformed');
}
