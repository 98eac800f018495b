// Voices: knows what is said, never who says it. Like the ballot room it needs only public keys.
import { createHash } from 'node:crypto';
import type { Instant, PulseId } from '#domain/ids';
import { MESSAGES_MAX, readAnswer, readVoice, ThreadId, type Thread } from '#domain/ballot/voice';
import { Refusal } from '#contract/problem';
import { credentialVerifier } from './credential-verifier.ts';
import type { OpenVoices, PublishedVoices, VoiceTerms } from './record.ts';
import { MissingDocument, type Documents } from '../records/documents.ts';

interface Dependencies {
  open: Documents<OpenVoices>;
  published: Documents<PublishedVoices>;
  clock: () => Instant;
}

export interface VoiceRoom {
  /** Does nothing if they are there already. */
  open(pulse: PulseId, terms: VoiceTerms): Promise<void>;
  /** The public key of the pulse's voices, base64 of SPKI in DER. Refuses `unknown-pulse`. */
  key(pulse: PulseId): Promise<string>;
  /**
   * Keeps a voice, one for each credential; durable before it returns.
   * Refuses `unknown-pulse`, `malformed`, `pulse-closed`, `forged` and `already-counted`.
   */
  cast(pulse: PulseId, text: string): Promise<void>;
  /**
   * At closing: shows what was said, or destroys it, and destroys the spent ids. May run again.
   * @param shown false if too few answered
   */
  publish(pulse: PulseId, shown: boolean): Promise<void>;
  /** Leaves nothing of a pulse behind. May be called again. */
  remove(pulse: PulseId): Promise<void>;
  /** All voices of a closed pulse, with replies. Refuses `not-closed` and `unknown-pulse`. */
  list(pulse: PulseId): Promise<Thread[]>;
  /** The leader's reply; said twice in a row, it is one. Refuses `not-closed`, `unknown-pulse`, `unknown-voice`, `thread-full`. */
  reply(pulse: PulseId, thread: ThreadId, text: string): Promise<void>;
  /** The author answers. Refuses `malformed` and what `reply` refuses. */
  answer(pulse: PulseId, text: string): Promise<void>;
}

export function voiceRoom({ open, published, clock }: Dependencies): VoiceRoom {
  const credentials = credentialVerifier('voice');

  /** Refuses `not-closed` and `unknown-pulse`. */
  async function threadsOf(pulse: PulseId): Promise<Thread[]> {
    const found = await published.read(pulse);
    if (found === undefined) throw new Refusal((await open.read(pulse)) === undefined ? 'unknown-pulse' : 'not-closed');
    return found.threads;
  }

  async function add(pulse: PulseId, thread: ThreadId, message: Thread['messages'][number]): Promise<void> {
    await published.change(pulse, ({ threads }) => {
      const { messages } = threadOf(threads, thread);
      const last = messages.at(-1);
      // Said again because the answer was lost.
      if (last?.from === message.from && last.text === message.text) return;
      if (messages.length >= MESSAGES_MAX) throw new Refusal('thread-full');
      messages.push(message);
    });
  }

  return {
    open: (pulse, terms) => open.create(pulse, { ...terms, sealed: false, spent: [], voices: [] }),

    key: async (pulse) => {
      const found = (await open.read(pulse)) ?? (await published.read(pulse));
      if (found === undefined) throw new Refusal('unknown-pulse');
      return found.spki;
    },

    cast: async (pulse, text) => {
      const voice = readVoice(text);
      if (voice === undefined) throw new Refusal('malformed');
      const terms = await open.read(pulse);
      if (terms === undefined) throw new Refusal((await published.read(pulse)) === undefined ? 'unknown-pulse' : 'pulse-closed');
      const spent = credentials.check(pulse, terms.spki, voice.prefix, voice.signature);
      if (spent === undefined) throw new Refusal('forged');
      await change(open, pulse, (draft) => {
        if (draft.spent.includes(spent)) throw new Refusal('already-counted');
        if (draft.sealed || clock() >= draft.closesAt) throw new Refusal('pulse-closed');
        draft.spent = [...draft.spent, spent].toSorted();
        draft.voices = [...draft.voices, { id: voice.thread, parts: voice.parts, messages: [] }].toSorted(byThread);
      });
    },

    publish: async (pulse, shown) => {
      const all = await open.change(pulse, (draft) => Object.assign(draft, { sealed: true })).catch(gone);
      if (all !== undefined) await published.create(pulse, { spki: all.spki, threads: shown ? all.voices : [] });
      await open.remove(pulse);
      credentials.forget(pulse);
    },

    remove: async (pulse) => {
      await open.remove(pulse);
      await published.remove(pulse);
      credentials.forget(pulse);
    },

    list: threadsOf,

    reply: async (pulse, thread, text) => {
      threadOf(await threadsOf(pulse), thread);
      await add(pulse, thread, { from: 'leader', text });
    },

    answer: async (pulse, text) => {
      const answer = readAnswer(text);
      if (answer === undefined) throw new Refusal('malformed');
      const thread = threadOfSecret(answer.secret);
      threadOf(await threadsOf(pulse), thread);
      await add(pulse, thread, { from: 'author', text: answer.message });
    },
  };
}

const byThread = (one: Thread, other: Thread) => (one.id < other.id ? -1 : 1);

const threadOfSecret = (secret: string): ThreadId =>
  ThreadId.parse(createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('base64url'));

function threadOf(threads: readonly Thread[], id: ThreadId): Thread {
  const found = threads.find((thread) => thread.id === id);
  if (found === undefined) throw new Refusal('unknown-voice');
  return found;
}

/** Published before, perhaps by another instance at this moment. */
function gone(error: unknown): undefined {
  if (!(error instanceof MissingDocument)) throw error;
}

/** A pulse that has just been closed and published has no open voices any more. */
const change = <T, R>(documents: Documents<T>, pulse: PulseId, edit: (draft: T) => R): Promise<R> =>
  documents.change(pulse, edit).catch((error: unknown) => {
    throw error instanceof MissingDocument ? new Refusal('pulse-closed') : error;
  });
