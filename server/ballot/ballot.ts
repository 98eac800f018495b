// Ballots: knows what is answered, never who answers. It needs only public keys, so it can run on another host.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { readBallot, type Answer } from '#domain/ballot/ballot';
import { listed, type Bulletin, type BulletinHead } from '#domain/ballot/bulletin';
import type { Instant, PulseId } from '#domain/ids';
import { turnout, type Turnout } from '#domain/pulse/pulse';
import type { Tally } from '#domain/report/tally';
import { Refusal } from '#contract/problem';
import { credentialVerifier } from './credential-verifier.ts';
import type { BoxTerms } from './record.ts';
import { shares } from './shares.ts';

/** Of a thousand ballots each has seventy kilobytes, and is the same for everybody. */
const BULLETINS_MOST = 32;
/** So long a bulletin is remembered that another instance has taken away. */
const BULLETIN_MS = 60_000;

export interface Box extends BoxTerms {
  /** `sealed`: takes no more ballots. `published`: holds a bulletin, or nothing, in the place of counts and ids. */
  phase: 'open' | 'sealed' | 'published';
  counted: number;
}

/** Counters and spent ids; no sheet, no time, no order. Everything resolves when it is durable; no box: `MissingDocument`. */
export interface BallotBoxes {
  /** Does nothing if the box is there already. */
  open(pulse: PulseId, terms: BoxTerms): Promise<void>;
  find(pulse: PulseId): Promise<Box | undefined>;
  /**
   * Spends the id and counts the answers in one step, once. A repeat waits for the step that it repeats.
   * @param spent SHA-256 of the credential, hex  @param answers one for each item
   */
  add(pulse: PulseId, spent: string, answers: readonly Answer[]): Promise<'counted' | 'already-counted' | 'closed'>;
  /** Closes the box: what was added before is in the tally, what comes after is refused. After `publish` the tally is empty. */
  seal(pulse: PulseId): Promise<{ tally: Tally; spent: string[] }>;
  /** Puts the bulletin in the place of counts and ids. Only the first call has an effect. */
  publish(pulse: PulseId, bulletin: Bulletin | null): Promise<void>;
  /** Leaves nothing behind; does nothing if there is no box. */
  remove(pulse: PulseId): Promise<void>;
  /** `null` before `publish`, and if nothing may be said. */
  bulletin(pulse: PulseId): Promise<Bulletin | null>;
}

interface Dependencies {
  boxes: BallotBoxes;
  clock: () => Instant;
}

export interface BallotRoom {
  open(pulse: PulseId, terms: BoxTerms): Promise<void>;
  /** Takes no more ballots from here on, and counts. The same again if it is called again, until it is published. Refuses `unknown-pulse`. */
  seal(pulse: PulseId): Promise<Tally>;
  /** The public key of the pulse's ballots, base64 of SPKI in DER. Refuses `unknown-pulse`. */
  key(pulse: PulseId): Promise<string>;
  /**
   * Counts a ballot, once; durable before it returns. What is wrong with a ballot is found before its credential is spent.
   * Refuses `unknown-pulse`, `malformed`, `pulse-closed`, `forged` and `already-counted`.
   */
  cast(pulse: PulseId, text: string): Promise<void>;
  /** What may be said about the number of ballots while the pulse is open. Refuses `unknown-pulse`. */
  turnout(pulse: PulseId): Promise<Turnout>;
  /** Scrubs: the bulletin, or nothing, takes the place of counts and spent ids. Nobody has the list before everybody has it. */
  publish(pulse: PulseId, head: BulletinHead | null): Promise<void>;
  /** Leaves nothing of a pulse behind. May be called again. */
  remove(pulse: PulseId): Promise<void>;
  /**
   * The same object again for a while. Refuses `not-closed` until it is published, `unknown-pulse` also if nothing may be said, and
   * `unavailable` when too many want one.
   */
  bulletin(pulse: PulseId): Promise<Bulletin>;
}

export function ballotRoom({ boxes, clock }: Dependencies): BallotRoom {
  const credentials = credentialVerifier('ballot');
  const bulletins = new LRUCache<PulseId, Bulletin>({ max: BULLETINS_MOST, ttl: BULLETIN_MS });
  /** One leaves in a turn of the event loop: to hand over a long one takes about a millisecond. */
  const inShares = shares(1, 500);

  /** Refuses `unknown-pulse`. */
  async function boxOf(pulse: PulseId): Promise<Box> {
    const box = await boxes.find(pulse);
    if (box === undefined) throw new Refusal('unknown-pulse');
    return box;
  }

  async function published(pulse: PulseId): Promise<Bulletin> {
    const { phase } = await boxOf(pulse);
    if (phase !== 'published') throw new Refusal('not-closed');
    const bulletin = await boxes.bulletin(pulse);
    if (bulletin === null) throw new Refusal('unknown-pulse');
    return bulletin;
  }

  return {
    open: (pulse, terms) => boxes.open(pulse, terms),

    seal: async (pulse) => {
      await boxOf(pulse);
      return (await boxes.seal(pulse)).tally;
    },

    key: async (pulse) => (await boxOf(pulse)).spki,

    cast: async (pulse, text) => {
      const box = await boxOf(pulse);
      const ballot = readBallot(text, box.items);
      if (ballot === undefined) throw new Refusal('malformed');
      if (box.phase !== 'open' || clock() >= box.closesAt) throw new Refusal('pulse-closed');
      const spent = credentials.check(pulse, box.spki, ballot.prefix, ballot.signature);
      if (spent === undefined) throw new Refusal('forged');
      const outcome = await boxes.add(pulse, spent, ballot.answers);
      if (outcome === 'closed') throw new Refusal('pulse-closed');
      if (outcome === 'already-counted') throw new Refusal('already-counted');
    },

    turnout: async (pulse) => {
      const { counted, floor } = await boxOf(pulse);
      return turnout(counted, floor);
    },

    publish: async (pulse, head) => {
      // A box that was lost has nothing to be scrubbed.
      if (head === null && (await boxes.find(pulse)) === undefined) return;
      await boxes.publish(pulse, head && bulletinOf(pulse, head, (await boxes.seal(pulse)).spent));
      credentials.forget(pulse);
    },

    remove: async (pulse) => {
      await boxes.remove(pulse);
      bulletins.delete(pulse);
      credentials.forget(pulse);
    },

    bulletin: async (pulse) => {
      const bulletin = bulletins.get(pulse) ?? (await published(pulse));
      bulletins.set(pulse, bulletin, { noUpdateTTL: true });
      return inShares(() => bulletin);
    },
  };
}

const bulletinOf = (pulse: PulseId, head: BulletinHead, spent: string[]): Bulletin => ({
  pulse,
  ...head,
  counted: spent.length,
  spent,
  root: createHash('sha256').update(listed(spent)).digest('hex'),
});
