// What it costs to take a ballot: read, check the credential, count, make durable; against the same app that checks a signature and no more.
import { join } from 'node:path';
import { inFolder } from '../folder.ts';
import { costOf } from '../load.ts';
import { castOf, signBallots, somePulses, startBoxes } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';

const ROUNDS = 15;
const REQUESTS = 1_000;
/** Of 500 members each, who answer as soon as it opens: one pulse after the other. */
const PULSES = ((ROUNDS + 1) * REQUESTS) / 500;

export const cast: Ratio = {
  name: 'cast',
  title: 'a ballot cast (read, checked, counted, durable) against a handler that checks a signature alone, processor time',
  bound: { atMost: 1.4 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(PULSES);
      const ballots = signBallots(progress, pulses, (ROUNDS + 1) * REQUESTS).map(castOf);
      const whole = await startBoxes(join(folder, 'whole'), pulses);
      const bare = await startBoxes(join(folder, 'bare'), pulses, { handler: 'bare' });
      const taken = ballots.slice(0, REQUESTS);
      const { one, other, ratio } = await compare(
        progress,
        ROUNDS,
        () => costOf(whole, ballots.splice(0, REQUESTS)),
        () => costOf(bare, taken),
      );
      await Promise.all([whole.stop(), bare.stop()]);
      return { value: ratio, detail: `${one.toFixed(0)} µs a cast, ${other.toFixed(0)} µs the signature checked alone` };
    }),
};
