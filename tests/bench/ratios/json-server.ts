// How many ballots a second, beside json-server, which takes the same ballots as posts and keeps them with lowdb as we keep our boxes.
// What counts is processor time: json-server leaves its posts to the system, so that only we wait for the disk.
import { join } from 'node:path';
import { ANSWERS_MAX, readBallot } from '#domain/ballot/ballot';
import { startServer } from '../child.ts';
import { inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import { castOf, signBallots, somePulses, startBoxes, type Ballot } from '../pulses.ts';
import type { Measured, Ratio } from '../ratio.ts';
import { compare, type Compared } from '../rounds.ts';

const SECOND = 1_000_000;
const PULSES = 20;
/** As many on both sides, from an empty store on. */
const FROM_EMPTY = 5_000;
const STORED = 10_000;
/** Of posts few, because beside 10,000 of them it takes some fifty a second. */
const [CASTS, POSTS] = [2_000, 128];
const ROUNDS = 5;

const postOf = ({ pulse, text }: Ballot): Sent => ({
  method: 'POST',
  path: '/posts',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ pulse, ...readBallot(text, ANSWERS_MAX) }),
});

const told = ({ one, other, ratio }: Compared): Measured => ({
  value: ratio,
  detail: `${one.toFixed(0)} casts, ${other.toFixed(0)} posts in a second of processor time`,
});

export const jsonServer: Ratio = {
  name: 'json-server',
  title: 'ballots a second, 5,000 into an empty store (signed, counted once, durable), against the same as posts to json-server',
  bound: { atLeast: 10 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(PULSES);
      const ballots = signBallots(progress, pulses, FROM_EMPTY);
      let nth = 0;
      const rate = async (start: (folder: string) => ReturnType<typeof startServer>, requests: Sent[]) => {
        const server = await start(join(folder, String(nth++)));
        const cost = await costOf(server, requests);
        await server.stop();
        return SECOND / cost;
      };
      const ours = () => rate((own) => startBoxes(own, pulses), ballots.map(castOf));
      const peer = () => rate((own) => startServer('json-server', own, '0'), ballots.map(postOf));
      return told(await compare(progress, 1, ours, peer));
    }),
};

export const jsonServerStored: Ratio = {
  name: 'json-server-10000',
  title: 'the same beside 10,000 that are stored',
  bound: { atLeast: 60 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(PULSES);
      const ballots = signBallots(progress, pulses, (ROUNDS + 1) * CASTS);
      const casts = ballots.map(castOf);
      const posts = ballots.slice(0, POSTS).map(postOf);
      progress(`storing ${STORED}`);
      const ours = await startBoxes(join(folder, 'ours'), pulses, { stored: STORED / PULSES });
      const peer = await startServer('json-server', join(folder, 'peer'), String(STORED));
      const compared = await compare(
        progress,
        ROUNDS,
        async () => SECOND / (await costOf(ours, casts.splice(0, CASTS))),
        async () => SECOND / (await costOf(peer, posts)),
      );
      await Promise.all([ours.stop(), peer.stop()]);
      return told(compared);
    }),
};
