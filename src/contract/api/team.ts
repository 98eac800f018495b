// Who somebody is, and which teams they have to do with.
import * as z from 'zod/mini';
import { NameText, TeamId, UserId } from '#domain/ids';
import { member } from '../endpoint.ts';
import { noBody, noParams } from './parts.ts';

/** `governs`: may set this team's cadence (an owner of it, or an admin). `leads`: owns it. */
export const TeamView = z.strictObject({ id: TeamId, name: z.string(), leads: z.boolean(), governs: z.boolean() });
export type TeamView = z.infer<typeof TeamView>;

/** The teams that this person is in. */
export const Me = z.strictObject({ user: UserId, admin: z.boolean(), teams: z.array(TeamView) });
export type Me = z.infer<typeof Me>;

/** Teams in the order of their names. */
export const TeamsPage = z.strictObject({
  teams: z.array(z.strictObject({ id: TeamId, name: z.string() })),
  /** What the next page comes after; `null` on the last. */
  next: z.nullable(z.string()),
});
export type TeamsPage = z.infer<typeof TeamsPage>;

export const team = {
  me: member({ method: 'GET', path: '/api/me', access: 'organisation', params: noParams, request: noBody, response: Me }),

  /** All teams that have Mutual, a page at a time; with `search`, those in whose name it stands. */
  teams: member({
    method: 'GET',
    path: '/api/teams',
    access: 'admins',
    params: z.strictObject({
      search: z.optional(NameText.check(z.maxLength(100))),
      after: z.optional(z.string().check(z.maxLength(2_000))),
    }),
    request: noBody,
    response: TeamsPage,
  }),
};
