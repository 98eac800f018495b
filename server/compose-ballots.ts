// The ballot box: the rooms that know what and never who, on a store of their own. It runs inside the server, or as a process of its own.
import { join } from 'node:path';
import { PulseId, type Instant } from '#domain/ids';
import { ballotRoom, type BallotRoom } from './ballot/ballot.ts';
import { voiceRoom, type VoiceRoom } from './ballot/voice.ts';
import type { BoxConfig } from './config.ts';
import { openBallots } from './store/embedded/ballots.ts';
import { openBallots as openBallotsIn } from './store/postgres/ballots.ts';

interface Environment {
  clock: () => Instant;
  /** Called when something can't be made durable; must not return. */
  fatal: (error: unknown) => never;
}

export interface OpenBallotBox {
  ballot: BallotRoom;
  voice: VoiceRoom;
  /** Rejects if the store does not answer. */
  probe(): Promise<unknown>;
  close(): Promise<void>;
}

const NO_PULSE = PulseId.parse('A'.repeat(22));

/** @throws an Error if another process has the folder, one that names a document that can't be read, or that there is no such database */
export async function openBallotBox(
  { dataFolder, ballotDatabase }: Pick<BoxConfig, 'dataFolder' | 'ballotDatabase'>,
  { clock, fatal }: Environment,
): Promise<OpenBallotBox> {
  const store = await (ballotDatabase ? openBallotsIn(ballotDatabase) : openBallots(join(dataFolder, 'ballots'), fatal));
  const { boxes, voices, threads, close } = store;
  return {
    ballot: ballotRoom({ boxes, clock }),
    voice: voiceRoom({ open: voices, published: threads, clock }),
    probe: () => boxes.find(NO_PULSE),
    close,
  };
}
