// What each kind of store offers of everything that knows what.
import type { BallotBoxes } from '../ballot/ballot.ts';
import type { OpenVoices, PublishedVoices } from '../ballot/record.ts';
import type { Documents } from '../records/documents.ts';

export interface BallotStore {
  boxes: BallotBoxes;
  voices: Documents<OpenVoices>;
  threads: Documents<PublishedVoices>;
  /** Waits for the ballots that came in. */
  close(): Promise<void>;
}
