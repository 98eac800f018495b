// Who was asked in a pulse: ids only, remembered for a while, because later numbers are held to what was said of whom.
import * as z from 'zod/mini';
import { PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import { notBefore, type Kind } from './versions.ts';

const RollRecord = z.strictObject({ tenant: TenantId, team: TeamId, pulse: PulseId, people: z.array(UserId) });
export type RollRecord = z.infer<typeof RollRecord>;

export const ROLL: Kind<RollRecord> = { name: 'roll', schema: RollRecord, upgrades: [notBefore] };

/** The rolls of all tenants. Everything resolves when it is durable. */
export interface StoredRolls {
  /** Does nothing if there is one. */
  create(roll: RollRecord): Promise<void>;
  /** Nobody, once the roll is forgotten. */
  people(pulse: PulseId): Promise<readonly UserId[]>;
  /** Costs the same for ten people and for ten thousand. */
  has(pulse: PulseId, person: UserId): Promise<boolean>;
  /** The rolls of other teams of the tenant with one of these people on them; costs what they are, not what exists. */
  sharing(tenant: TenantId, people: readonly UserId[], except: TeamId): Promise<Readonly<RollRecord>[]>;
  /** Puts somebody in the place of somebody else, wherever they stand. */
  replacePerson(tenant: TenantId, person: UserId, by: UserId): Promise<void>;
  remove(pulse: PulseId): Promise<void>;
  /** Afterwards nothing that was changed or removed before can be found any more, not even in the files of a database. */
  forget(): Promise<void>;
}

/** The rolls of one tenant, as rooms see them. */
export interface Rolls extends Pick<StoredRolls, 'people' | 'has' | 'remove' | 'forget'> {
  /** Does nothing if there is one. @returns the people of the roll that is there then */
  create(roll: Omit<RollRecord, 'tenant'>): Promise<readonly UserId[]>;
  sharing(people: readonly UserId[], except: TeamId): Promise<Readonly<RollRecord>[]>;
  replacePerson(person: UserId, by: UserId): Promise<void>;
}

export const rollsOf = (stored: StoredRolls, tenant: TenantId): Rolls => ({
  people: stored.people,
  has: stored.has,
  remove: stored.remove,
  forget: stored.forget,
  create: async (roll) => {
    await stored.create({ tenant, ...roll });
    return stored.people(roll.pulse);
  },
  sharing: (people, except) => stored.sharing(tenant, people, except),
  replacePerson: (person, by) => stored.replacePerson(tenant, person, by),
});
