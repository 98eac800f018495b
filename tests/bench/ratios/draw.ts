// What it costs to hand out a credential: who asks, may they, two signatures, made durable; against the signatures alone.
import { randomBytes } from 'node:crypto';
import { credentials } from '../../../server/credential.ts';
import { signer } from '../../../server/credential/signer.ts';
import { openMembers } from '../../../server/store/embedded-members.ts';
import { teamKey } from '../../../server/team.ts';
import { start } from '../child.ts';
import { fatal, inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import { processorTime } from '../processor.ts';
import { somePulses, type OpenPulse } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { openPulse, somePeople, someTeam, TENANT } from '../teams.ts';

const ROUNDS = 5;
const REQUESTS = 250;
const MEMBERS = 100;

export const draw: Ratio = {
  name: 'costs-draw',
  title: 'a credential drawn over HTTP in a team of 100: against its two signatures alone',
  bound: { atMost: 2 },
  run: (progress) =>
    inFolder(async (folder) => {
      const people = somePeople(MEMBERS);
      const store = await openMembers(folder, fatal);
      const team = someTeam(people);
      const open = openPulse(team.team, people);
      const pulse = open.terms.pulse;
      await store.teams.create(teamKey(TENANT, team.team), { ...team, pulses: [...team.pulses, open] });
      await credentials({ rolls: store.rolls, secret: 'for the bench alone', clock: () => 0 }).enrol(pulse, people, 1);
      await store.close();
      const server = await start('members', folder, people.join(' '));
      const requests = Array.from({ length: REQUESTS }, (_, nth): Sent => {
        const user = people[nth % MEMBERS]!;
        return {
          method: 'POST',
          path: `/api/teams/${team.team}/pulses/${pulse}/credential`,
          headers: { authorization: user, 'content-type': 'application/json' },
          body: blindedOf.get(user) ?? blinded(user),
        };
      });
      const [{ key }] = somePulses(1) as [OpenPulse];
      const { sign } = signer(key);
      const z = Buffer.alloc(256, 0x5a);
      const alone = () =>
        processorTime(REQUESTS, () => {
          for (let time = 0; time < 2 * REQUESTS; time++) sign(z);
        });
      const { one, other, ratio } = await compare(progress, ROUNDS, () => costOf(server, requests), alone);
      await server.stop();
      return { value: ratio, detail: `${one.toFixed(0)} µs a request, ${other.toFixed(0)} µs the signatures` };
    }),
};

const blindedOf = new Map<string, string>();
function blinded(user: string): string {
  const number = () => Buffer.concat([Buffer.from([0x5a]), randomBytes(255)]).toString('base64url');
  const body = JSON.stringify({ ballot: number(), voice: number() });
  blindedOf.set(user, body);
  return body;
}
