// An instance of both rooms on PostgreSQL, with members who draw their credentials and cast their ballots.
import { writeBallot, type Answer } from '#domain/ballot/ballot';
import type { PulseId, UserId } from '#domain/ids';
import { DEFAULT_POLICY } from '#domain/policy/policy';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { credentialRoom } from '../../../server/credential/credential.ts';
import { openBallots } from '../../../server/store/postgres/ballots.ts';
import { openMembers } from '../../../server/store/postgres/members.ts';
import { messageOf } from '../../support/signed-ballot.ts';
import { bareMember } from '../bare.ts';
import { byClients } from '../clients.ts';
import { drawing, someNumber } from '../device.ts';
import { SECRET } from '../registration.ts';
import { memberOf } from '../teams.ts';
import { answering } from './served.ts';

export type Wanted = { /** How many members' signatures and checks, and nothing else. */ alone: number } | { from: number; to: number };

/** Of a team with the policy that it has at first. */
const ITEMS = DEFAULT_POLICY.length;

const [, , url = '', id = '', spki = ''] = process.argv;
const pulse = id as PulseId;
const clock = () => 0;
const { credentials } = await openMembers({ url, schema: 'members' });
const { boxes } = await openBallots({ url, schema: 'ballots' });
const [credential, ballot] = [credentialRoom({ credentials, secret: SECRET, clock }), ballotRoom({ boxes, clock })];
const context = messageOf('ballot', pulse, Buffer.from(spki, 'base64'));

answering(0, (question) => {
  const wanted = JSON.parse(question) as Wanted;
  return 'alone' in wanted ? cryptography(wanted.alone) : voteAll(wanted);
});

/** @returns how long it took for each member, in microseconds */
function cryptography(members: number): number {
  const one = bareMember();
  const begin = performance.now();
  for (let member = 0; member < members; member++) one();
  return ((performance.now() - begin) * 1_000) / members;
}

/** @returns the most memory that this process has had, in kilobytes */
async function voteAll({ from, to }: { from: number; to: number }): Promise<number> {
  const members = Array.from({ length: to - from }, (_, nth) => memberOf(from + nth));
  await byClients(members, vote);
  return process.resourceUsage().maxRSS;
}

async function vote(member: UserId): Promise<void> {
  const { blinded, prefix } = drawing(context);
  const { ballot: signature } = await credential.sign(pulse, member, { ballot: blinded, voice: someNumber() });
  const answers = Array.from({ length: ITEMS }, () => Math.floor(Math.random() * 6) as Answer);
  await ballot.cast(pulse, writeBallot({ prefix, signature, answers }));
}
