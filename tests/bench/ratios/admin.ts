// An admin's first page must cost the same however many teams the organisation has.
import { join } from 'node:path';
import { startServer } from '../child.ts';
import { inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import type { Product } from '../product.ts';
import type { Ratio } from '../ratio.ts';
import { withEntra } from '../registration.ts';
import { compare } from '../rounds.ts';
import { askedTeams, storeInFolder } from '../stored.ts';
import { memberOf } from '../teams.ts';

const ROUNDS = 7;
const TEAMS = 1_000;
const PULSES = 26;
const PAGES = 200;
/** What the first page asks for. */
const PATHS = ['/api/me', '/api/pulses', '/api/teams'];

export const admin: Ratio = {
  name: 'admin',
  title: `an admin's first page with 1,000 teams of 26 pulses: against one team`,
  bound: { atMost: 2 },
  run: (progress) =>
    withEntra((entra) =>
      inFolder(async (folder) => {
        progress(`storing ${TEAMS} teams`);
        const all = askedTeams(TEAMS, PULSES);
        /** The admin is in one of the teams. */
        const start = async (name: string, count: number) => {
          const own = join(folder, name);
          await storeInFolder(join(own, 'members'), all.slice(0, count));
          const product: Product = { folder: own, keys: entra.keys, people: 8, teams: [all[0]!.team.team] };
          return startServer('product', JSON.stringify(product));
        };
        const [many, single] = [await start('many', TEAMS), await start('single', 1)];
        const authorization = entra.tokenOf(memberOf(0), { roles: ['Pulse.Admin'] });
        const requests = Array.from({ length: PAGES }, () =>
          PATHS.map((path): Sent => ({ method: 'GET', path, headers: { authorization } })),
        ).flat();
        const page = async (server: typeof many) => (await costOf(server, requests)) * PATHS.length;
        const { one, other, ratio } = await compare(
          progress,
          ROUNDS,
          () => page(many),
          () => page(single),
        );
        await Promise.all([many.stop(), single.stop()]);
        return { value: ratio, detail: `${(one / 1_000).toFixed(2)} ms a page, ${(other / 1_000).toFixed(2)} ms with one team` };
      }),
    ),
};
