// Names for things. Each is branded, so that a team's id can't be passed where a pulse's is meant.
import * as z from 'zod/mini';

/** Microsoft writes ids in small letters in most places, and not in all: the same one is the same here. */
const Guid = z.guid().check(z.toLowerCase());

export const TenantId = Guid.brand<'TenantId'>();
export type TenantId = z.infer<typeof TenantId>;

/** The object id of a person in Entra ID; with the tenant's id it is the only identity we know. */
export const UserId = Guid.brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

/** The id of the Microsoft 365 group behind a team. */
export const TeamId = Guid.brand<'TeamId'>();
export type TeamId = z.infer<typeof TeamId>;

/** 16 random bytes in base64url: a pulse can't be guessed and says nothing. */
export const PulseId = z
  .string()
  .check(z.regex(/^[\w-]{22}$/))
  .brand<'PulseId'>();
export type PulseId = z.infer<typeof PulseId>;

/** SHA-256 of a pulse's public key (SPKI, DER) in base64url. */
export const KeyId = z
  .string()
  .check(z.regex(/^[\w-]{43}$/))
  .brand<'KeyId'>();
export type KeyId = z.infer<typeof KeyId>;

export const ItemId = z
  .string()
  .check(z.regex(/^[a-z]+(-[a-z0-9]+)+$/))
  .brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

/** How many, perhaps none. */
export const Count = z.int().check(z.nonnegative());
/** How many, at least one. */
export const Positive = z.int().check(z.positive());

/** Milliseconds since 1970-01-01 UTC. */
export const Instant = z.int().check(z.nonnegative());
export type Instant = z.infer<typeof Instant>;

/** The languages that everything is written in. */
export const Language = z.enum(['en', 'de', 'fr', 'es', 'ja', 'ar']);
export type Language = z.infer<typeof Language>;

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Part of a name, to be looked for: PostgreSQL takes no text with a zero in it, and no name has one. */
export const NameText = z.string().check(z.refine((text) => !text.includes('\0')));
