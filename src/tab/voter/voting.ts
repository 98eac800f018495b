// The voter's side of RFC 9474 as one story: blind, have it signed, send it as nobody, find it in the list.
import { writeBallot, type Answer } from '#domain/ballot/ballot';
import type { ForEach } from '#domain/ballot/credential';
import type { KeyId } from '#domain/ids';
import { faultsOf, listed, type Bulletin } from '#domain/ballot/bulletin';
import type { Terms } from '#domain/pulse/terms';
import { fourWords } from '#domain/ballot/four-words';
import { failureCode } from '../api-client.ts';
import { blind, finalize, readKeys, spentId, type PulseKeys } from './blinding.ts';
import { fromBase64url, fromHex, sha256, toHex } from './bytes.ts';
import { KeptBallot, storageArea, type Member } from './device-records.ts';
import { DeviceSlot, type DeviceStorage } from './device-storage.ts';
import { openVoiceClient, type VoiceApi, type VoiceClient } from './voice-client.ts';

/** The calls of one pulse. Only `credential` is made in the person's name. */
export interface VotingApi extends VoiceApi {
  keys(): Promise<ForEach<string>>;
  credential(blinded: ForEach<string>): Promise<ForEach<string>>;
  cast(ballot: string): Promise<void>;
  bulletin(): Promise<Bulletin>;
}

export interface VotingOptions {
  api: VotingApi;
  storage: DeviceStorage;
  member: Member;
  terms: Terms;
  /** The key that the card in the channel names, if the page was opened from it. */
  cardKey?: KeyId;
}

export type Draft = (Answer | null)[];

/** `mismatch`: a key of one's own could tell an answer apart from the others. `weak`: no 2048-bit key with exponent 65537. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
  readonly reason: 'mismatch' | 'weak';
  /** Four words for the key that was announced, and for the one that was handed out. */
  readonly announced: string[];
  readonly handed: string[];
  constructor(reason: 'mismatch' | 'weak', announced: string, handed: string) {
    super(reason);
    this.reason = reason;
    this.announced = fourWords(fromBase64url(announced));
    this.handed = fourWords(fromBase64url(handed));
  }
}

/** @throws {KeyRefused} if the card names another key than the terms */
export async function openVoting({ api, storage, member, terms, cardKey }: VotingOptions): Promise<Voting> {
  if (cardKey !== undefined && cardKey !== terms.keyId) throw new KeyRefused('mismatch', cardKey, terms.keyId);
  const area = await storageArea(member, terms.pulse);
  const slot = new DeviceSlot<KeptBallot>(storage, `mutual-ballot.${area}`, KeptBallot, { state: 'new', answers: [] });
  return new Voting(api, slot, await openVoiceClient(api, storage, member, terms.pulse), terms);
}

/** One member's ballot in one pulse on one device. Every method may be called again after a failure, or on another day. */
export class Voting {
  #api: VotingApi;
  #slot: DeviceSlot<KeptBallot>;
  #terms: Terms;
  #obtaining: Promise<void> | undefined;
  /** The voice of the same member, whose credential is drawn together with the ballot's. */
  readonly voice: VoiceClient;

  constructor(api: VotingApi, slot: DeviceSlot<KeptBallot>, voice: VoiceClient, terms: Terms) {
    this.#api = api;
    this.#slot = slot;
    this.voice = voice;
    this.#terms = terms;
  }

  get state(): KeptBallot['state'] {
    return this.#slot.look().state;
  }

  /** True if this device can't keep the ballot: closing the page would lose it. */
  get isVolatile(): boolean {
    return this.#slot.isVolatile;
  }

  /** What has been answered here so far; empty once it is counted. */
  get answers(): Draft {
    const kept = this.#slot.look();
    return 'answers' in kept ? kept.answers : [];
  }

  /** Four words of the own spent id: shows that this ballot was counted, and nothing about what it said. */
  get receipt(): string[] | undefined {
    const kept = this.#slot.look();
    return kept.state === 'done' ? fourWords(fromHex(kept.spentId)) : undefined;
  }

  /** Remembers answers that are not sent yet. After the first sending they are frozen. */
  keep(answers: Draft): void {
    const kept = this.#slot.look();
    if (kept.state === 'new' || kept.state === 'blinded' || kept.state === 'signed') this.#slot.put({ ...kept, answers });
  }

  /** Draws the credentials, once. @throws {KeyRefused} @throws {CallFailure} `ballot-elsewhere` if another device has drawn it */
  obtain(): Promise<void> {
    this.#obtaining ??= this.#obtain().finally(() => (this.#obtaining = undefined));
    return this.#obtaining;
  }

  async #obtain(): Promise<void> {
    if (this.state !== 'new' && this.state !== 'blinded') return;
    const keys = await this.#keys();
    if (this.state === 'new') {
      const [ballot, voice] = [await blind(keys.ballot), await blind(keys.voice)];
      // Another tab of this device may have blinded meanwhile; the first to be written down is the ballot.
      const kept = this.#slot.look();
      if (kept.state === 'new') this.#slot.put({ state: 'blinded', ballot, voice, answers: kept.answers });
    }
    const kept = this.#slot.look();
    if (kept.state === 'blinded') await this.#haveSigned(keys, kept);
  }

  async #haveSigned(keys: PulseKeys, { ballot, voice }: KeptBallot & { state: 'blinded' }): Promise<void> {
    const signed = await this.#api.credential({ ballot: ballot.blinded, voice: voice.blinded });
    const signature = await finalize(keys.ballot, ballot, signed.ballot);
    // First, because "signed" means that both are there.
    this.voice.attachCredential({ prefix: voice.prefix, signature: await finalize(keys.voice, voice, signed.voice) });
    const { prefix } = ballot;
    this.#slot.put({ state: 'signed', prefix, signature, spentId: await spentId(keys.ballot, prefix), answers: this.answers });
  }

  async #keys(): Promise<PulseKeys> {
    const keys = await readKeys(await this.#api.keys(), this.#terms.pulse);
    if (keys.id !== this.#terms.keyId) throw new KeyRefused('mismatch', this.#terms.keyId, keys.id);
    if (!keys.usable) throw new KeyRefused('weak', this.#terms.keyId, keys.id);
    return keys;
  }

  /**
   * Sends the ballot; what is sent first is what is sent again, whatever `answers` says then.
   * Resolves only once the server has said that it is counted. @throws {CallFailure} and can be called again
   */
  async cast(answers: Answer[]): Promise<void> {
    await this.obtain();
    const kept = this.#slot.look();
    if (kept.state === 'signed') this.#slot.put({ ...kept, state: 'sent', answers });
    if (kept.state === 'signed' || kept.state === 'sent') await this.#send(kept.state === 'sent');
  }

  async #send(again: boolean): Promise<void> {
    const kept = this.#slot.look();
    if (kept.state !== 'sent') return;
    try {
      await this.#api.cast(writeBallot(kept));
    } catch (thrown) {
      const code = failureCode(thrown);
      // Only this device has the credential: it arrived before, from here or from another tab, and only the answer is late.
      if (code !== 'already-counted' && this.state !== 'done') {
        // Refused before anything was spent: nothing has been sent, and the answers may be changed again.
        if (code === 'malformed' || (code === 'pulse-closed' && !again)) this.#slot.put({ ...kept, state: 'signed' });
        throw thrown;
      }
    }
    this.#slot.put({ state: 'done', spentId: kept.spentId });
  }

  /** Wipes what can't be sent any more because the pulse has closed. */
  expire(): void {
    this.voice.expire();
    const kept = this.#slot.look();
    if (kept.state === 'done' || kept.state === 'expired') return;
    this.#slot.put({ state: 'expired', spentId: kept.state === 'sent' ? kept.spentId : null });
  }

  /**
   * Looks for the own ballot in what was published at closing.
   * `missing` also if the list contradicts itself or the terms.
   */
  async check(bulletin: Bulletin): Promise<'in-list' | 'missing' | 'nothing'> {
    const kept = this.#slot.look();
    const id = 'spentId' in kept ? kept.spentId : null;
    if (id !== null && bulletin.spent.includes(id) && (await isSound(bulletin, this.#terms))) return 'in-list';
    return kept.state === 'done' ? 'missing' : 'nothing';
  }
}

async function isSound(bulletin: Bulletin, { keyId, roll }: Terms): Promise<boolean> {
  const root = toHex(await sha256(new TextEncoder().encode(listed(bulletin.spent))));
  return bulletin.keyId === keyId && bulletin.roll === roll && faultsOf(bulletin, root).length === 0;
}
