// The parts of the store that knows what, and how each is read.
import { BOX, OPEN_VOICES, PUBLISHED_VOICES, type BoxRecord, type OpenVoices, type PublishedVoices } from '../ballot/record.ts';
import { readRecord } from '../records/versions.ts';
import type { Kinds, ReadEntry, StoredRecord } from './entries.ts';

export interface BallotParts {
  boxes: BoxRecord;
  voices: OpenVoices;
  threads: PublishedVoices;
}

export const BALLOT_KINDS: Kinds<BallotParts> = { boxes: BOX, voices: OPEN_VOICES, threads: PUBLISHED_VOICES };

export const readBallots: ReadEntry<BallotParts> = (part, key, stored, where) => [
  { part, key, record: readRecord<BallotParts[typeof part]>(BALLOT_KINDS[part] as never, where, stored) } as StoredRecord<BallotParts>,
];
