// When a team is asked, on which conditions, and with which others.
import * as z from 'zod/mini';
import { Cadence, Lost } from '#domain/cadence/cadence';
import { CalendarDay } from '#domain/cadence/days';
import { JoinedTeams } from '#domain/cadence/joined-teams';
import { Occurrence } from '#domain/cadence/occurrence';
import { Count, Instant } from '#domain/ids';
import { Policy } from '#domain/policy/policy';
import { member } from '../endpoint.ts';
import { noBody, ofTeam } from './parts.ts';

/** What a governor decides about a team. */
export const CadenceSettings = z.strictObject({ cadence: Cadence, policy: Policy, joinedTeams: JoinedTeams });
export type CadenceSettings = z.infer<typeof CadenceSettings>;

export const CadenceView = z.strictObject({
  settings: z.nullable(CadenceSettings),
  /** Whose calendar holds the series. */
  ownerName: z.nullable(z.string()),
  /** It is in the calendar of whoever asks. */
  isMine: z.boolean(),
  /** Opens the series in Outlook. */
  link: z.nullable(z.string()),
  roll: Count,
  /** No pulse opens until it goes on. */
  paused: z.boolean(),
  /** When it goes on by itself; `null`: when somebody says so. */
  goesOnAt: z.nullable(Instant),
  occurrences: z.array(Occurrence),
  /** How Outlook lost the series, if it did: nothing opens any more but what was known before. */
  lost: z.nullable(Lost),
});
export type CadenceView = z.infer<typeof CadenceView>;

export const cadence = {
  cadence: member({
    method: 'GET',
    path: '/api/teams/:team/cadence',
    access: 'governors',
    params: ofTeam,
    request: noBody,
    response: CadenceView,
  }),
  previewCadence: member({
    method: 'POST',
    path: '/api/teams/:team/cadence/preview',
    access: 'governors',
    params: ofTeam,
    request: Cadence,
    response: z.strictObject({
      occurrences: z.array(Occurrence),
      /** So many that were moved or deleted in Outlook would go back into the series. */
      takesBack: Count,
    }),
  }),
  saveCadence: member({
    method: 'PUT',
    path: '/api/teams/:team/cadence',
    access: 'governors',
    params: ofTeam,
    request: CadenceSettings,
    response: CadenceView,
  }),
  /** The series stays in the calendar; while it is paused no occurrence of it opens a pulse. */
  pauseCadence: member({
    method: 'PUT',
    path: '/api/teams/:team/cadence/paused',
    access: 'governors',
    params: ofTeam,
    request: z.strictObject({ paused: z.boolean(), until: z.optional(CalendarDay) }),
    response: CadenceView,
  }),
  /** The series goes from a colleague's calendar into the caller's. */
  takeOverCadence: member({
    method: 'POST',
    path: '/api/teams/:team/cadence/owner',
    access: 'governors',
    params: ofTeam,
    request: z.strictObject({}),
    response: CadenceView,
  }),
  /** Takes the series out of the calendar. A pulse that is open stays open. */
  endCadence: member({
    method: 'POST',
    path: '/api/teams/:team/cadence/end',
    access: 'governors',
    params: ofTeam,
    request: z.strictObject({}),
    response: CadenceView,
  }),
};
