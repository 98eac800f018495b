// What was published about a pulse, and the sum of several teams.
import * as z from 'zod/mini';
import { Count, ItemId, NameText, Positive, TeamId } from '#domain/ids';
import { Block, Report } from '#domain/report/report';
import { RollUp } from '#domain/report/roll-up';
import { member } from '../endpoint.ts';
import { noBody, ofPulse } from './parts.ts';

/**
 * What one of several teams that were asked together was told. `not-asked`: it was too small, or busy with another pulse, or Mutual was not
 * in it. `not-yours`: whoever asks may not read its report.
 */
const JoinedTeam = z.strictObject({
  team: TeamId,
  name: z.string(),
  standing: z.enum(['published', 'open', 'below-floor', 'lost', 'not-asked', 'not-yours']),
  /** Of the items about which something is published. */
  cells: z.array(
    z.strictObject({
      item: ItemId,
      n: Positive,
      agree: Block,
      change: z.enum(['up', 'down', 'no-clear-change', 'too-few', 'not-compared']),
    }),
  ),
});
export type JoinedTeam = z.infer<typeof JoinedTeam>;

/** In the order of their names. */
export const JoinedPage = z.strictObject({
  teams: z.array(JoinedTeam),
  /** On all pages together. */
  count: Count,
  /** What the next page comes after; `null` on the last. */
  next: z.nullable(TeamId),
});
export type JoinedPage = z.infer<typeof JoinedPage>;

export const report = {
  report: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/report',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: Report,
  }),
  rollUp: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/roll-up',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: z.strictObject({ rollUp: z.nullable(RollUp) }),
  }),
  /** The teams that were asked together, a page at a time; with `search`, those in whose name it stands. */
  joinedTeams: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/joined',
    access: 'governors',
    params: z.extend(ofPulse, { search: z.optional(NameText.check(z.maxLength(100))), after: z.optional(TeamId) }),
    request: noBody,
    response: JoinedPage,
  }),
};
