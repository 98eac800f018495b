// How close durable counting comes to what the disk can do.
import { join } from 'node:path';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { openBallots } from '../../../server/store/embedded/ballots.ts';
import { byClients } from '../clients.ts';
import { fatal, inFolder } from '../folder.ts';
import { mixed, openBoxes, signBallots, somePulses } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { writeAgain, written, type Written } from '../written.ts';

const ROUNDS = 9;
const CASTS = 1_000;
const PULSES = 20;

export const durable: Ratio = {
  name: 'durable',
  title: 'durable casts/s, 64 clients, 20 pulses: against a bare loop of the same writes',
  bound: { atLeast: 0.5 },
  run: (progress) =>
    inFolder(async (folder) => {
      const pulses = somePulses(PULSES);
      const waiting = mixed(signBallots(progress, pulses, (ROUNDS + 1) * CASTS), PULSES);
      const store = await openBallots(join(folder, 'ours'), fatal);
      await openBoxes(store.boxes, pulses);
      const room = ballotRoom({ boxes: store.boxes, clock: () => 0 });
      let writes: Written[] = [];
      const ours = async () => {
        const batch = waiting.splice(0, CASTS);
        let took = 0;
        writes = await written(async () => {
          took = await byClients(batch, ({ pulse, text }) => room.cast(pulse, text));
        });
        return (CASTS / took) * 1_000;
      };
      const bare = async () => (CASTS / (await writeAgain(join(folder, 'bare'), writes))) * 1_000;
      const { one, other, ratio } = await compare(progress, ROUNDS, ours, bare);
      await store.close();
      const batch = (CASTS / writes.length).toFixed(1);
      return { value: ratio, detail: `${one.toFixed(0)} casts/s, ${other.toFixed(0)} bare, ${batch} casts a write` };
    }),
};
