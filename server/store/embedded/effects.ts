// Effects in files, some of one cause in each, so that one that is settled costs the same in a small team and in a large one.
import type { PulseId, TeamId } from '#domain/ids';
import {
  created,
  EFFECTS,
  GROUP_MOST,
  inOrder,
  isDue,
  LEASE_MS,
  type ClaimedEffect,
  type Effect,
  type EffectGroup,
  type Effects,
  type Origin,
} from '../../records/effects.ts';
import { teamKey } from '../../records/team.ts';
import { dueIndex, type DueIndex } from './due-index.ts';
import { embeddedDocuments } from './documents.ts';
import type { Fatal } from './slot.ts';

interface Claim {
  id: number;
  until: number;
}

/** One process has the folder, so claims lie in its memory; after a crash everything is to be done again at once. */
export function embeddedEffects(
  folder: string,
  stored: ReadonlyMap<string, EffectGroup>,
  fatal: Fatal,
): Effects & { settled(): Promise<void> } {
  /** The groups of each team by when they are due, and the teams by when the first of their groups is. */
  const groupsOf = new Map<string, DueIndex>();
  const teams = dueIndex();
  const teamOf = new Map<string, string>();
  const groupsOfPulse = new Map<string, Set<string>>();
  const claims = new Map<string, Claim>();
  let lastClaim = 0;

  const documents = embeddedDocuments<EffectGroup>({
    folder,
    kind: EFFECTS,
    stored,
    fatal,
    noticed: (key, group) => {
      const team = group ? teamKey(group.tenant, group.team) : teamOf.get(key);
      if (team === undefined) return;
      const groups = groupsOf.get(team) ?? dueIndex();
      groupsOf.set(team, groups);
      groups.set(key, group && dueAt(group));
      teams.set(team, groups.earliest());
      if (group) remember(key, team);
      else forget(key);
    },
  });

  function remember(key: string, team: string): void {
    teamOf.set(key, team);
    const pulse = pulseOf(key);
    groupsOfPulse.set(pulse, (groupsOfPulse.get(pulse) ?? new Set()).add(key));
  }

  function forget(key: string): void {
    teamOf.delete(key);
    const keys = groupsOfPulse.get(pulseOf(key));
    if (keys?.delete(key) && keys.size === 0) groupsOfPulse.delete(pulseOf(key));
  }

  /** A claim that lasts longer than any can was made under a clock that ran ahead; it is over. */
  function isFree(key: string, { nth }: Effect, now: number): boolean {
    const until = claims.get(`${key}.${nth}`)?.until ?? 0;
    return until <= now || until > now + LEASE_MS;
  }

  function claimIn(key: string, now: number): ClaimedEffect | undefined {
    const group = documents.peek(key);
    const effect = group?.effects.filter((one) => isDue(one, now) && isFree(key, one, now)).toSorted(inOrder)[0];
    if (group === undefined || effect === undefined) return undefined;
    const claim = ++lastClaim;
    claims.set(`${key}.${effect.nth}`, { id: claim, until: now + LEASE_MS });
    const { tenant, team, pulse, cause } = group;
    return { origin: { tenant, team, pulse, cause }, effect: { ...effect, attempts: effect.attempts + 1 }, claim };
  }

  /** Changes the effect, if the claim on it is still the last. */
  async function conclude({ origin, effect, claim }: ClaimedEffect, edit: (group: EffectGroup, place: number) => void): Promise<void> {
    const key = keyOf(origin, groupOf(effect.nth));
    const name = `${key}.${effect.nth}`;
    if (claims.get(name)?.id !== claim || documents.peek(key) === undefined) return;
    await documents.change(key, (group) => {
      const place = group.effects.findIndex(({ nth }) => nth === effect.nth);
      // It may have been taken away meanwhile, as may its group.
      if (place >= 0) edit(group, place);
    });
    if (claims.get(name)?.id === claim) claims.delete(name);
  }

  const keep = (key: string, isKept: (effect: Effect) => boolean) =>
    documents.change(key, (group) => void (group.effects = group.effects.filter(isKept)));

  const keysOf = (pulse: PulseId) => [...(groupsOfPulse.get(pulse) ?? [])].toSorted();

  return {
    settled: documents.settled,
    // A file is replaced whole.
    forget: async () => {},

    create: async (origin, planned) => {
      const effects = planned.map(created);
      const groups = Array.from({ length: Math.ceil(effects.length / GROUP_MOST) || 1 }, (_, nth) =>
        effects.slice(nth * GROUP_MOST, (nth + 1) * GROUP_MOST),
      );
      await Promise.all(
        groups.map((some, nth) => documents.create(keyOf(origin, nth), { ...origin, planned: some.length, effects: some })),
      );
    },

    dueTeams: async (tenant, now) => teams.upTo(now).flatMap((key) => (key.startsWith(`${tenant}.`) ? [teamIn(key)] : [])),

    claim: async (tenant, team, now) => {
      for (const key of groupsOf.get(teamKey(tenant, team))?.all() ?? []) {
        const claimed = claimIn(key, now);
        if (claimed) return claimed;
      }
      return undefined;
    },

    claimOf: async (origin, now) => claimIn(keyOf(origin, 0), now),

    settle: (claimed) => conclude(claimed, ({ effects }, place) => void effects.splice(place, 1)),

    reschedule: (claimed, to) =>
      conclude(claimed, ({ effects }, place) => void Object.assign(effects[place]!, to, { attempts: claimed.effect.attempts })),

    ofPulse: async (pulse) => {
      const groups = (await Promise.all(keysOf(pulse).map((key) => documents.read(key)))).filter((group) => group !== undefined);
      return { planned: groups.reduce((sum, group) => sum + group.planned, 0), waiting: groups.flatMap(({ effects }) => effects) };
    },

    removeParked: async (pulse) => {
      const keys = keysOf(pulse).filter((key) => documents.peek(key)?.effects.some(({ parked }) => parked));
      await Promise.all(keys.map((key) => keep(key, ({ parked }) => !parked)));
    },

    remove: async (pulse) => void (await Promise.all(keysOf(pulse).map((key) => documents.remove(key)))),

    removePerson: async (tenant, person) => {
      const isTheirs = (effect: Effect) => 'to' in effect && effect.to === person;
      const keys = documents.keys().filter((key) => {
        const group = documents.peek(key);
        return group?.tenant === tenant && group.effects.some(isTheirs);
      });
      await Promise.all(keys.map((key) => keep(key, (effect) => !isTheirs(effect))));
    },
  };
}

const keyOf = ({ pulse, cause }: Pick<Origin, 'pulse' | 'cause'>, group: number): string => `${pulse}.${cause}.${group}`;
const groupOf = (nth: number) => Math.floor(nth / GROUP_MOST);
const pulseOf = (key: string) => key.slice(0, key.indexOf('.'));
const teamIn = (key: string) => key.slice(key.indexOf('.') + 1) as TeamId;

function dueAt({ effects }: EffectGroup): number | undefined {
  const moments = effects.filter(({ parked }) => !parked).map(({ due }) => due);
  return moments.length === 0 ? undefined : Math.min(...moments);
}
