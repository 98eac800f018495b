// How long somebody who wants next to nothing waits while many members draw their credentials; against the signatures of one member.
import type { PulseId, UserId } from '#domain/ids';
import { credentialRoom } from '../../../server/credential/credential.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { newPulse } from '../../support/signed-ballot.ts';
import { bareSign } from '../bare.ts';
import { startServer } from '../child.ts';
import { someNumber } from '../device.ts';
import { fatal, inFolder } from '../folder.ts';
import { load, waits, type Sent } from '../load.ts';
import { SECRET } from '../registration.ts';
import { somePulses, type OpenPulse } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { somePeople, someTeamId } from '../teams.ts';

const ROUNDS = 5;
/** Of each round, who have a pulse of their own. */
const MEMBERS = 500;
const SIGNATURES = 400;
const GUEST: Sent = { method: 'GET', path: '/healthz' };

export const guests: Ratio = {
  name: 'guests',
  title: 'an empty request while 64 clients draw, the longest wait of a hundred: against the two signatures of one member',
  bound: { atMost: 30 },
  run: (progress) =>
    inFolder(async (folder) => {
      const store = await openMembers(folder, fatal);
      const { enrol } = credentialRoom({ credentials: store.credentials, secret: SECRET, clock: () => 0 });
      const rounds = Array.from({ length: ROUNDS + 1 }, () => ({ pulse: newPulse(), people: somePeople(MEMBERS) }));
      for (const { pulse, people } of rounds) await enrol(pulse, people, 1);
      await store.close();

      const server = await startServer('signing', folder);
      const draws = rounds.map(({ pulse, people }) => people.map((user) => drawOf(pulse, user)));
      const [{ key }] = somePulses(1) as [OpenPulse];
      const { one, other, ratio } = await compare(
        progress,
        ROUNDS,
        async () => longestOfHundred(await waits(server.port, GUEST, load(server.port, draws.pop() ?? []))),
        () => lasting(SIGNATURES, bareSign(key)) * 2,
      );
      await server.stop();
      return { value: ratio, detail: `${one.toFixed(1)} ms, ${other.toFixed(1)} ms the signatures` };
    }),
};

function drawOf(pulse: PulseId, user: UserId): Sent {
  const path = `/api/teams/${someTeamId()}/pulses/${pulse}/credential`;
  const body = JSON.stringify({ ballot: someNumber(), voice: someNumber() });
  return { method: 'POST', path, headers: { authorization: user, 'content-type': 'application/json' }, body };
}

/** @throws an Error if there is no number */
function longestOfHundred(numbers: readonly number[]): number {
  const longest = numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * 0.99)];
  if (longest === undefined) throw new Error('Nobody waited.');
  return longest;
}

/** @returns for each time, in milliseconds */
function lasting(times: number, act: () => unknown): number {
  const begin = performance.now();
  for (let time = 0; time < times; time++) act();
  return (performance.now() - begin) / times;
}
