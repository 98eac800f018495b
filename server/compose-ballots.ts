// The ballot box: the rooms that know what and never who, on a store of their own. It runs inside the server, or as a process of its own.
import { join } from 'node:path';
import { PulseId, type Instant } from '#domain/ids';
import { ballots } from './ballot/ballot.ts';
import type { BoxConfig } from './config.ts';
import { openBallots } from './store/embedded/ballots.ts';
import { openBallots as openBallotsIn } from './store/postgres/ballots.ts';
import { voices } from './ballot/voice.ts';

interface World {
  clock: () => Instant;
  /** Called when something can't be made durable; must not return. */
  fatal: (error: unknown) => never;
}

const NO_PULSE = PulseId.parse('A'.repeat(22));

type Place = Pick<BoxConfig, 'dataFolder' | 'ballotDatabase'>;

/** @throws an Error if another process has the folder, one that names a document that can't be read, or that there is no such database */
export async function openBallotBox({ dataFolder, ballotDatabase }: Place, { clock, fatal }: World) {
  const store = await (ballotDatabase ? openBallotsIn(ballotDatabase) : openBallots(join(dataFolder, 'ballots'), fatal));
  const { boxes, voices: open, threads: published, close } = store;
  return {
    ballot: ballots({ boxes, clock }),
    voice: voices({ open, published, clock }),
    /** Rejects if the store does not answer. */
    probe: () => boxes.find(NO_PULSE),
    close,
  };
}
