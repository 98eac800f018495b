// Credentials: knows who may answer and who has drawn, never what anybody answers.
import { createHash, type KeyObject } from 'node:crypto';
import type { ForEach } from '#domain/ballot/credential';
import { KeyId, type Instant, type PulseId, type UserId } from '#domain/ids';
import { Refusal } from '#contract/problem';
import type { CredentialKeys, Credentials, SealedKey } from './record.ts';
import { rollNames, type RollName } from './roll-name.ts';
import { keySafe } from './sealed-key.ts';
import { newKey as ownKey, signingKey, spkiOf, type NewKey, type SigningKey } from './signing-key.ts';
import { signingThreads } from './signing-threads.ts';

/** What one member may have under way: a device asks once, and again if its connection broke. Signing is what costs most. */
const DRAWS_AT_ONCE = 3;

interface Dependencies {
  credentials: Credentials;
  /** Seals the private keys and hides the members on the credentials. Another one later makes the keys of open pulses useless. */
  secret: string;
  clock: () => Instant;
  /** Where keys come from; each is one of its own, if nothing is said. */
  newKey?: NewKey;
}

export interface CredentialRoom {
  /**
   * Makes a pulse's key pairs and its roll. The same keys again if it is called again.
   * @returns the public keys (base64 of SPKI, DER) and the id of both
   */
  enrol(pulse: PulseId, members: readonly UserId[], closesAt: Instant): Promise<{ spki: ForEach<string>; keyId: KeyId }>;
  /**
   * Signs a member's blinded messages: two per member, the same two any number of times (RSA is deterministic).
   * Durable before it returns.
   * Refuses `unknown-pulse`, `pulse-closed`, `not-in-roll`, `ballot-elsewhere`, `malformed` and `unavailable`: too many want one, one
   * wants too many, or the keys were sealed with another secret.
   * @param blinded each base64url of 256 bytes  @returns the blind signatures, likewise
   */
  sign(pulse: PulseId, member: UserId, blinded: ForEach<string>): Promise<ForEach<string>>;
  /** Has a credential been drawn in this member's name? Nobody has in a pulse that is scrubbed or unknown. */
  hasDrawn(pulse: PulseId, member: UserId): Promise<boolean>;
  /** Do the secret of this process and the pulse's sealed keys belong together? `undefined` if it has none any more. */
  isOurs(pulse: PulseId): Promise<boolean | undefined>;
  /** Are there keys of this pulse, and does anybody stand there? */
  exists(pulse: PulseId): Promise<boolean>;
  /** How many have drawn; 0 in a pulse that is scrubbed or unknown. */
  issued(pulse: PulseId): Promise<number>;
  /** Takes private keys that sign no more out of this process, whichever instance scrubs the pulse. */
  forgetClosed(): Promise<void>;
  /** Destroys the private keys, the roll and the hashes of blinded messages. May be called again. */
  scrub(pulse: PulseId): Promise<void>;
  /** Lets go of all keys and of the threads that sign. */
  close(): Promise<void>;
}

type KnownKeys = ForEach<SigningKey> & { closesAt: Instant };

export function credentialRoom({ credentials, secret, clock, newKey = ownKey }: Dependencies): CredentialRoom {
  const safe = keySafe(secret);
  const nameOf = rollNames(secret);
  const threads = signingThreads();
  const known = new Map<PulseId, KnownKeys>();

  /** Whoever runs the server was told at its start; a device tries again by itself. */
  function unsealed(pulse: PulseId, key: string): KeyObject {
    try {
      return safe.unseal(pulse, key);
    } catch {
      throw new Refusal('unavailable');
    }
  }

  function keysOf(pulse: PulseId, { ballot, voice, closesAt }: CredentialKeys): KnownKeys {
    const open = ({ key }: SealedKey) => signingKey(unsealed(pulse, key));
    const keys = known.get(pulse) ?? { ballot: open(ballot), voice: open(voice), closesAt };
    known.set(pulse, keys);
    return keys;
  }

  /** Draws that are under way, by the name on the roll. */
  const drawing = new Map<RollName, number>();
  async function bounded<T>(name: RollName, draw: () => Promise<T>): Promise<T> {
    const others = drawing.get(name) ?? 0;
    if (others >= DRAWS_AT_ONCE) throw new Refusal('unavailable');
    drawing.set(name, others + 1);
    try {
      return await draw();
    } finally {
      const left = (drawing.get(name) ?? 1) - 1;
      if (left === 0) drawing.delete(name);
      else drawing.set(name, left);
    }
  }

  async function sign(pulse: PulseId, name: RollName, blinded: ForEach<string>): Promise<ForEach<string>> {
    const stored = await credentials.find(pulse);
    if (stored === undefined) throw new Refusal('unknown-pulse');
    if (clock() >= stored.closesAt) throw new Refusal('pulse-closed');
    const keys = keysOf(pulse, stored);
    const { ballot, voice } = keys;
    const messages = { ballot: Buffer.from(blinded.ballot, 'base64url'), voice: Buffer.from(blinded.voice, 'base64url') };
    // Before anything is recorded: a member whose device went wrong may try again.
    if (!ballot.accepts(messages.ballot) || !voice.accepts(messages.voice)) throw new Refusal('malformed');
    const hash = sha256(messages.ballot, messages.voice);
    const drawn = await credentials.draw(pulse, name, hash);
    if (drawn === undefined) throw new Refusal('not-in-roll');
    if (drawn !== hash) throw new Refusal('ballot-elsewhere');
    // Forgotten while this was made durable: nobody needs a signature of it any more.
    if (known.get(pulse) !== keys) throw new Refusal('pulse-closed');
    return threads.sign({ keys: { ballot: ballot.pair, voice: voice.pair }, blinded });
  }

  /** A thread may know what this process has forgotten. */
  async function forget(pulses: PulseId[]): Promise<void> {
    if (pulses.filter((pulse) => known.delete(pulse)).length > 0) await threads.renew();
  }

  return {
    enrol: async (pulse, members, closesAt) => {
      const { ballot, voice } = (await credentials.find(pulse)) ?? (await create(pulse, members, closesAt));
      return { spki: { ballot: ballot.spki, voice: voice.spki }, keyId: keyIdOf(ballot.spki, voice.spki) };
    },

    sign: (pulse, member, blinded) => {
      const name = nameOf(pulse, member);
      return bounded(name, () => sign(pulse, name, blinded));
    },

    isOurs: async (pulse) => {
      const stored = await credentials.find(pulse);
      if (stored === undefined) return undefined;
      try {
        safe.unseal(pulse, stored.ballot.key);
        return true;
      } catch {
        return false;
      }
    },

    hasDrawn: (pulse, member) => credentials.hasDrawn(pulse, nameOf(pulse, member)),

    exists: async (pulse) => (await credentials.find(pulse)) !== undefined,

    issued: (pulse) => credentials.issued(pulse),

    forgetClosed: () => forget([...known].filter(([, { closesAt }]) => closesAt <= clock()).map(([pulse]) => pulse)),

    scrub: async (pulse) => {
      await credentials.remove(pulse);
      await forget([pulse]);
    },

    close: () => forget([...known.keys()]),
  };

  async function create(pulse: PulseId, members: readonly UserId[], closesAt: Instant): Promise<CredentialKeys> {
    const [ballot, voice] = await Promise.all([newKey(), newKey()]);
    const sealed = (key: typeof ballot) => ({ key: safe.seal(pulse, key), spki: spkiOf(key).toString('base64') });
    const terms = { closesAt, ballot: sealed(ballot), voice: sealed(voice) };
    // Sorted, because the order in which they were asked would tell whose name is whose.
    await credentials.create(pulse, terms, members.map((member) => nameOf(pulse, member)).toSorted());
    // Somebody may have been faster; then theirs are the keys.
    return (await credentials.find(pulse)) ?? terms;
  }
}

/** One id for both keys, so that one card vouches for both: SHA-256 of the SPKI of the ballots' key and of that of the voices' key. */
const keyIdOf = (ballot: string, voice: string) => KeyId.parse(sha256(Buffer.from(ballot, 'base64'), Buffer.from(voice, 'base64')));

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest('base64url');
