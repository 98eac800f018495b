// The ballot box as the rooms that know who see it, wherever it is: in this process or in one of its own.
import type { BallotRoom } from './ballot.ts';
import type { VoiceRoom } from './voice.ts';

export interface BallotBox {
  ballot: Pick<BallotRoom, 'open' | 'turnout' | 'seal' | 'publish' | 'remove'>;
  voice: Pick<VoiceRoom, 'open' | 'publish' | 'list' | 'reply' | 'remove'>;
}
