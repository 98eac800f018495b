// Voices: knows what is said, never who says it. Like the ballot room it needs only public keys.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Instant, PulseId } from '#domain/ids';
import { AHEAD_MAX, MESSAGES_MAX, readAnswer, readVoice, ThreadId, type Thread } from '#domain/ballot/voice';
import { Refusal } from '#contract/problem';
import { credentialVerifier } from './credential-verifier.ts';
import type { OpenVoices, PublishedVoices, VoiceTerms } from './record.ts';
import { MissingDocument, type Documents } from '../records/documents.ts';

/** So many pulses are remembered, each for so long after another instance has changed it. */
const REMEMBERED = { max: 1_000, ttl: 60_000 };
/** Pulses that are looked up at the same time for whoever names one, and how many may wait. */
const LOOKS = 4;
const WAITING_MOST = 500;

interface Known {
  spki: string;
  /** Not published yet. */
  isOpen: boolean;
}

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
   * Refuses `unknown-pulse`, `malformed`, `pulse-closed`, `forged`, `already-counted` and, when too many come at once, `unavailable`.
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
  /** The author answers. Refuses `malformed`, what `reply` refuses, and `await-reply` to whoever has said enough before the leader does. */
  answer(pulse: PulseId, text: string): Promise<void>;
}

export function voiceRoom({ open, published, clock }: Dependencies): VoiceRoom {
  const credentials = credentialVerifier('voice');
  /** What stays the same of a pulse, apart from its voices: to read all of them for each who asks would cost more than the signature. */
  const known = new LRUCache<PulseId, Known>(REMEMBERED);
  const threadsKnown = new LRUCache<PulseId, ReadonlySet<ThreadId>>(REMEMBERED);
  const looks = pLimit(LOOKS);

  /** Refuses `unavailable` when too many wait. */
  function look<T>(read: () => Promise<T>): Promise<T> {
    if (looks.pendingCount >= WAITING_MOST) throw new Refusal('unavailable');
    return looks(read);
  }

  /** Refuses `unknown-pulse`. */
  const knownOf = async (pulse: PulseId): Promise<Known> => known.get(pulse) ?? look(() => read(pulse));
  async function read(pulse: PulseId): Promise<Known> {
    const opened = await open.read(pulse);
    const found = opened ?? (await published.read(pulse));
    if (found === undefined) throw new Refusal('unknown-pulse');
    known.set(pulse, { spki: found.spki, isOpen: opened !== undefined });
    return { spki: found.spki, isOpen: opened !== undefined };
  }

  /** No thread is added after publication. Refuses `not-closed` and `unknown-pulse`. */
  async function knowsThread(pulse: PulseId, thread: ThreadId): Promise<boolean> {
    const all = threadsKnown.get(pulse) ?? (await look(async () => new Set((await threadsOf(pulse)).map(({ id }) => id))));
    threadsKnown.set(pulse, all, { noUpdateTTL: true });
    return all.has(thread);
  }

  function forget(pulse: PulseId): void {
    credentials.forget(pulse);
    known.delete(pulse);
    threadsKnown.delete(pulse);
  }

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
      if (message.from === 'author' && messages.slice(-AHEAD_MAX).filter(({ from }) => from === 'author').length === AHEAD_MAX)
        throw new Refusal('await-reply');
      messages.push(message);
    });
  }

  return {
    open: (pulse, terms) => open.create(pulse, { ...terms, sealed: false, spent: [], voices: [] }),

    key: async (pulse) => (await knownOf(pulse)).spki,

    cast: async (pulse, text) => {
      const voice = readVoice(text);
      if (voice === undefined) throw new Refusal('malformed');
      const { spki, isOpen } = await knownOf(pulse);
      if (!isOpen) throw new Refusal('pulse-closed');
      const spent = credentials.check(pulse, spki, voice.prefix, voice.signature);
      if (spent === undefined) throw new Refusal('forged');
      await change(open, pulse, (draft) => {
        if (draft.spent.includes(spent)) throw new Refusal('already-counted');
        if (draft.sealed || clock() >= draft.closesAt) throw new Refusal('pulse-closed');
        // Made from a secret that nobody else has; only those who have agreed on one come with the same.
        if (draft.voices.some(({ id }) => id === voice.thread)) throw new Refusal('malformed');
        draft.spent = [...draft.spent, spent].toSorted();
        draft.voices = [...draft.voices, { id: voice.thread, parts: voice.parts, messages: [] }].toSorted(byThread);
      });
    },

    publish: async (pulse, shown) => {
      const all = await open.change(pulse, (draft) => Object.assign(draft, { sealed: true })).catch(gone);
      if (all !== undefined) await published.create(pulse, { spki: all.spki, threads: shown ? shuffled(all.voices) : [] });
      await open.remove(pulse);
      forget(pulse);
    },

    remove: async (pulse) => {
      await open.remove(pulse);
      await published.remove(pulse);
      forget(pulse);
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
      if (!(await knowsThread(pulse, thread))) throw new Refusal('unknown-voice');
      await add(pulse, thread, { from: 'author', text: answer.message });
    },
  };
}

const byThread = (one: Thread, other: Thread) => (one.id < other.id ? -1 : 1);

/**
 * Anybody can choose an id that would stand first. So the order is that of a hash of each id and of all the others, which nobody knows
 * before they are shown; the same for everybody, and from the same voices always the same.
 */
function shuffled(threads: readonly Thread[]): Thread[] {
  const all = threads.map(({ id }) => id).toSorted();
  const placeOf = ({ id }: Thread) => createHash('sha256').update(all.join()).update(id).digest('hex');
  return threads
    .map((thread) => [placeOf(thread), thread] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, thread]) => thread);
}

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
