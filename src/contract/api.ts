// The wire on one page, in the order in which a pulse flows. Both sides read it; nothing else goes over HTTP between them.
import * as z from 'zod/mini';
import { BallotText } from '#domain/ballot/ballot';
import { Cadence, Occurrence } from '#domain/cadence/cadence';
import { Count, Instant, ItemId, PulseId, TeamId, UserId } from '#domain/ids';
import { Phase, Turnout } from '#domain/pulse/pulse';
import { RollUp } from '#domain/report/roll-up';
import { Bulletin } from '#domain/ballot/bulletin';
import { Report } from '#domain/report/report';
import { Terms } from '#domain/pulse/terms';
import { AnswerText, MessageText, Thread, ThreadId, VoiceText } from '#domain/ballot/voice';
import { anonymous, member } from './endpoint.ts';

const nothing = z.undefined();
const noParams = z.strictObject({});
const ofTeam = z.strictObject({ team: TeamId });
const ofPulse = z.strictObject({ team: TeamId, pulse: PulseId });
const ofVoice = z.strictObject({ team: TeamId, pulse: PulseId, thread: ThreadId });
const ofBox = z.strictObject({ pulse: PulseId });

/** base64url of exactly 256 bytes: a blinded message or a signature. */
const Block256 = z.string().check(z.regex(/^[\w-]{342}$/));
const Blocks = z.strictObject({ ballot: Block256, voice: Block256 });

export const TeamView = z.strictObject({ id: TeamId, name: z.string(), leads: z.boolean(), governs: z.boolean() });
export type TeamView = z.infer<typeof TeamView>;

/** `governs`: may set this team's cadence (an owner of it, or an admin). `leads`: owns it. */
export const Me = z.strictObject({ user: UserId, admin: z.boolean(), teams: z.array(TeamView) });
export type Me = z.infer<typeof Me>;

export const CadenceView = z.strictObject({
  cadence: z.nullable(Cadence),
  /** Whose calendar holds the series. */
  ownerName: z.nullable(z.string()),
  /** Opens the series in Outlook. */
  link: z.nullable(z.string()),
  roll: Count,
  occurrences: z.array(Occurrence),
});
export type CadenceView = z.infer<typeof CadenceView>;

/** An effect that has not arrived. No reminder: a name would tell who has not begun. */
export const Delivery = z.strictObject({
  kind: z.enum(['announcement', 'notice', 'result', 'conversation']),
  to: z.string(),
  state: z.enum(['waiting', 'parked']),
  reason: z.string(),
  next: z.nullable(Instant),
});
export type Delivery = z.infer<typeof Delivery>;

export const Deliveries = z.strictObject({
  done: Count,
  planned: Count,
  missing: z.array(Delivery),
  /** Why a reminder did not arrive, if there was one; never how many. */
  lostReminder: z.nullable(z.string()),
});
export type Deliveries = z.infer<typeof Deliveries>;

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
  together: Count,
});
export type PulseSummary = z.infer<typeof PulseSummary>;

export const PulseView = z.strictObject({
  terms: Terms,
  phase: Phase,
  asked: z.boolean(),
  /** Has a credential been drawn in this person's name? Lets everyone notice a stranger's. */
  begun: z.boolean(),
  turnout: Turnout,
  /** Names of the people in the team, so that the device can warn before one of them is named in a voice. */
  names: z.array(z.string()),
  /** Where the calls go that are made as nobody, without a slash at the end; `null`: to this server. */
  ballots: z.nullable(z.url()),
});
export type PulseView = z.infer<typeof PulseView>;

export const Conversation = z.strictObject({
  state: z.enum(['proposed', 'confirmed', 'none-free']),
  start: z.nullable(Instant),
  end: z.nullable(Instant),
  people: Count,
  agenda: z.array(z.string()),
  /** Opens the event in Outlook, once it exists. */
  link: z.nullable(z.string()),
});
export type Conversation = z.infer<typeof Conversation>;

export const api = {
  me: member({ method: 'GET', path: '/api/me', params: noParams, request: nothing, response: Me }),

  cadence: member({ method: 'GET', path: '/api/teams/:team/cadence', params: ofTeam, request: nothing, response: CadenceView }),
  previewCadence: member({
    method: 'POST',
    path: '/api/teams/:team/cadence/preview',
    params: ofTeam,
    request: Cadence,
    response: z.strictObject({ occurrences: z.array(Occurrence) }),
  }),
  saveCadence: member({ method: 'PUT', path: '/api/teams/:team/cadence', params: ofTeam, request: Cadence, response: CadenceView }),
  deliveries: member({
    method: 'GET',
    path: '/api/teams/:team/deliveries',
    params: ofTeam,
    request: nothing,
    response: Deliveries,
  }),

  pulses: member({
    method: 'GET',
    path: '/api/pulses',
    params: noParams,
    request: nothing,
    response: z.strictObject({ pulses: z.array(PulseSummary) }),
  }),
  openPulse: member({
    method: 'POST',
    path: '/api/teams/:team/pulses',
    params: ofTeam,
    request: z.strictObject({
      items: z.nullable(z.array(ItemId).check(z.minLength(3), z.maxLength(5))),
      workingDays: z.int().check(z.minimum(1), z.maximum(10)),
    }),
    response: z.strictObject({ pulse: PulseId }),
  }),
  pulse: member({ method: 'GET', path: '/api/teams/:team/pulses/:pulse', params: ofPulse, request: nothing, response: PulseView }),

  credential: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/credential',
    params: ofPulse,
    request: Blocks,
    response: Blocks,
  }),

  keys: anonymous({
    method: 'GET',
    path: '/ballot/:pulse/keys',
    params: ofBox,
    request: nothing,
    response: z.strictObject({ ballot: z.string(), voice: z.string() }),
  }),
  cast: anonymous({ method: 'POST', path: '/ballot/:pulse', params: ofBox, request: BallotText, response: nothing }),
  bulletin: anonymous({ method: 'GET', path: '/ballot/:pulse/bulletin', params: ofBox, request: nothing, response: Bulletin }),

  speak: anonymous({ method: 'POST', path: '/voice/:pulse', params: ofBox, request: VoiceText, response: nothing }),
  answer: anonymous({ method: 'POST', path: '/voice/:pulse/answer', params: ofBox, request: AnswerText, response: nothing }),

  report: member({ method: 'GET', path: '/api/teams/:team/pulses/:pulse/report', params: ofPulse, request: nothing, response: Report }),

  together: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/together',
    params: ofPulse,
    request: nothing,
    response: z.strictObject({ rollUp: z.nullable(RollUp) }),
  }),

  voices: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/voices',
    params: ofPulse,
    request: nothing,
    response: z.strictObject({ threads: z.array(Thread) }),
  }),
  reply: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/voices/:thread',
    params: ofVoice,
    request: z.strictObject({ text: MessageText }),
    response: nothing,
  }),

  conversation: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/conversation',
    params: ofPulse,
    request: nothing,
    response: Conversation,
  }),
  confirmConversation: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/conversation',
    params: ofPulse,
    request: z.strictObject({ start: Instant }),
    response: Conversation,
  }),
};
