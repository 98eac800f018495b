// Pulses that are over must not slow down the one that is open.
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { KeyId } from '#domain/ids';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { openBallots } from '../../../server/store/embedded/ballots.ts';
import { newPulse } from '../../support/signed-ballot.ts';
import { byClients } from '../clients.ts';
import { fatal, inFolder } from '../folder.ts';
import { mixed, openBoxes, signBallots, somePulses, type Ballot, type OpenPulse } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';

const ROUNDS = 11;
const CASTS = 500;
const PULSES = 20;
const CLOSED = 1_000;
/** Who answered in each of them. */
const COUNTED = 10;

export const closed: Ratio = {
  name: 'closed',
  title: 'casts/s with 1,000 closed pulses stored: against none',
  bound: { atLeast: 0.9 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(PULSES);
      const full = await openRoom(join(folder, 'full'), pulses);
      progress(`closing ${CLOSED} pulses`);
      await byClients(Array.from({ length: CLOSED }, newPulse), full.close);
      const empty = await openRoom(join(folder, 'empty'), pulses);
      const waiting = mixed(signBallots(progress, pulses, (ROUNDS + 1) * CASTS), PULSES);
      // The same ballots on both sides.
      const batches = Array.from({ length: ROUNDS + 1 }, () => waiting.splice(0, CASTS));
      const [ofFull, ofEmpty] = [[...batches], [...batches]];
      const { one, other, ratio } = await compare(
        progress,
        ROUNDS,
        () => full.rate(ofFull.pop() ?? []),
        () => empty.rate(ofEmpty.pop() ?? []),
      );
      await Promise.all([full.end(), empty.end()]);
      return { value: ratio, detail: `${one.toFixed(0)} casts/s, ${other.toFixed(0)} with none` };
    }),
};

async function openRoom(folder: string, pulses: readonly OpenPulse[]) {
  const { boxes, close: end } = await openBallots(folder, fatal);
  await openBoxes(boxes, pulses);
  const room = ballotRoom({ boxes, clock: () => 0 });
  return {
    end,
    close: async (pulse: OpenPulse['id']) => {
      await boxes.open(pulse, { spki: '', items: 5, closesAt: 1, floor: 5 });
      const spent = Array.from({ length: COUNTED }, () => randomBytes(32).toString('hex')).toSorted();
      const keyId = KeyId.parse(randomBytes(32).toString('base64url'));
      const root = randomBytes(32).toString('hex');
      await boxes.publish(pulse, { pulse, keyId, roll: COUNTED, issued: COUNTED, counted: COUNTED, spent, root });
    },
    rate: async (casts: readonly Ballot[]) => (CASTS / (await byClients(casts, ({ pulse, text }) => room.cast(pulse, text)))) * 1_000,
  };
}
