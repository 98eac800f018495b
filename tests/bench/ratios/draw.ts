// What it costs to hand out a credential: who asks, may they, two signatures, made durable; against the signatures alone.
import { credentials } from '../../../server/credential/credential.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { teamKey } from '../../../server/records/team.ts';
import { bareSign } from '../bare.ts';
import { startServer } from '../child.ts';
import { someNumber } from '../device.ts';
import { fatal, inFolder } from '../folder.ts';
import { costOf, type Sent } from '../load.ts';
import { SECRET } from '../million.ts';
import { again } from '../processor.ts';
import { somePulses, type OpenPulse } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { openPulse, somePeople, someTeam, TENANT } from '../teams.ts';

const ROUNDS = 5;
const MEMBERS = 100;
/** In each round; the first time records what a member draws, and it is signed again whenever they ask again. */
const TIMES = 3;

export const draw: Ratio = {
  name: 'costs-draw',
  title: 'a credential drawn over HTTP, in a team of 100: against its two signatures alone',
  bound: { atMost: 2 },
  run: (progress) =>
    inFolder(async (folder) => {
      const people = somePeople(MEMBERS);
      const team = someTeam(people);
      const open = openPulse(team.team, people);
      const pulse = open.terms.pulse;
      const store = await openMembers(folder, fatal);
      await store.teams.create(teamKey(TENANT, team.team), { ...team, pulses: [...team.pulses, open] });
      await credentials({ rolls: store.rolls, secret: SECRET, clock: () => 0 }).enrol(pulse, people, 1);
      await store.close();

      const server = await startServer('members', folder, people.join(' '));
      const once = people.map((user): Sent => {
        const body = JSON.stringify({ ballot: someNumber(), voice: someNumber() });
        const headers = { authorization: user, 'content-type': 'application/json' };
        return { method: 'POST', path: `/api/teams/${team.team}/pulses/${pulse}/credential`, headers, body };
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
};
