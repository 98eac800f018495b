// Pulses: which there are, how one stands, and opening one by hand.
import * as z from 'zod/mini';
import { Cadence } from '#domain/cadence/cadence';
import { Occurrence } from '#domain/cadence/occurrence';
import { Count, Instant, ItemId, PulseId, TeamId } from '#domain/ids';
import { PromptId } from '#domain/items/prompts';
import { Why } from '#domain/items/why';
import { Phase, Turnout } from '#domain/pulse/pulse';
import { Terms } from '#domain/pulse/terms';
import { member } from '../endpoint.ts';
import { noBody, noParams, ofPulse, ofTeam } from './parts.ts';

export const PulseSummary = z.strictObject({
  pulse: PulseId,
  team: TeamId,
  teamName: z.string(),
  phase: Phase,
  opensAt: Instant,
  closesAt: Instant,
  /** Is the person who asks on this pulse's roll? */
  asked: z.boolean(),
  /** How many other teams were asked with this one, by this team's cadence. */
  joinedTeams: Count,
});
export type PulseSummary = z.infer<typeof PulseSummary>;

const Asked = z.strictObject({ item: ItemId, why: Why });

export const NextItems = z.strictObject({
  /** What the rotation would ask in a pulse that opens now. */
  now: z.array(Asked),
  /** Does it also ask whether a promise was kept? The last of five statements stays away then. */
  nowPromise: z.boolean(),
  /** May one of them be about how people fare? */
  thriving: z.boolean(),
  /** What the next occurrence asks; `null` if none is to come. */
  next: z.nullable(
    z.strictObject({
      occurrence: Occurrence,
      items: z.array(Asked),
      /** As `nowPromise`. */
      promise: z.boolean(),
      /** Has the leader, or an admin, chosen for this occurrence? */
      isChosen: z.boolean(),
    }),
  ),
});
export type NextItems = z.infer<typeof NextItems>;

export const PulseView = z.strictObject({
  terms: Terms,
  phase: Phase,
  /** Why each statement of the terms is asked; `null` where that was not recorded. */
  whys: z.nullable(z.array(Why)),
  /** The question that is offered to whoever writes a voice; `null` where none was recorded. */
  prompt: z.nullable(PromptId),
  asked: z.boolean(),
  /** Was this person not on the roll of the pulse before, though on this one's? */
  newcomer: z.boolean(),
  /** Has a credential been drawn in this person's name? Lets everyone notice a stranger's. */
  begun: z.boolean(),
  turnout: Turnout,
  /**
   * Names of the people in the team, `;` between them, so that the device can warn before one of them is named in a voice. Everybody gets them
   * with the page, or the request would tell who writes; as one text, because a list of thousands costs more than the rest of the page.
   */
  names: z.string(),
  /** Where the calls go that are made as nobody, without a slash at the end; `null`: to this server. */
  ballots: z.nullable(z.url()),
});
export type PulseView = z.infer<typeof PulseView>;

export const pulse = {
  /** Of the teams that this person is in, newest first. */
  pulses: member({
    method: 'GET',
    path: '/api/pulses',
    access: 'organisation',
    params: noParams,
    request: noBody,
    response: z.strictObject({ pulses: z.array(PulseSummary) }),
  }),
  /** Of one team, newest first: for whoever governs teams that they are not in, too. */
  teamPulses: member({
    method: 'GET',
    path: '/api/teams/:team/pulses',
    access: 'team',
    params: ofTeam,
    request: noBody,
    response: z.strictObject({ pulses: z.array(PulseSummary) }),
  }),
  nextItems: member({
    method: 'GET',
    path: '/api/teams/:team/next-items',
    access: 'governors',
    params: ofTeam,
    request: noBody,
    response: NextItems,
  }),
  /** For one occurrence, once, as long as it is not opening. */
  chooseNext: member({
    method: 'PUT',
    path: '/api/teams/:team/next-items',
    access: 'governors',
    params: ofTeam,
    request: z.strictObject({
      occurrence: z.string().check(z.maxLength(1_000)),
      /** Beside the core; `null` leaves the choice to the rotation. */
      items: z.nullable(z.array(ItemId).check(z.maxLength(2))),
    }),
    response: NextItems,
  }),
  openPulse: member({
    method: 'POST',
    path: '/api/teams/:team/pulses',
    access: 'leader',
    params: ofTeam,
    request: z.strictObject({
      items: z.nullable(z.array(ItemId).check(z.minLength(3), z.maxLength(5))),
      workingDays: Cadence.shape.workingDays,
    }),
    response: z.strictObject({ pulse: PulseId }),
  }),
  pulse: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: PulseView,
  }),
};
