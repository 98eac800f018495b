// Which stores the environment speaks of: those that a server with the same variables would open.
import { join } from 'node:path';
import { z } from 'zod';
import { databases, setIn } from '../config.ts';
import type { Copyable } from '../store/copy/copy.ts';
import type { BallotStore } from '../store/ballot-store.ts';
import { copyEmbedded } from '../store/embedded/copy.ts';
import { openBallots } from '../store/embedded/ballots.ts';
import { openMembers } from '../store/embedded/members.ts';
import { openBallots as openBallotsIn } from '../store/postgres/ballots.ts';
import { copyPostgres } from '../store/postgres/copy.ts';
import type { MemberStore } from '../store/member-store.ts';
import { openMembers as openMembersIn } from '../store/postgres/members.ts';

const Variables = z.object({
  DATA_FOLDER: z.string().min(1).default('var/data'),
  DATABASE_URL: z.string().min(1).optional(),
  BALLOT_DATABASE_URL: z.string().min(1).optional(),
});

type Environment = Record<string, string | undefined>;

function locationsOf(environment: Environment) {
  const read = Variables.parse(setIn(environment));
  const { memberDatabase, ballotDatabase } = databases(read);
  const database = memberDatabase && ballotDatabase ? { members: memberDatabase, ballots: ballotDatabase } : undefined;
  return { folder: read.DATA_FOLDER, database };
}

/** The store in PostgreSQL if there is one, otherwise the embedded one. @throws an Error if a server is running on that */
export function storeOf(environment: Environment): Promise<Copyable> {
  const { folder, database } = locationsOf(environment);
  return database ? copyPostgres(database) : copyEmbedded(folder);
}

/** From the embedded store into PostgreSQL. @throws an Error if DATABASE_URL is missing */
export async function bothOf(environment: Environment): Promise<{ from: Copyable; to: Copyable }> {
  const { folder, database } = locationsOf(environment);
  if (database === undefined) throw new Error('DATABASE_URL says where to move to, and is not set.');
  return { from: await copyEmbedded(folder), to: await copyPostgres(database) };
}

export type OpenStores = MemberStore & BallotStore;

/** The stores as rooms use them. @throws an Error if a server is running on the embedded one */
export async function openStores(environment: Environment): Promise<OpenStores> {
  const { folder, database } = locationsOf(environment);
  const [members, ballots] = database
    ? [await openMembersIn(database.members), await openBallotsIn(database.ballots)]
    : [await openMembers(join(folder, 'members'), fail), await openBallots(join(folder, 'ballots'), fail)];
  return { ...members, ...ballots, close: async () => void (await Promise.all([members.close(), ballots.close()])) };
}

function fail(error: unknown): never {
  throw error;
}
