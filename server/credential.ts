// Credentials: knows who may answer and who has drawn, never what anybody answers.
import { createHash } from 'node:crypto';
import { KeyId, type Instant, type PulseId, type UserId } from '#domain/ids';
import { issued, type Roll } from '#domain/roll';
import { Refusal } from '#contract/problem';
import { keySafe } from './credential/sealed-key.ts';
import { newKey, signer, spkiOf, type BlindSign } from './credential/signer.ts';
import { MissingDocument, type Documents } from './documents.ts';

/** Who is asked in one pulse, and the key that signs their credentials. Its key in the store is the pulse. */
export interface RollDocument {
  /** The private key, sealed. */
  key: string;
  /** The public key, base64 of SPKI in DER. */
  spki: string;
  closesAt: Instant;
  members: Roll;
}

export type Rolls = Documents<RollDocument>;

interface Needs {
  rolls: Rolls;
  /** Seals the private keys. Another one later makes the keys of open pulses useless. */
  secret: string;
  clock: () => Instant;
}

export type CredentialRoom = ReturnType<typeof credentials>;

export function credentials({ rolls, secret, clock }: Needs) {
  const safe = keySafe(secret);
  const signers = new Map<PulseId, BlindSign>();

  function signerOf(pulse: PulseId, sealed: string): BlindSign {
    const sign = signers.get(pulse) ?? signer(safe.unseal(pulse, sealed));
    signers.set(pulse, sign);
    return sign;
  }

  /** Runs as the edit of a roll: either the message is recorded and the signature leaves, or neither. */
  function signOn(roll: RollDocument, pulse: PulseId, member: UserId, blinded: Buffer): string {
    const drawn = roll.members[member];
    if (clock() >= roll.closesAt) throw new Refusal('pulse-closed');
    if (drawn === undefined) throw new Refusal('not-in-roll');
    const hash = sha256(blinded);
    if (drawn !== null && drawn !== hash) throw new Refusal('ballot-elsewhere');
    const signature = signerOf(pulse, roll.key)(blinded);
    if (signature === undefined) throw new Refusal('malformed');
    roll.members[member] = hash;
    return signature.toString('base64url');
  }

  return {
    /**
     * Makes a pulse's key pair and its roll. The same key again if it is called again.
     * @returns the public key (base64 of SPKI, DER) and its id
     */
    enrol: async (pulse: PulseId, members: readonly UserId[], closesAt: Instant): Promise<{ spki: string; keyId: KeyId }> => {
      const roll = (await rolls.read(pulse)) ?? (await create(pulse, members, closesAt));
      return { spki: roll.spki, keyId: KeyId.parse(sha256(Buffer.from(roll.spki, 'base64'))) };
    },

    /**
     * Signs a member's blinded message: one per member, the same one any number of times (RSA is deterministic).
     * Durable before it returns. Refuses `unknown-pulse`, `pulse-closed`, `not-in-roll`, `ballot-elsewhere` and `malformed`.
     * @param blinded base64url of 256 bytes  @returns the blind signature, likewise
     */
    sign: async (pulse: PulseId, member: UserId, blinded: string): Promise<string> => {
      const message = Buffer.from(blinded, 'base64url');
      return rolls
        .change(pulse, (roll) => signOn(roll, pulse, member, message))
        .catch((error: unknown) => {
          throw error instanceof MissingDocument ? new Refusal('unknown-pulse') : error;
        });
    },

    /** Has a credential been drawn in this member's name? Nobody has in a pulse that is scrubbed or unknown. */
    hasDrawn: async (pulse: PulseId, member: UserId): Promise<boolean> => typeof (await rolls.read(pulse))?.members[member] === 'string',

    /** How many have drawn; 0 in a pulse that is scrubbed or unknown. */
    issued: async (pulse: PulseId): Promise<number> => issued((await rolls.read(pulse))?.members ?? {}),

    /** Destroys the private key, the roll and the hashes of blinded messages. May be called again. */
    scrub: async (pulse: PulseId): Promise<void> => {
      await rolls.remove(pulse);
      signers.delete(pulse);
    },
  };

  async function create(pulse: PulseId, members: readonly UserId[], closesAt: Instant): Promise<RollDocument> {
    const key = await newKey();
    const undrawn: Roll = Object.fromEntries(members.map((member) => [member, null]));
    const roll = {
      key: safe.seal(pulse, key),
      spki: spkiOf(key).toString('base64'),
      closesAt,
      members: undrawn,
    };
    await rolls.create(pulse, roll);
    // Somebody may have been faster; then theirs is the key.
    return (await rolls.read(pulse)) ?? roll;
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
