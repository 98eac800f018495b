// What is stored of ballots and voices: counters, spent ids, texts; never a sheet, a time, an order or a person.
import * as z from 'zod/mini';
import { Bulletin } from '#domain/ballot/bulletin';
import { Thread } from '#domain/ballot/voice';
import { Count, Instant, Positive } from '#domain/ids';
import { unchanged, type Kind } from '../records/versions.ts';

const boxTerms = {
  /** The public key of the pulse's ballots, base64 of SPKI in DER. */
  spki: z.string(),
  /** How many answers a ballot has. */
  items: Positive,
  closesAt: Instant,
  /** Below it, not even the number of ballots is said. */
  floor: Positive,
};
const BoxTerms = z.strictObject(boxTerms);
export type BoxTerms = z.infer<typeof BoxTerms>;

const BoxRecord = z.union([
  z.strictObject({
    ...boxTerms,
    phase: z.enum(['open', 'sealed']),
    /** `counts[item][answer]` */
    counts: z.array(z.array(Count).check(z.length(6))),
    /** Sorted, because the order in which they came would be an order of people. */
    spent: z.array(z.string()),
  }),
  z.strictObject({ ...boxTerms, phase: z.literal('published'), bulletin: z.nullable(Bulletin) }),
]);
export type BoxRecord = z.infer<typeof BoxRecord>;
export const BOX: Kind<BoxRecord> = { name: 'box', schema: BoxRecord, upgrades: [unchanged] };

/** The voices of an open pulse. Their key in the store is the pulse. */
const OpenVoices = z.strictObject({
  /** The public key of the pulse's voices, base64 of SPKI in DER. */
  spki: z.string(),
  closesAt: Instant,
  /** Takes no more. */
  sealed: z.boolean(),
  /** SHA-256 of each credential that was spent, hex, sorted: the order in which they came would be an order of people. */
  spent: z.array(z.string()),
  /** Sorted by thread, which is a hash of something random: a shuffle that is the same for everybody. */
  voices: z.array(Thread),
});
export type OpenVoices = z.infer<typeof OpenVoices>;
export type VoiceTerms = Pick<OpenVoices, 'spki' | 'closesAt'>;
export const OPEN_VOICES: Kind<OpenVoices> = { name: 'voices', schema: OpenVoices, upgrades: [unchanged] };

/** What is left after closing: the voices and what was replied, or none if too few answered. */
const PublishedVoices = z.strictObject({ spki: z.string(), threads: z.array(Thread) });
export type PublishedVoices = z.infer<typeof PublishedVoices>;
export const PUBLISHED_VOICES: Kind<PublishedVoices> = { name: 'threads', schema: PublishedVoices, upgrades: [unchanged] };
