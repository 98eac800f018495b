// The ballot box: the rooms that know what and never who, on a store of their own. It runs inside the server, or as a process of its own.
import { join } from 'node:path';
import type { Instant } from '#domain/ids';
import { ballots, type BallotRoom } from './ballot.ts';
import { openBallots } from './store/embedded-ballots.ts';
import { voices, type VoiceRoom } from './voice.ts';

/** What the rooms that know who ask of it, wherever it is. */
export interface BallotBox {
  ballot: Pick<BallotRoom, 'open' | 'turnout' | 'seal' | 'publish'>;
  voice: Pick<VoiceRoom, 'open' | 'publish' | 'list' | 'reply'>;
}

interface World {
  clock: () => Instant;
  /** Called when something can't be made durable; must not return. */
  fatal: (error: unknown) => never;
}

/** @throws an Error if another process has the folder, or one that names a document that can't be read */
export async function openBallotBox({ dataFolder }: { dataFolder: string }, { clock, fatal }: World) {
  const { boxes, voices: open, threads: published, close } = await openBallots(join(dataFolder, 'ballots'), fatal);
  return { ballot: ballots({ boxes, clock }), voice: voices({ open, published, clock }), close };
}
