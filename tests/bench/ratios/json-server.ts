// How many POSTs a second, beside json-server, which keeps its posts with lowdb as we keep our boxes: clients and machine the same.
import { join } from 'node:path';
import { startServer } from '../child.ts';
import { inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import { castOf, signBallots, somePulses, startBoxes } from '../pulses.ts';
import type { Progress, Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';

const ROUNDS = 5;
const CASTS = 1_000;
/** Few, because with 10,000 posts it takes some fifty a second. */
const POSTS = 128;
const PULSES = 20;
/** Of processor time, in microseconds: json-server leaves its posts to the system, so that only we wait for the disk. */
const SECOND = 1_000_000;

const headers = { 'content-type': 'application/json' };
const POST: Sent = { method: 'POST', path: '/posts', headers, body: JSON.stringify({ text: 't'.repeat(400) }) };
const posts = Array.from({ length: POSTS }, () => POST);

/** @param stored ballots, in twenty pulses, and posts */
const measure = (stored: number) => (progress: Progress) =>
  inFolder(async (folder) => {
    const pulses = somePulses(PULSES);
    const ballots = signBallots(progress, pulses, (ROUNDS + 1) * CASTS).map(castOf);
    progress(`storing ${stored}`);
    const ours = await startBoxes(join(folder, 'ours'), pulses, { stored: stored / PULSES });
    const peer = await startServer('json-server', join(folder, 'peer'), String(stored));
    const { one, other, ratio } = await compare(
      progress,
      ROUNDS,
      async () => SECOND / (await costOf(ours, ballots.splice(0, CASTS))),
      async () => SECOND / (await costOf(peer, posts)),
    );
    await Promise.all([ours.stop(), peer.stop()]);
    return { value: ratio, detail: `${one.toFixed(0)} casts/s, ${other.toFixed(0)} posts/s` };
  });

export const jsonServer: Ratio = {
  name: 'json-server',
  title: 'ballots cast a second (signed, counted once, durable) against posts of json-server',
  bound: { atLeast: 10 },
  run: measure(0),
};

export const jsonServerStored: Ratio = {
  name: 'json-server-10000',
  title: 'the same with 10,000 stored on both sides',
  bound: { atLeast: 60 },
  run: measure(10_000),
};
