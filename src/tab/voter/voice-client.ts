// The author's side of a voice: sent as nobody with a credential of its own, answered with a secret that only this device has.
import type { PulseId } from '#domain/ids';
import { writeAnswer, writeVoice, type ThreadId } from '#domain/ballot/voice';
import { failureCode } from '../api-client.ts';
import { fromBase64url, sha256, toBase64url } from './bytes.ts';
import { DeviceSlot, type DeviceStorage } from './device-storage.ts';
import { EMPTY_DRAFT, KeptRead, KeptVoice, storageArea, type Member, type VoiceDraft } from './device-records.ts';

/** The calls of one pulse that a voice needs, none of them in the person's name. */
export interface VoiceApi {
  castVoice(voice: string): Promise<void>;
  answerVoice(message: string): Promise<void>;
}

/** What a device knows of a member's voice in one pulse. Opening it calls nobody. */
export async function openVoiceClient(api: VoiceApi, storage: DeviceStorage, member: Member, pulse: PulseId): Promise<VoiceClient> {
  const area = await storageArea(member, pulse);
  return new VoiceClient(
    api,
    new DeviceSlot<KeptVoice>(storage, `mutual-voice.${area}`, KeptVoice, { state: 'none' }),
    new DeviceSlot<KeptRead>(storage, `mutual-read.${area}`, KeptRead, { messages: 0 }),
  );
}

/** One member's voice in one pulse on one device. Every method may be called again after a failure, or on another day. */
export class VoiceClient {
  #api: VoiceApi;
  #slot: DeviceSlot<KeptVoice>;
  #read: DeviceSlot<KeptRead>;
  /** Written before there is a credential to keep it with: lost when the page closes. */
  #early = EMPTY_DRAFT;

  constructor(api: VoiceApi, slot: DeviceSlot<KeptVoice>, read: DeviceSlot<KeptRead>) {
    this.#api = api;
    this.#slot = slot;
    this.#read = read;
  }

  /** How many messages of the own conversation this device has shown. */
  get read(): number {
    return this.#read.look().messages;
  }

  /** They have been shown; kept here and told to nobody. */
  markRead(messages: number): void {
    this.#read.put({ messages });
  }

  /** `none`: no credential on this device. */
  get state(): KeptVoice['state'] {
    return this.#slot.look().state;
  }

  /** What is written and not sent yet. */
  get draft(): VoiceDraft {
    const kept = this.#slot.look();
    if (kept.state === 'none') return this.#early;
    if (kept.state === 'signed') return kept.draft;
    return kept.state === 'sent' ? kept.parts : EMPTY_DRAFT;
  }

  /** Remembers what is not sent yet. After the first sending it is frozen. @param draft each part at most `PART_MAX` long */
  keep(draft: VoiceDraft): void {
    this.#early = draft;
    const kept = this.#slot.look();
    if (kept.state === 'signed') this.#slot.put({ ...kept, draft });
  }

  /** A credential has been drawn. */
  attachCredential(credential: { prefix: string; signature: string }): void {
    if (this.state === 'none') this.#slot.put({ state: 'signed', ...credential, secret: newSecret(), draft: this.#early });
  }

  /**
   * Sends the voice; what is sent first is what is sent again. Resolves once the server has kept it.
   * @param parts at least one of them says something @throws {CallFailure}
   */
  async castVoice(parts: VoiceDraft): Promise<void> {
    const kept = this.#slot.look();
    if (kept.state === 'signed') {
      const { prefix, signature, secret = newSecret() } = kept;
      this.#slot.put({ state: 'sent', prefix, signature, secret, parts });
    }
    await this.#send(kept.state === 'sent');
  }

  async #send(again: boolean): Promise<void> {
    const kept = this.#slot.look();
    if (kept.state !== 'sent') return;
    const { prefix, signature, secret, parts } = kept;
    try {
      await this.#api.castVoice(writeVoice({ prefix, signature, thread: await threadOf(secret), parts }));
    } catch (thrown) {
      const code = failureCode(thrown);
      // Only this device has the credential: it arrived before, from here or from another tab, and only the answer is late.
      if (code !== 'already-counted' && this.state !== 'done') {
        // Refused before anything was spent: nothing has been sent, and it may be written anew.
        if (code === 'malformed' || (code === 'pulse-closed' && !again))
          this.#slot.put({ state: 'signed', prefix, signature, secret, draft: parts });
        throw thrown;
      }
    }
    this.#slot.put({ state: 'done', secret });
  }

  /** Wipes what can't be sent any more because the pulse has closed; what may have arrived stays the author's. */
  expire(): void {
    this.#early = EMPTY_DRAFT;
    const kept = this.#slot.look();
    if (kept.state === 'signed') this.#slot.put({ state: 'none' });
    if (kept.state === 'sent') this.#slot.put({ state: 'done', secret: kept.secret });
  }

  /** The thread of the own voice, to be found among those that are shown; `undefined` if there is none on this device. */
  async thread(): Promise<ThreadId | undefined> {
    const secret = this.#saidWith();
    return secret === undefined ? undefined : threadOf(secret);
  }

  /** Answers the leader, still as nobody. @throws {CallFailure} */
  async answer(message: string): Promise<void> {
    const secret = this.#saidWith();
    if (secret !== undefined) await this.#api.answerVoice(writeAnswer(secret, message));
  }

  /** The secret of a voice that was sent; before, there is nothing to find or to answer. */
  #saidWith(): string | undefined {
    const kept = this.#slot.look();
    return kept.state === 'sent' || kept.state === 'done' ? kept.secret : undefined;
  }
}

const newSecret = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));

const threadOf = async (secret: string): Promise<ThreadId> => toBase64url(await sha256(fromBase64url(secret))) as ThreadId;
