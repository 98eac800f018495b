// What a whole member costs: the page, the credential, the ballot; against the cryptography and as many bare requests.
import { writeBallot, type Answer } from '#domain/ballot/ballot';
import { DEFAULT_POLICY } from '#domain/policy/policy';
import { bareMember } from '../bare.ts';
import { startServer, type ServerChild } from '../child.ts';
import { byClients } from '../clients.ts';
import { drawing, someNumber } from '../device.ts';
import { inFolder } from '../folder.ts';
import { costOf, withClients } from '../load.ts';
import { openPulses, type AskedTeam } from '../open-pulses.ts';
import { again } from '../processor.ts';
import type { Product } from '../product.ts';
import type { Ratio } from '../ratio.ts';
import { withEntra, type Entra } from '../registration.ts';
import { compare } from '../rounds.ts';
import { SMALL } from '../small.ts';
import { somePeople } from '../teams.ts';

const ROUNDS = 5;
/** Members of each round. */
const MEMBERS = 400;
/** What a member sends: for the page, the credential, the ballot. */
const REQUESTS = 3;
/** Of a team with the policy that it has at first. */
const ITEMS = DEFAULT_POLICY.length;

/** Somebody who is about to answer. */
interface Voter extends AskedTeam {
  authorization: string;
}

const member = (people: number): Ratio => ({
  name: people === 50 ? 'member' : `member-${people}`,
  title: `a member's page, credential and ballot over HTTP, in a team of ${people.toLocaleString('en')}: against cryptography and three bare requests`,
  bound: { atMost: people === 50 ? 2 : 2.2 },
  run: (progress) =>
    withEntra((entra) =>
      inFolder(async (folder) => {
        const open = await openPulses(progress, folder, Math.ceil(((ROUNDS + 1) * MEMBERS) / people), people);
        const product: Product = { folder, keys: entra.keys, people, teams: [] };
        const server = await startServer('product', JSON.stringify(product));
        const bare = await startServer('bare');
        const waiting = votersOf(entra, open, people);
        const requests = Array.from({ length: MEMBERS * REQUESTS }, () => SMALL);
        const cryptography = bareMember();
        const { one, other, ratio } = await compare(
          progress,
          ROUNDS,
          () => costOfAll(server, waiting.splice(0, MEMBERS)),
          async () => (await costOf(bare, requests)) * REQUESTS + (await again(MEMBERS, cryptography)),
        );
        await Promise.all([server.stop(), bare.stop()]);
        return { value: ratio, detail: `${one.toFixed(0)} µs a member, ${other.toFixed(0)} µs bare` };
      }),
    ),
});

export const members = [member(50), member(2_000)];

/** Each with a token that nobody has seen. */
const votersOf = (entra: Entra, open: readonly AskedTeam[], people: number): Voter[] =>
  open.flatMap((one) => somePeople(people).map((user) => ({ ...one, authorization: entra.tokenOf(user) })));

/** Processor time of the server for each, in microseconds. */
async function costOfAll(server: ServerChild, voters: readonly Voter[]): Promise<number> {
  const before = await server.cpu();
  await withClients(server.port, (send) =>
    byClients(voters, async ({ team, pulse, context, authorization }) => {
      const path = `/api/teams/${team}/pulses/${pulse}`;
      await send({ method: 'GET', path, headers: { authorization } });
      const { blinded, prefix } = drawing(context);
      const body = JSON.stringify({ ballot: blinded, voice: someNumber() });
      const drawn = await send({
        method: 'POST',
        path: `${path}/credential`,
        headers: { authorization, 'content-type': 'application/json' },
        body,
      });
      const { ballot: signature } = JSON.parse(drawn) as { ballot: string };
      const answers = Array.from({ length: ITEMS }, (_, item) => ((item + voters.length) % 6) as Answer);
      await send({
        method: 'POST',
        path: `/ballot/${pulse}`,
        headers: { 'content-type': 'text/plain' },
        body: writeBallot({ prefix, signature, answers }),
      });
    }),
  );
  return ((await server.cpu()) - before) / voters.length;
}
