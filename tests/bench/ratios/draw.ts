// What it costs to hand out a credential: who asks, may they, two signatures, made durable; against the signatures alone.
import { bareSign } from '../bare.ts';
import { startServer } from '../child.ts';
import { someNumber } from '../device.ts';
import { inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import { openPulses, type AskedTeam } from '../open-pulses.ts';
import { again } from '../processor.ts';
import type { Product } from '../product.ts';
import { somePulses, type OpenPulse } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { withEntra } from '../registration.ts';
import { compare } from '../rounds.ts';
import { somePeople } from '../teams.ts';

const ROUNDS = 5;
const MEMBERS = 100;
/** In each round; the first time records what a member draws, and it is signed again whenever they ask again. */
const TIMES = 10;

export const draw: Ratio = {
  name: 'costs-draw',
  title: 'a credential drawn over HTTP, in a team of 100: against its two signatures alone',
  bound: { atMost: 2 },
  run: (progress) =>
    withEntra((entra) =>
      inFolder(async (folder) => {
        const [{ team, pulse }] = (await openPulses(progress, folder, 1, MEMBERS)) as [AskedTeam];
        const product: Product = { folder, keys: entra.keys, people: MEMBERS, teams: [] };
        const server = await startServer('product', JSON.stringify(product));
        const once = somePeople(MEMBERS).map((user): Sent => {
          const body = JSON.stringify({ ballot: someNumber(), voice: someNumber() });
          const headers = { authorization: entra.tokenOf(user), 'content-type': 'application/json' };
          return { method: 'POST', path: `/api/teams/${team}/pulses/${pulse}/credential`, headers, body };
        });
        const requests = Array.from({ length: TIMES }, () => once).flat();
        const [{ key }] = somePulses(1) as [OpenPulse];
        const bare = bareSign(key);
        const twice = () => [bare(), bare()];
        const { one, other, ratio } = await compare(
          progress,
          ROUNDS,
          () => costOf(server, requests),
          () => again(requests.length, twice),
        );
        await server.stop();
        return { value: ratio, detail: `${one.toFixed(0)} µs a request, ${other.toFixed(0)} µs the signatures` };
      }),
    ),
};
