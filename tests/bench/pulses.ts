// Open pulses with the ballots that their members will cast, signed before anything is measured.
import { randomBytes, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { ANSWERS_MAX, type Answer } from '#domain/ballot/ballot';
import type { PulseId } from '#domain/ids';
import type { BallotBoxes } from '../../server/ballot/ballot.ts';
import { openBallots } from '../../server/store/embedded/ballots.ts';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from '../support/signed-ballot.ts';
import { startServer, type ServerChild } from './child.ts';
import { fatal } from './folder.ts';
import type { Sent } from './load.ts';
import type { Progress } from './ratio.ts';

export interface OpenPulse {
  id: PulseId;
  key: KeyObject;
}

export interface Ballot {
  pulse: PulseId;
  text: string;
}

/** With one key for all, because making one takes longer than many a round. */
export function somePulses(count: number): OpenPulse[] {
  const key = newPrivateKey();
  return Array.from({ length: count }, () => ({ id: newPulse(), key }));
}

/** As many for each pulse. @returns one pulse after the other, as when everybody answers as soon as it opens */
export function signBallots(progress: Progress, pulses: readonly OpenPulse[], count: number): Ballot[] {
  progress(`signing ${count} ballots`);
  const each = Array.from({ length: count / pulses.length }, (_, nth) => someAnswers(nth));
  return pulses.flatMap(({ id, key }) => each.map((answers) => ({ pulse: id, text: signedBallot(id, key, answers).text })));
}

/** The same ballots, from each pulse in turn. */
export function mixed(ballots: readonly Ballot[], pulses: number): Ballot[] {
  const each = ballots.length / pulses;
  return ballots.map((_, nth) => ballots[(nth % pulses) * each + Math.floor(nth / pulses)] as Ballot);
}

const someAnswers = (nth: number) => Array.from({ length: ANSWERS_MAX }, (_, item) => ((nth + item) % 6) as Answer);

export const castOf = ({ pulse, text }: Ballot): Sent => ({
  method: 'POST',
  path: `/ballot/${pulse}`,
  headers: { 'content-type': 'text/plain' },
  body: text,
});

/** Opens a box for each; they stay open while the clock says 0, or as told. @param stored ballots that are in each already */
export async function openBoxes(boxes: BallotBoxes, pulses: readonly OpenPulse[], stored = 0, closesAt = 1): Promise<void> {
  const terms = { items: ANSWERS_MAX, closesAt, floor: 5 };
  for (const { id, key } of pulses) {
    await boxes.open(id, { ...terms, spki: spkiOf(key).toString('base64') });
    const ids = Array.from({ length: stored }, () => randomBytes(32).toString('hex'));
    await Promise.all(ids.map((spent, nth) => boxes.add(id, spent, someAnswers(nth))));
  }
}

/** A server with a box for each pulse. */
export async function startBoxes(
  folder: string,
  pulses: readonly OpenPulse[],
  { stored = 0, handler = 'whole' }: { stored?: number; handler?: 'whole' | 'bare' } = {},
): Promise<ServerChild> {
  const store = await openBallots(join(folder, 'ballots'), fatal);
  await openBoxes(store.boxes, pulses, stored);
  await store.close();
  return startServer('boxes', folder, handler);
}
