// Other teams that are asked with one: the same statements, from opening to closing.
import * as z from 'zod/mini';
import { TeamId } from '../ids.ts';

/** Teams of one tree; a larger organisation has several. */
const JOINED_MAX = 200;

export const JoinedTeams = z.array(TeamId).check(z.maxLength(JOINED_MAX));
export type JoinedTeams = z.infer<typeof JoinedTeams>;
