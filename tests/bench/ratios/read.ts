// What it costs to read one report over HTTP: whose request it is, may they, the report; against a bare request whose token is checked.
import { join } from 'node:path';
import { startServer } from '../child.ts';
import { inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import type { Product } from '../product.ts';
import type { Ratio } from '../ratio.ts';
import { withEntra } from '../registration.ts';
import { compare } from '../rounds.ts';
import { SMALL } from '../small.ts';
import { askedTeams, somePulseOf, storeInFolder, type Asked } from '../stored.ts';
import { somePeople } from '../teams.ts';

const ROUNDS = 9;
const PEOPLE = 8;
/** Everybody opens every report of the team. */
const PULSES = 26;
const READS = 2_000;

export const read: Ratio = {
  name: 'read',
  title: 'a report read over HTTP: against a bare request and the check of its token',
  bound: { atMost: 4 },
  run: (progress) =>
    withEntra((entra) =>
      inFolder(async (folder) => {
        const [asked] = askedTeams(1, PULSES) as [Asked];
        await storeInFolder(join(folder, 'members'), [asked]);
        const product: Product = { folder, keys: entra.keys, people: PEOPLE, teams: [] };
        const server = await startServer('product', JSON.stringify(product));
        const bare = await startServer('bare', entra.key.export({ type: 'spki', format: 'pem' }).toString());
        const tokens = somePeople(PEOPLE).map((user) => entra.tokenOf(user));
        const reads = Array.from({ length: READS }, (_, nth): Sent => {
          const { team, pulse } = somePulseOf(asked, nth);
          return { method: 'GET', path: `/api/teams/${team}/pulses/${pulse}/report`, headers: { authorization: tokens[nth % PEOPLE]! } };
        });
        const requests = reads.map(({ headers }): Sent => ({ ...SMALL, headers: { ...SMALL.headers, ...headers } }));
        const { one, other, ratio } = await compare(
          progress,
          ROUNDS,
          () => costOf(server, reads),
          () => costOf(bare, requests),
        );
        await Promise.all([server.stop(), bare.stop()]);
        return { value: ratio, detail: `${one.toFixed(0)} µs a read, ${other.toFixed(0)} µs bare` };
      }),
    ),
};
