// What is stored of the credentials of one pulse: its sealed keys, and who has drawn, under names that only we can read.
import * as z from 'zod/mini';
import type { ForEach } from '#domain/ballot/credential';
import { Instant, type PulseId } from '#domain/ids';
import type { Kind } from '../records/versions.ts';
import type { RollName } from './roll-name.ts';

const SealedKey = z.strictObject({
  /** The private key, sealed. */
  key: z.string(),
  /** The public key, base64 of SPKI in DER. */
  spki: z.string(),
});
export type SealedKey = z.infer<typeof SealedKey>;

/** The keys that sign the credentials of one pulse, and until when. */
export const CredentialKeys = z.strictObject({ ballot: SealedKey, voice: SealedKey, closesAt: Instant });
export interface CredentialKeys extends ForEach<SealedKey> {
  closesAt: Instant;
}

const CredentialRecord = z.strictObject({
  keys: CredentialKeys,
  /** `null` until the member draws. */
  members: z.record(z.guid(), z.nullable(z.string())),
});
export type CredentialRecord = z.infer<typeof CredentialRecord>;

/** Before versions were, the keys were called terms. */
export const CREDENTIALS: Kind<CredentialRecord> = {
  name: 'credentials',
  schema: CredentialRecord,
  upgrades: [({ terms, members }) => ({ keys: terms, members })],
};

/** Who is asked in one pulse and who has drawn: no time, no order. Everything resolves when it is durable. */
export interface Credentials {
  /** Does nothing if they are there already. */
  create(pulse: PulseId, keys: CredentialKeys, members: readonly RollName[]): Promise<void>;
  find(pulse: PulseId): Promise<CredentialKeys | undefined>;
  /**
   * Records what a member draws, unless something is recorded already.
   * @param hash SHA-256 of the blinded messages  @returns the hash that is recorded; `undefined` if the member is not asked in this pulse
   */
  draw(pulse: PulseId, member: RollName, hash: string): Promise<string | undefined>;
  hasDrawn(pulse: PulseId, member: RollName): Promise<boolean>;
  /** How many have drawn. */
  issued(pulse: PulseId): Promise<number>;
  /** Leaves nothing behind. */
  remove(pulse: PulseId): Promise<void>;
}
